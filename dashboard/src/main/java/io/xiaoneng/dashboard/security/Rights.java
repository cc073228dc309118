package io.xiaoneng.dashboard.security;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which roles one person may have together. */
public final class Rights {

  /** Those of whom nobody has a further role: the hands on the system, and the supervised. */
  private static final Set<Role> ALONE =
      EnumSet.of(Role.UNIT, Role.ADMIN, Role.SECURITY, Role.AUDITOR);

  private Rights() {}

  /** What is wrong with these roles in one hand, as a sentence; null where nothing is. */
  public static @Nullable String problem(Set<Role> roles) {
    if (roles.isEmpty()) {
      return "roles are missing";
    }
    for (Role role : ALONE) {
      if (roles.contains(role) && roles.size() > 1) {
        return role + " goes with no other role";
      }
    }
    return null;
  }
}
