package io.xiaoneng.dashboard.supervision.flag.rebase;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That charts of a metric begin anew with a month.
 *
 * @param scopeKind one unit, or every unit of a class
 * @param scope code of the unit, or name of the class
 * @param from first month of the new chart, {@code 2026-03}
 * @param document what the change was ordered by
 * @param withdrawnBy null while it stands
 */
public record Rebase(
    long id,
    String metric,
    Scope scopeKind,
    String scope,
    String from,
    String reason,
    String document,
    String madeBy,
    Instant madeAt,
    @Nullable String withdrawnBy,
    @Nullable Instant withdrawnAt,
    @Nullable String withdrawnWhy) {

  /** Whose charts begin anew. */
  public enum Scope {
    /** One unit's. */
    UNIT,
    /** Those of every unit of a class. */
    CLASS
  }

  /**
   * Whether it is about that unit of that class.
   *
   * @param unitClass name of the class; where its units are of several levels, with the level
   *     behind
   */
  public boolean covers(String unit, String unitClass) {
    return scopeKind == Scope.UNIT
        ? scope.equals(unit)
        : unitClass.equals(scope) || unitClass.startsWith(scope + " ");
  }
}
