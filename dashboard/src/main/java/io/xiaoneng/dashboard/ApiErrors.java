package io.xiaoneng.dashboard;

import io.xiaoneng.dashboard.casefile.CaseNotFoundException;
import io.xiaoneng.dashboard.clickhouse.ClickHouseQueryException;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.dashboard.known.KnownAtBusyException;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.metric.UnknownMetricException;
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What goes wrong in the API, as problem+json (RFC 9457). Pages show their own. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiErrors {

  private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);

  private static final String RETRY_SECONDS = "2";

  @ExceptionHandler
  ResponseEntity<ProblemDetail> badParameter(BadParameterException failure) {
    ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, failure.getMessage());
    problem.setProperty("field", failure.field());
    return answer(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unknownMetric(UnknownMetricException failure) {
    return answer(problem(HttpStatus.NOT_FOUND, failure.getMessage()));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unknownCase(CaseNotFoundException failure) {
    return answer(problem(HttpStatus.NOT_FOUND, failure.getMessage()));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> busy(KnownAtBusyException failure) {
    return answer(problem(HttpStatus.SERVICE_UNAVAILABLE, failure.getMessage()));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unavailable(ClickHouseUnavailableException failure) {
    LOG.warn("no figures: {}", String.valueOf(failure.getCause()));
    return answer(
        problem(HttpStatus.SERVICE_UNAVAILABLE, "the figures are not available at the moment"));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(ClickHouseQueryException failure) {
    if (failure.code() == ClickHouseQueryException.TIMEOUT_EXCEEDED) {
      return answer(
          problem(
              HttpStatus.SERVICE_UNAVAILABLE,
              "the answer took too long; ask for a shorter period or fewer dimensions"));
    }
    LOG.error("a query failed", failure);
    return answer(problem(HttpStatus.INTERNAL_SERVER_ERROR, "the question could not be answered"));
  }

  private static ProblemDetail problem(HttpStatus status, @Nullable String detail) {
    return ProblemDetail.forStatusAndDetail(
        status, detail == null ? status.getReasonPhrase() : detail);
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
