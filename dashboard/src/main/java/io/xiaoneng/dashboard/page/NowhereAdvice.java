package io.xiaoneng.dashboard.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * An address that nothing answers: whoever looks at pages gets the page that says so, a program
 * problem+json (RFC 9457).
 */
@ControllerAdvice
@Order(NowhereAdvice.BEFORE_PROBLEM_DETAILS)
class NowhereAdvice {

  /** Spring Boot's own answer, which is problem+json for everybody, has order 0. */
  static final int BEFORE_PROBLEM_DETAILS = -1;

  private static final String API = "/api/";

  private final FailureViews views;

  NowhereAdvice(FailureViews views) {
    this.views = views;
  }

  @ExceptionHandler
  Object nowhere(HttpServletRequest request, NoResourceFoundException failure) {
    String accepted = request.getHeader(HttpHeaders.ACCEPT);
    if (request.getRequestURI().startsWith(API) || !wantsPage(accepted)) {
      return ResponseEntity.status(failure.getStatusCode())
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(failure.getBody());
    }
    return Objects.requireNonNull(views.resolveErrorView(request, HttpStatus.NOT_FOUND, Map.of()));
  }

  private static boolean wantsPage(@Nullable String accepted) {
    return accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
  }
}
