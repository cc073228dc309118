package io.xiaoneng.dashboard.metric;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The metrics that place each case into a period by one date, as SQL over case rows as of an
 * instant.
 *
 * <p>The instants {@code applied}, {@code accepted}, {@code decided}, {@code delivered}, {@code
 * refused}, {@code closed}, {@code other_end} (refused or closed), {@code ended}, {@code due} and
 * {@code mature} are milliseconds, or {@link Sql#NEVER}.
 */
enum CaseMeasure {
  CASES_APPLIED("cases-applied", Cohort.APPLIED, Shape.COUNT, "true", "true"),
  CASES_ACCEPTED("cases-accepted", Cohort.ACCEPTED, Shape.COUNT, "true", "true"),
  CASES_DECIDED("cases-decided", Cohort.DECIDED, Shape.COUNT, "true", "true"),
  /** Out of all cases first heard of in the period: "none" and "no data" differ. */
  CASES_QUARANTINED("cases-quarantined", Cohort.FIRST, Shape.COUNT, "true", "quarantined"),
  ONLINE_RATE("online-rate", Cohort.DECIDED, Shape.RATIO, "true", "channel IN ('WEB', 'MOBILE')"),
  MOBILE_RATE("mobile-rate", Cohort.DECIDED, Shape.RATIO, "true", "channel = 'MOBILE'"),
  TERMINAL_RATE("terminal-rate", Cohort.DECIDED, Shape.RATIO, "true", "channel = 'TERMINAL'"),
  ONLINE_COMPLETION(
      "online-completion",
      Cohort.APPLIED,
      Shape.RATIO,
      "channel IN ('WEB', 'MOBILE') AND mature <= as_of",
      "decided < NEVER OR refused < NEVER"),
  HANDLING_DAYS(
      "handling-days",
      Cohort.DECIDED,
      Shape.DURATION,
      "kind = 'COMMITTED' AND accepted < NEVER AND isNotNull(d1)",
      "toFloat64(assumeNotNull(d1))"),
  END_TO_END_DAYS(
      "end-to-end-days",
      Cohort.DECIDED,
      Shape.DURATION,
      "applied < NEVER",
      "(if(delivered < NEVER, delivered, decided) - applied) / 86400000"),
  ON_TIME(
      "on-time", Cohort.DUE, Shape.RATIO, "decided <= due OR other_end > due", "decided <= due"),
  IMMEDIATE_CASES(
      "immediate-cases",
      Cohort.DECIDED,
      Shape.RATIO,
      "kind IN ('IMMEDIATE', 'COMMITTED')",
      "kind = 'IMMEDIATE'"),
  ONE_WINDOW_CASES(
      "one-window-cases",
      Cohort.ACCEPTED,
      Shape.RATIO,
      "channel = 'COUNTER'",
      "`window` = 'GENERAL'"),
  STOP_RATE("stop-rate", Cohort.DECIDED, Shape.RATIO, "kind = 'COMMITTED'", "stops > 0"),
  STOP_SHARE(
      "stop-share",
      Cohort.DECIDED,
      Shape.SHARE,
      "kind = 'COMMITTED' AND accepted < NEVER AND isNotNull(d1)",
      "stopped_days"),
  SUPPLEMENT_RATE(
      "supplement-rate", Cohort.DECIDED, Shape.RATIO, "true", "supplement_requests > 0");

  /** What a row of the answer carries. */
  enum Shape {
    /** Cases for which the figure holds, out of those that count. */
    COUNT,
    /** Cases for which the figure holds over cases that count, with its interval. */
    RATIO,
    /** Days of the figure over days of the figure and the clock together. */
    SHARE,
    /** Mean, percentiles and maximum of the figure. */
    DURATION
  }

  /** The date that places a case, and what must have happened for it to have one. */
  enum Cohort {
    APPLIED("applied_date", "applied < NEVER"),
    ACCEPTED("accepted_date", "accepted < NEVER"),
    DECIDED("decided_date", "decided < NEVER"),
    DUE("due_date", "due < as_of AND started < NEVER"),
    FIRST("first_date", "started < NEVER");

    final String date;
    final String condition;

    Cohort(String date, String condition) {
      this.date = date;
      this.condition = condition;
    }
  }

  private static final Map<String, CaseMeasure> BY_ID =
      Stream.of(values()).collect(Collectors.toMap(each -> each.id, Function.identity()));

  final String id;
  final Cohort cohort;
  final Shape shape;

  /** Which cases of the cohort count. */
  final String counted;

  /** What is counted or measured of them. */
  final String figure;

  CaseMeasure(String id, Cohort cohort, Shape shape, String counted, String figure) {
    this.id = id;
    this.cohort = cohort;
    this.shape = shape;
    this.counted = counted;
    this.figure = figure;
  }

  /** The measure behind that metric, or null where it is not one of these. */
  static @Nullable CaseMeasure of(String id) {
    return BY_ID.get(id);
  }

  /** The columns of the answer. */
  String columns() {
    return switch (shape) {
      case COUNT, RATIO -> "countIf(" + figure + "), count()";
      case SHARE -> "sum(" + figure + "), sum(" + figure + " + assumeNotNull(d1)), count()";
      case DURATION ->
          "avg(%1$s), quantileExactInclusive(0.5)(%1$s), quantileExactInclusive(0.9)(%1$s),"
                  .formatted("figure")
              + " max(figure), count()";
    };
  }
}
