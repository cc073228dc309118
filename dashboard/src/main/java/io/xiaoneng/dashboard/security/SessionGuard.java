package io.xiaoneng.dashboard.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a session that may not go on before anything is read from it. */
final class SessionGuard extends OncePerRequestFilter {

  private final Sessions sessions;

  SessionGuard(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpSession session = request.getSession(false);
    if (session != null && !sessions.isGood(session)) {
      session.invalidate();
    }
    chain.doFilter(request, response);
  }
}
