package io.xiaoneng.dashboard.notice;

import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which notices somebody may see, as a condition of SQL: the same rule as {@link
 * Audience#includes}.
 *
 * @param sql condition on a row {@code n} of {@code notice}
 * @param values of its question marks
 */
record NoticeQuery(String sql, List<Object> values) {

  /**
   * What somebody may see.
   *
   * @param units the subtree of a unit's user; null for everybody else
   */
  static NoticeQuery of(Actor actor, @Nullable Set<String> units) {
    List<Object> values = new ArrayList<>();
    String role = in("n.role", actor.roles().stream().map(Role::name).sorted().toList(), values);
    String theirs = role;
    if (units != null) {
      String unit = in("n.unit", units, values);
      theirs = "(n.role is null or " + role + ") and (n.unit is null or " + unit + ")";
    }
    values.add(actor.name());
    return new NoticeQuery(
        "((" + theirs + ") or n.id in (select notice from notice_person where username = ?))",
        values);
  }

  /** A condition that nothing fulfils where there are no values. */
  private static String in(String column, Collection<String> allowed, List<Object> values) {
    values.addAll(allowed);
    return allowed.isEmpty()
        ? "1 = 0"
        : column + " in (" + String.join(", ", Collections.nCopies(allowed.size(), "?")) + ")";
  }
}
