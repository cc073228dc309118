package io.xiaoneng.dashboard.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** The second step at the form: a session that has only shown a password becomes a full one. */
@Component
public class FullSignIn {

  /** What a session has that has shown a code of its user's device. */
  static final String CODE = "FACTOR_TOTP";

  private final Accounts accounts;
  private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

  FullSignIn(Accounts accounts) {
    this.accounts = accounts;
  }

  /** The user whose password was right and whose code is awaited; null where that is nobody. */
  public static @Nullable String awaiting() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && Authorities.awaitsCode(authentication.getAuthorities())
        ? authentication.getName()
        : null;
  }

  /** Whether whoever makes this request has signed in by the form, and not at a provider. */
  public static boolean byForm() {
    return SecurityContextHolder.getContext().getAuthentication()
        instanceof UsernamePasswordAuthenticationToken;
  }

  /**
   * Gives the session of this request what its user's account says, under another id.
   *
   * @return who that is from now on
   */
  public Authentication complete(HttpServletRequest request, HttpServletResponse response) {
    Authentication before = SecurityContextHolder.getContext().getAuthentication();
    if (before == null) {
      throw new IllegalStateException("nobody has shown a password");
    }
    List<GrantedAuthority> authorities = new ArrayList<>(accounts.afterCode(before.getName()));
    authorities.add(
        FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY));
    authorities.add(FactorGrantedAuthority.fromAuthority(CODE));
    UsernamePasswordAuthenticationToken full =
        UsernamePasswordAuthenticationToken.authenticated(
            User.withUsername(before.getName()).password("").authorities(authorities).build(),
            null,
            authorities);
    full.setDetails(before.getDetails());
    request.changeSessionId();
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(full);
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
    Sessions.idle(request.getSession(false), CurrentActor.of(full));
    return full;
  }
}
