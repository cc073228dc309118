package io.xiaoneng.dashboard.notice;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What goes wrong with notices in the API, as problem+json (RFC 9457). */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class NoticeErrors {

  @ExceptionHandler
  ProblemDetail missing(NoticeMissingException missing) {
    return problem(HttpStatus.NOT_FOUND, missing);
  }

  @ExceptionHandler
  ProblemDetail conflict(NoticeConflictException conflict) {
    return problem(HttpStatus.CONFLICT, conflict);
  }

  private static ProblemDetail problem(HttpStatus status, RuntimeException failure) {
    return ProblemDetail.forStatusAndDetail(status, String.valueOf(failure.getMessage()));
  }
}
