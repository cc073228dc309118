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
 * @param person name of the one user it is for, and then for no role and no unit; null for others.
 *     It goes out through no channel
 */
public record Audience(@Nullable Role role, @Nullable String unit, @Nullable String person) {

  public Audience {
    if (role == null && unit == null && person == null) {
      throw new IllegalArgumentException("a notice is for a role, for a unit, or for both");
    }
    if (person != null && (role != null || unit != null)) {
      throw new IllegalArgumentException("a notice for one person is for no role and no unit");
    }
  }

  /** Those with the role, those of the unit, or where both are given those who are both. */
  public Audience(@Nullable Role role, @Nullable String unit) {
    this(role, unit, null);
  }

  /** That user alone. */
  public static Audience person(String username) {
    return new Audience(null, null, username);
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
    if (person != null) {
      return person.equals(actor.name());
    }
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
