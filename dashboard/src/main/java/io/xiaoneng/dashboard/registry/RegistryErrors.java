package io.xiaoneng.dashboard.registry;

import io.xiaoneng.registry.change.Finding;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What goes wrong with registry records in the API, as problem+json that names the field. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class RegistryErrors {

  /** One thing that a rule says. */
  record Fault(String key, String field, String message) {}

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(RegistryRefusedException failure) {
    List<Fault> faults =
        failure.findings().stream()
            .filter(Finding::error)
            .map(each -> new Fault(each.key().toString(), each.field(), each.message()))
            .toList();
    ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, failure);
    problem.setProperty("field", faults.get(0).field());
    problem.setProperty("errors", faults);
    return answer(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> notFound(RecordNotFoundException failure) {
    return answer(problem(HttpStatus.NOT_FOUND, failure));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> away(RegistryLogException failure) {
    ProblemDetail problem = problem(HttpStatus.SERVICE_UNAVAILABLE, failure);
    problem.setProperty("unknown", failure.unknown());
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .header(HttpHeaders.RETRY_AFTER, "5")
        .body(problem);
  }

  private static ProblemDetail problem(HttpStatus status, Exception failure) {
    return ProblemDetail.forStatusAndDetail(status, String.valueOf(failure.getMessage()));
  }

  private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
