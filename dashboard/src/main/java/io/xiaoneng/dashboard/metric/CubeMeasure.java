package io.xiaoneng.dashboard.metric;

import org.jspecify.annotations.Nullable;

/**
 * How the cells of {@code cube_cell} add up to a measure; a test holds each to the case rows.
 *
 * @param cohorts cohorts of the cells, as an SQL list
 * @param where which of their cells
 * @param numerator sum over the cells
 * @param denominator likewise
 * @param n cases, likewise
 */
record CubeMeasure(String cohorts, String where, String numerator, String denominator, String n) {

  private static final String ACCEPTED = "'accepted', 'deemed'";
  private static final String DECIDED = "'decided'";
  private static final String COMMITTED = "kind = 'COMMITTED'";

  /** The cells of that measure, or null where they do not have it, as of any but those in force. */
  static @Nullable CubeMeasure of(CaseMeasure measure) {
    if (!measure.equals(CaseMeasure.of(measure.id()))) {
      return null;
    }
    return switch (measure.id()) {
      case "cases-applied" -> share("'applied'", "true", "sum(n)");
      case "cases-accepted" -> share(ACCEPTED, "true", "sum(n)");
      case "cases-decided" -> share(DECIDED, "true", "sum(n)");
      case "online-rate" -> share(DECIDED, "true", "sumIf(n, " + measure.figure() + ")");
      case "mobile-rate" -> share(DECIDED, "true", "sumIf(n, " + measure.figure() + ")");
      case "terminal-rate" -> share(DECIDED, "true", "sumIf(n, " + measure.figure() + ")");
      case "immediate-cases" ->
          share(DECIDED, measure.counted(), "sumIf(n, " + measure.figure() + ")");
      case "one-window-cases" -> share(ACCEPTED, measure.counted(), "sum(windows_general)");
      case "stop-rate" -> share(DECIDED, measure.counted(), "sum(stopped_cases)");
      case "supplement-rate" -> share(DECIDED, "true", "sum(supplemented)");
      case "on-time" -> share("'due'", "true", "sum(on_time)");
      case "stop-share" ->
          new CubeMeasure(
              DECIDED, COMMITTED, "sum(stopped_days)", "sum(stopped_days + d1_sum)", "sum(d1_n)");
      case "handling-days" ->
          new CubeMeasure(DECIDED, COMMITTED, "sum(d1_sum)", "sum(d1_n)", "sum(d1_n)");
      default -> null;
    };
  }

  private static CubeMeasure share(String cohorts, String where, String numerator) {
    return new CubeMeasure(cohorts, where, numerator, "sum(n)", "sum(n)");
  }

  /** Whether deemed acceptances are in it, which hold only some days later. */
  boolean deemed() {
    return cohorts.equals(ACCEPTED);
  }
}
