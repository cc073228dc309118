package io.xiaoneng.dashboard.supervision;

import io.xiaoneng.supervision.Refusal;
import io.xiaoneng.supervision.StepRefusedException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What goes wrong with cards and tasks in the API, as problem+json (RFC 9457). */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class SupervisionErrors {

  @ExceptionHandler
  ProblemDetail refused(StepRefusedException refusal) {
    ProblemDetail problem = problem(status(refusal.reason()), refusal);
    problem.setProperty("reason", refusal.reason());
    return problem;
  }

  @ExceptionHandler
  ProblemDetail overtaken(OvertakenException overtaken) {
    ProblemDetail problem = problem(HttpStatus.CONFLICT, overtaken);
    problem.setProperty("reason", "OVERTAKEN");
    problem.setProperty("standing", overtaken.standing());
    return problem;
  }

  @ExceptionHandler
  ProblemDetail missing(MatterMissingException missing) {
    return problem(HttpStatus.NOT_FOUND, missing);
  }

  @ExceptionHandler
  ProblemDetail file(NoteRefusedException refused) {
    return problem(refused.status(), refused);
  }

  /** What a refusal is in HTTP. */
  static HttpStatus status(Refusal reason) {
    return switch (reason) {
      case INCOMPLETE -> HttpStatus.BAD_REQUEST;
      case WRONG_PARTY, OWN_MATTER -> HttpStatus.FORBIDDEN;
      case WRONG_STATE, NOT_HEARD, TERM_RUNS, TERM_OVER, ONCE_ONLY, TOO_SOON -> HttpStatus.CONFLICT;
    };
  }

  private static ProblemDetail problem(HttpStatus status, RuntimeException failure) {
    return ProblemDetail.forStatusAndDetail(status, String.valueOf(failure.getMessage()));
  }
}
