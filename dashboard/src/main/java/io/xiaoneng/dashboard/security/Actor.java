package io.xiaoneng.dashboard.security;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who does something.
 *
 * @param name of the user, or of the program where nobody did it
 * @param unit code of the unit somebody with {@link Role#UNIT} belongs to; null for everybody else
 */
public record Actor(String name, Set<Role> roles, @Nullable String unit) {

  public Actor {
    roles = Set.copyOf(roles);
    if (roles.contains(Role.UNIT) != (unit != null)) {
      throw new IllegalArgumentException("a unit's user has a unit, and nobody else: " + name);
    }
  }

  /** A part of the program that acts by itself, such as a scheduled run; it has no role. */
  public static Actor program(String name) {
    return new Actor(name, Set.of(), null);
  }

  /** Whether the role is among theirs. */
  public boolean is(Role role) {
    return roles.contains(role);
  }
}
