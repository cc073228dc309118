package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.registry.Unit;
import org.jspecify.annotations.Nullable;

/**
 * What of the city a recipient is told.
 *
 * @param unit code of the unit whose subtree it is; null for others
 * @param each level of which every unit is told its own; null for others
 */
record RecipientScope(@Nullable String unit, Unit.@Nullable Level each) {

  private static final String EACH = "each:";
  private static final int LONGEST = 64;

  /** The whole city. */
  static final RecipientScope CITY = new RecipientScope(null, null);

  /**
   * As it is stored and written: nothing for the city, a unit's code, or {@code each:LEVEL}.
   *
   * @throws BadParameterException where it is none of them
   */
  static RecipientScope parse(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return CITY;
    }
    String word = text.strip();
    if (word.startsWith(EACH)) {
      for (Unit.Level level : Unit.Level.values()) {
        if (level.name().equals(word.substring(EACH.length()))) {
          return new RecipientScope(null, level);
        }
      }
      throw new BadParameterException(
          "scope", "scope must name a level: each:DISTRICT, each:DEPARTMENT, each:STREET");
    }
    if (word.length() > LONGEST || word.chars().anyMatch(c -> c <= ' ')) {
      throw new BadParameterException("scope", "scope must be the code of a unit");
    }
    return new RecipientScope(word, null);
  }

  /** As it is stored. */
  String text() {
    return each != null ? EACH + each.name() : unit == null ? "" : unit;
  }
}
