package io.xiaoneng.dashboard.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * What the framework itself refuses: an address that nothing answers, a method that it does not
 * take, a number that is none. A program is answered with problem+json (RFC 9457); whoever looks at
 * pages gets the page of {@link FailureViews}.
 */
@ControllerAdvice
@Order(0)
class RefusedRequests extends ResponseEntityExceptionHandler {

  private static final String API = "/api/";

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception failure,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    ServletWebRequest web = (ServletWebRequest) request;
    HttpServletResponse response = web.getResponse();
    if (response == null || response.isCommitted() || !wantsPage(web.getRequest())) {
      return super.handleExceptionInternal(failure, body, headers, status, request);
    }
    headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
    try {
      response.sendError(status.value());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return null;
  }

  private static boolean wantsPage(HttpServletRequest request) {
    String accepted = request.getHeader(HttpHeaders.ACCEPT);
    return !request.getRequestURI().startsWith(request.getContextPath() + API)
        && accepted != null
        && accepted.contains(MediaType.TEXT_HTML_VALUE);
  }
}
