package io.xiaoneng.dashboard.security;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/** Decides by the {@link AccessTable}. */
@Component
class AccessDecisions implements AuthorizationManager<RequestAuthorizationContext> {

  private final AccessTable table;

  AccessDecisions(AccessTable table) {
    this.table = table;
  }

  @Override
  public AuthorizationResult authorize(
      Supplier<? extends @Nullable Authentication> authentication,
      RequestAuthorizationContext context) {
    AccessTable.Match match = table.find(context.getRequest());
    Authentication known = authentication.get();
    if (known != null && known.getPrincipal() instanceof WallToken wall) {
      return new AuthorizationDecision(
          match != null && match.rule().lets(wall, context.getRequest().getParameter("view")));
    }
    if (match == null) {
      return new AuthorizationDecision(CurrentActor.of(authentication.get()).is(Role.ADMIN));
    }
    return new AuthorizationDecision(
        switch (match.rule().who()) {
          case EVERYBODY -> true;
          case SIGNED_IN -> isUser(authentication.get());
          case SENDER -> isSender(authentication.get());
          case ROLES -> match.rule().lets(CurrentActor.of(authentication.get()));
        });
  }

  private static boolean isUser(@Nullable Authentication authentication) {
    return authentication != null
        && authentication.isAuthenticated()
        && !(authentication instanceof AnonymousAuthenticationToken)
        && !Authorities.awaitsCode(authentication.getAuthorities())
        && !(authentication.getPrincipal() instanceof IngestToken);
  }

  private static boolean isSender(@Nullable Authentication authentication) {
    return authentication != null
        && authentication.isAuthenticated()
        && authentication.getPrincipal() instanceof IngestToken;
  }
}
