package io.xiaoneng.dashboard.security;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * Roles and unit of somebody as the security framework carries them: {@code ROLE_…} for a role,
 * {@code UNIT:code} for the unit. However somebody signed in, nothing else is asked for their
 * rights.
 */
public final class Authorities {

  /** Of somebody who has to change their password before anything else: no role at all. */
  static final List<GrantedAuthority> MUST_CHANGE =
      List.of(new SimpleGrantedAuthority("MUST_CHANGE_PASSWORD"));

  /** Of somebody whose password was right and whose code is still awaited: nothing at all. */
  static final List<GrantedAuthority> AWAITS_CODE =
      List.of(new SimpleGrantedAuthority("AWAITS_CODE"));

  /** Of somebody who has to set up a second factor before anything else: no role at all. */
  static final List<GrantedAuthority> MUST_ENROL =
      List.of(new SimpleGrantedAuthority("MUST_SET_UP_SECOND_FACTOR"));

  private static final String ROLE = "ROLE_";
  private static final String UNIT = "UNIT:";

  private Authorities() {}

  /** What somebody with these roles has; the unit is null for all but a unit's users. */
  public static List<GrantedAuthority> of(Collection<Role> roles, @Nullable String unit) {
    List<GrantedAuthority> authorities = new ArrayList<>();
    roles.forEach(role -> authorities.add(new SimpleGrantedAuthority(ROLE + role.name())));
    if (unit != null) {
      authorities.add(new SimpleGrantedAuthority(UNIT + unit));
    }
    return authorities;
  }

  /** Whether a second step is still to come; the session is nobody's until then. */
  static boolean awaitsCode(Collection<? extends GrantedAuthority> authorities) {
    return has(authorities, AWAITS_CODE);
  }

  /** Whether a second factor is to be set up first. */
  static boolean mustEnrol(Collection<? extends GrantedAuthority> authorities) {
    return has(authorities, MUST_ENROL);
  }

  private static boolean has(
      Collection<? extends GrantedAuthority> authorities, List<GrantedAuthority> wanted) {
    return wanted.stream()
        .allMatch(
            each ->
                authorities.stream()
                    .anyMatch(one -> Objects.equals(one.getAuthority(), each.getAuthority())));
  }

  /** The roles among them; what is none is passed over. */
  static Set<Role> roles(Collection<? extends GrantedAuthority> authorities) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (GrantedAuthority each : authorities) {
      for (Role role : Role.values()) {
        if ((ROLE + role.name()).equals(each.getAuthority())) {
          roles.add(role);
        }
      }
    }
    return roles;
  }

  /** The unit among them, or null. */
  static @Nullable String unit(Collection<? extends GrantedAuthority> authorities) {
    for (GrantedAuthority each : authorities) {
      String name = each.getAuthority();
      if (name != null && name.startsWith(UNIT)) {
        return name.substring(UNIT.length());
      }
    }
    return null;
  }
}
