package io.xiaoneng.dashboard.security;

import io.xiaoneng.dashboard.audit.AuditLog;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** What somebody hears who asks for what their roles do not allow, and what the audit log does. */
@Component
class Refusals {

  private final AuditLog audit;
  private final CurrentActor current;
  private final HomePages homes;

  Refusals(AuditLog audit, CurrentActor current, HomePages homes) {
    this.audit = audit;
    this.current = current;
    this.homes = homes;
  }

  void toPrograms(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    told(request, denied);
    Problems.write(response, 403, "Forbidden", reason());
  }

  /** Whoever has no share in the city's front page is shown to their own. */
  void toBrowsers(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    if (FullSignIn.awaiting() != null) {
      response.sendRedirect(request.getContextPath() + "/login/code");
      return;
    }
    Actor actor = current.get();
    String home = homes.of(actor);
    boolean nowhereElse = actor.roles().isEmpty() || request.getRequestURI().equals("/");
    if (request.getMethod().equals("GET") && nowhereElse && !home.equals(request.getRequestURI())) {
      response.sendRedirect(home);
      return;
    }
    told(request, denied);
    response.sendError(HttpServletResponse.SC_FORBIDDEN);
  }

  private static String reason() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null && Authorities.awaitsCode(authentication.getAuthorities())) {
      return "this user signs in with a second factor, which is asked for on the page only;"
          + " programs take a token, or a user of their own";
    }
    if (authentication != null && Authorities.mustEnrol(authentication.getAuthorities())) {
      return "this user has to set up a second factor first, on the page /account";
    }
    return "these credentials may not do that";
  }

  /** A form without its token is no attempt of the one who sent it. */
  private void told(HttpServletRequest request, AccessDeniedException denied) {
    if (!(denied instanceof CsrfException)) {
      audit.record(
          current.get(), "access.refused", request.getMethod() + " " + request.getRequestURI(), "");
    }
  }
}
