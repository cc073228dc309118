package io.xiaoneng.dashboard.page;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.util.UriUtils;

/**
 * {@code /metrics/ID.csv}: the API's answer as CSV, for a link in a page, which cannot say what it
 * accepts. Takes the API's parameters.
 */
@Page
class MetricFile {

  @GetMapping("/metrics/{id}.csv")
  void csv(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String path = "/api/v1/metrics/" + UriUtils.encodePathSegment(id, StandardCharsets.UTF_8);
    request.getRequestDispatcher(path).forward(new AcceptingCsv(request), response);
  }

  private static final class AcceptingCsv extends HttpServletRequestWrapper {

    AcceptingCsv(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getHeader(String name) {
      return name.equalsIgnoreCase(HttpHeaders.ACCEPT) ? "text/csv" : super.getHeader(name);
    }

    @Override
    public java.util.Enumeration<String> getHeaders(String name) {
      return name.equalsIgnoreCase(HttpHeaders.ACCEPT)
          ? java.util.Collections.enumeration(
              java.util.List.of("text/csv", MediaType.APPLICATION_PROBLEM_JSON_VALUE))
          : super.getHeaders(name);
    }
  }
}
