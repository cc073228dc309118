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

  /** The cells of that measure, or null where they do not have it. */
  static @Nullable CubeMeasure of(CaseMeasure measure) {
    return switch (measure) {
      case CASES_APPLIED -> share("'applied'", "true", "sum(n)");
      case CASES_ACCEPTED -> share(ACCEPTED, "true", "sum(n)");
      case CASES_DECIDED -> share(DECIDED, "true", "sum(n)");
      case ONLINE_RATE -> share(DECIDED, "true", "sumIf(n, " + measure.figure + ")");
      case MOBILE_RATE -> share(DECIDED, "true", "sumIf(n, " + measure.figure + ")");
      case TERMINAL_RATE -> share(DECIDED, "true", "sumIf(n, " + measure.figure + ")");
      case IMMEDIATE_CASES -> share(DECIDED, measure.counted, "sumIf(n, " + measure.figure + ")");
      case ONE_WINDOW_CASES -> share(ACCEPTED, measure.counted, "sum(windows_general)");
      case STOP_RATE -> share(DECIDED, measure.counted, "sum(stopped_cases)");
      case SUPPLEMENT_RATE -> share(DECIDED, "true", "sum(supplemented)");
      case ON_TIME -> share("'due'", "true", "sum(on_time)");
      case STOP_SHARE ->
          new CubeMeasure(
              DECIDED, COMMITTED, "sum(stopped_days)", "sum(stopped_days + d1_sum)", "sum(d1_n)");
      case HANDLING_DAYS ->
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
