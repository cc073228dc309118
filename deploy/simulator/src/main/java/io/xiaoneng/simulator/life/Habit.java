package io.xiaoneng.simulator.life;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a unit makes its figures look better than its work. A few units have one of these habits. */
enum Habit {
  /** What would be late is stopped just before it falls due. */
  STOPS_BEFORE_DUE,
  /** Acceptances are recorded long after the day they tell. */
  BACK_DATES,
  /** Decisions of a month's second half wait for its last days. */
  MONTH_ENDS,
  /** Nearly every rating is the default one. */
  RATES_ITSELF;

  private static final Map<String, Habit> OF_UNITS =
      Map.of(
          "610103-SC", STOPS_BEFORE_DUE,
          "610117-RS", STOPS_BEFORE_DUE,
          "610111-RS", BACK_DATES,
          "6101K4-SC", BACK_DATES,
          "610116-ZR", MONTH_ENDS,
          "610104-SC", MONTH_ENDS,
          "610115-YB", RATES_ITSELF);

  /** The habit of a unit, or null. */
  static @Nullable Habit of(String unit) {
    return OF_UNITS.get(unit);
  }
}
