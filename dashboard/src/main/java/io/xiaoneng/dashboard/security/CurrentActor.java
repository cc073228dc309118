package io.xiaoneng.dashboard.security;

import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Who makes the request that is answered on this thread. A controller may as well take an {@link
 * Actor} as an argument.
 */
@Component
public class CurrentActor {

  /** In the place of a name where nobody has signed in. */
  public static final String NOBODY = "nobody";

  /**
   * Who makes the request; of the name {@link #NOBODY} and without any role where nobody has signed
   * in.
   */
  public Actor get() {
    return of(SecurityContextHolder.getContext().getAuthentication());
  }

  /** Who that is. A unit's user without a unit has no rights at all. */
  public static Actor of(@Nullable Authentication authentication) {
    if (authentication == null
        || !authentication.isAuthenticated()
        || authentication instanceof AnonymousAuthenticationToken) {
      return Actor.program(NOBODY);
    }
    Collection<? extends GrantedAuthority> authorities = authentication.getAuthorities();
    Set<Role> roles = Authorities.roles(authorities);
    String unit = Authorities.unit(authorities);
    if (roles.contains(Role.UNIT) != (unit != null)) {
      return Actor.program(name(authentication));
    }
    return new Actor(name(authentication), roles, unit);
  }

  private static String name(Authentication authentication) {
    if (authentication.getPrincipal() instanceof IngestToken token) {
      return "token:" + token.name();
    }
    return authentication.getPrincipal() instanceof WallToken wall
        ? "wall:" + wall.name()
        : authentication.getName();
  }
}
