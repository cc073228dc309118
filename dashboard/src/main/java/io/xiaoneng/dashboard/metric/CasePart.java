package io.xiaoneng.dashboard.metric;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The cases behind one number of a figure. */
public enum CasePart {
  /** Those for which the figure holds; of a count, the cases counted. */
  NUMERATOR,
  /** All that count. */
  DENOMINATOR,
  /** Past due and without an end as of the instant; of the open cases, all. */
  OPEN,
  /** Ended after due; of a rate by due date, all that were not in time. */
  LATE,
  /** Placed into the period by the cohort's date, but not counted. */
  EXCLUDED,
  /** Of a version that is not in force: those that it counts otherwise than the one that is. */
  OTHERWISE;

  /** The name in requests. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The part of that name, or null. */
  static @Nullable CasePart ofWireName(String name) {
    return Stream.of(values())
        .filter(each -> each.wireName().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** Every name, for messages. */
  static String names() {
    return Stream.of(values()).map(CasePart::wireName).collect(Collectors.joining(", "));
  }
}
