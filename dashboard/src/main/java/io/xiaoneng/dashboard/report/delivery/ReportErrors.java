package io.xiaoneng.dashboard.report.delivery;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What goes wrong with runs of reports in the API, as problem+json (RFC 9457). */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ReportErrors {

  @ExceptionHandler
  ProblemDetail missing(ReportMissingException missing) {
    return problem(HttpStatus.NOT_FOUND, missing);
  }

  @ExceptionHandler
  ProblemDetail conflict(ReportConflictException conflict) {
    return problem(HttpStatus.CONFLICT, conflict);
  }

  @ExceptionHandler
  ProblemDetail gone(SpoolGoneException gone) {
    return problem(HttpStatus.GONE, gone);
  }

  private static ProblemDetail problem(HttpStatus status, RuntimeException failure) {
    return ProblemDetail.forStatusAndDetail(status, String.valueOf(failure.getMessage()));
  }
}
