package io.xiaoneng.dashboard.report.page;

import io.xiaoneng.dashboard.report.ReportFailedException;
import io.xiaoneng.dashboard.report.ReportNotReadyException;
import io.xiaoneng.dashboard.report.ReportPeriodException;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What goes wrong with reports in the API, as problem+json (RFC 9457) that names the section. */
@RestControllerAdvice(assignableTypes = ReportController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ReportProblems {

  private static final Logger LOG = LoggerFactory.getLogger(ReportProblems.class);
  private static final String RETRY_SECONDS = "60";

  /** What a failure is in HTTP. */
  static HttpStatus status(ReportFailedException failure) {
    return failure instanceof ReportNotReadyException early
        ? early.why() == ReportNotReadyException.Why.NO_BOOK
            ? HttpStatus.NOT_FOUND
            : HttpStatus.CONFLICT
        : HttpStatus.SERVICE_UNAVAILABLE;
  }

  /** Likewise. */
  static HttpStatus status(ReportPeriodException refused) {
    return switch (refused.why()) {
      case UNREADABLE -> HttpStatus.BAD_REQUEST;
      case NOT_OVER -> HttpStatus.CONFLICT;
      case NOBODY -> HttpStatus.NOT_FOUND;
    };
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> failed(ReportFailedException failure) {
    HttpStatus status = status(failure);
    if (status == HttpStatus.SERVICE_UNAVAILABLE) {
      LOG.warn("a report cannot be made: {}", failure.getMessage());
    }
    ProblemDetail problem = problem(status, failure);
    problem.setProperty("section", failure.section());
    return answer(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(ReportPeriodException refused) {
    ProblemDetail problem = problem(status(refused), refused);
    problem.setProperty("field", "period");
    return answer(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> notAcceptable(ReportController.NotAcceptableException refused) {
    return answer(problem(HttpStatus.NOT_ACCEPTABLE, refused));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> busy(ReportFiles.BusyException busy) {
    return answer(problem(HttpStatus.SERVICE_UNAVAILABLE, busy));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unwritten(IOException failure) {
    LOG.warn("a report cannot be written", failure);
    return answer(
        ProblemDetail.forStatusAndDetail(
            HttpStatus.SERVICE_UNAVAILABLE, "the report cannot be written at the moment"));
  }

  private static ProblemDetail problem(HttpStatus status, RuntimeException failure) {
    return ProblemDetail.forStatusAndDetail(status, String.valueOf(failure.getMessage()));
  }

  private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
      answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
    return answer.body(problem);
  }
}
