package io.xiaoneng.dashboard.security;

import io.xiaoneng.dashboard.audit.AuditLog;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/** What follows on signing in by the form, and on signing out. */
@Component
class SignIns {

  private final AuditLog audit;
  private final SavedRequestAwareAuthenticationSuccessHandler onward =
      new SavedRequestAwareAuthenticationSuccessHandler();
  private final SimpleUrlAuthenticationFailureHandler wrong =
      new SimpleUrlAuthenticationFailureHandler("/login?error");
  private final SimpleUrlAuthenticationFailureHandler locked =
      new SimpleUrlAuthenticationFailureHandler("/login?locked");

  SignIns(AuditLog audit) {
    this.audit = audit;
  }

  void succeeded(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException, ServletException {
    Actor actor = CurrentActor.of(authentication);
    audit.record(actor, "login", "user/" + actor.name(), request.getRemoteAddr());
    HttpSession session = request.getSession(false);
    if (session != null
        && (actor.is(Role.ADMIN) || actor.is(Role.SECURITY) || actor.is(Role.AUDITOR))) {
      session.setMaxInactiveInterval((int) Sessions.IDLE_KEEPERS.toSeconds());
    }
    onward.onAuthenticationSuccess(request, response, authentication);
  }

  void failed(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException, ServletException {
    (failure instanceof LockedException ? locked : wrong)
        .onAuthenticationFailure(request, response, failure);
  }

  void left(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Authentication authentication) {
    if (authentication != null) {
      Actor actor = CurrentActor.of(authentication);
      audit.record(actor, "logout", "user/" + actor.name(), request.getRemoteAddr());
    }
  }
}
