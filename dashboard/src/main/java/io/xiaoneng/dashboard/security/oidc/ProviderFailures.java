package io.xiaoneng.dashboard.security.oidc;

import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.CurrentActor;
import io.xiaoneng.dashboard.security.SignInGuard;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/** What becomes of a sign-in at the provider that comes to nothing. */
@Component
class ProviderFailures implements AuthenticationFailureHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ProviderFailures.class);

  /** Begun elsewhere, or too long ago, or given up by the person. */
  private static final Set<String> AGAIN =
      Set.of(
          "authorization_request_not_found",
          "invalid_state_parameter",
          "invalid_request",
          "access_denied",
          "login_required");

  private static final Set<String> OUR_CREDENTIALS =
      Set.of("invalid_client", "unauthorized_client");

  private final OidcSettings settings;
  private final SignInGuard guard;
  private final AuditLog audit;

  ProviderFailures(OidcSettings settings, SignInGuard guard, AuditLog audit) {
    this.settings = settings;
    this.guard = guard;
    this.audit = audit;
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    Why why = why(failure);
    String address = request.getRemoteAddr();
    if (failure instanceof NotAdmittedException refused) {
      record(refused.subject(), address + " by identity provider: " + refused.getMessage());
    } else if (failure instanceof OAuth2AuthenticationException told && mayBeToldOf(address)) {
      record("user/?", address + " by identity provider: " + told.getError().getErrorCode());
    }
    response.sendRedirect(request.getContextPath() + "/login?oidc=" + why.parameter());
  }

  private void record(String subject, String detail) {
    audit.record(Actor.program(CurrentActor.NOBODY), "login.failed", subject, detail);
  }

  /**
   * Anybody can send an answer that the provider never gave: the log takes a few of each address.
   */
  private boolean mayBeToldOf(String address) {
    String key = "identity provider " + address;
    boolean told = !guard.holdsUp(key, key);
    if (told) {
      guard.failed(key, key);
    }
    return told;
  }

  private Why why(AuthenticationException failure) {
    if (failure instanceof NotAdmittedException refused) {
      return refused.why();
    }
    if (failure instanceof OAuth2AuthenticationException told) {
      String code = told.getError().getErrorCode();
      if (AGAIN.contains(code)) {
        return Why.AGAIN;
      }
      LOG.warn(
          OUR_CREDENTIALS.contains(code)
              ? "the identity provider {} refuses xiaoneng.oidc.client-id or its secret ({}); the"
                  + " form for signing in works"
              : "what the identity provider {} answered cannot be used ({}); the form for signing"
                  + " in works",
          settings.issuer(),
          code);
      return Why.PROVIDER;
    }
    if (failure.getCause() instanceof ProviderAwayException away) {
      LOG.warn("{}; the form for signing in works", away.getMessage());
    } else {
      LOG.warn(
          "signing in at the identity provider {} failed: {}",
          settings.issuer(),
          failure.toString());
    }
    return Why.PROVIDER;
  }
}
