package io.xiaoneng.dashboard.notice;

import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whom a notice is for.
 *
 * @param role who has it; null for the users of a unit, whatever their roles
 * @param unit code of the unit it is about: among units' users only those of that unit and of the
 *     units above it see it; null where it is about no unit
 */
public record Audience(@Nullable Role role, @Nullable String unit) {

  public Audience {
    if (role == null && unit == null) {
      throw new IllegalArgumentException("a notice is for a role, for a unit, or for both");
    }
  }

  /** Everybody with that role. */
  public static Audience of(Role role) {
    return new Audience(role, null);
  }

  /** The users of that unit and of the units above it. */
  public static Audience of(String unit) {
    return new Audience(null, unit);
  }

  /**
   * Whether somebody belongs to it.
   *
   * @param subtree gives the codes of a unit and of all under it
   */
  public boolean includes(Actor actor, Function<String, Set<String>> subtree) {
    if (role != null && !actor.is(role)) {
      return false;
    }
    String own = actor.unit();
    if (own == null) {
      return role != null;
    }
    return unit == null || subtree.apply(own).contains(unit);
  }
}
