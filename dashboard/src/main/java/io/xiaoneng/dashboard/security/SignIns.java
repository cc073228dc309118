package io.xiaoneng.dashboard.security;

import io.xiaoneng.dashboard.audit.AuditLog;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/** What follows on signing in, however somebody came, and on signing out. */
@Component
public class SignIns {

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
    if (Authorities.awaitsCode(authentication.getAuthorities())) {
      request.getSession().setMaxInactiveInterval((int) Sessions.IDLE_HALF.toSeconds());
      response.sendRedirect(request.getContextPath() + "/login/code");
      return;
    }
    entered(request, authentication);
    onward.onAuthenticationSuccess(request, response, authentication);
  }

  /**
   * Sends somebody who has completed the second step to where they wanted to go.
   *
   * @param request of a session that is full by now
   */
  public void completed(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException, ServletException {
    entered(request, authentication);
    onward.onAuthenticationSuccess(request, response, authentication);
  }

  private void entered(HttpServletRequest request, Authentication authentication) {
    Actor actor = CurrentActor.of(authentication);
    audit.record(actor, "login", "user/" + actor.name(), from(request, authentication));
    Sessions.idle(request.getSession(false), actor);
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
    if (authentication != null && !Authorities.awaitsCode(authentication.getAuthorities())) {
      Actor actor = CurrentActor.of(authentication);
      audit.record(actor, "logout", "user/" + actor.name(), request.getRemoteAddr());
    }
  }

  private static String from(HttpServletRequest request, Authentication authentication) {
    boolean ownForm = authentication instanceof UsernamePasswordAuthenticationToken;
    return request.getRemoteAddr() + (ownForm ? "" : " by identity provider");
  }
}
