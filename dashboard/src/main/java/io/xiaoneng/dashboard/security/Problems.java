package io.xiaoneng.dashboard.security;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What the security filters answer to programs, as problem+json (RFC 9457). */
final class Problems {

  private Problems() {}

  /** Writes the whole answer; title and detail are plain words without quotes. */
  static void write(HttpServletResponse response, int status, String title, String detail)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/problem+json");
    response
        .getOutputStream()
        .write(
            "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                .formatted(title, status, detail)
                .getBytes(StandardCharsets.UTF_8));
  }
}
