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

  /** Whether the case is placed by the cohort's date at all. */
  String placed() {
    return cohort.condition + " AND isNotNull(" + cohort.date + ")";
  }

  /** Whether the case counts: it is in the denominator. */
  String inDenominator() {
    return placed() + " AND (" + counted + ")";
  }

  /**
   * Whether the case is in that part of the figure, as SQL over the same rows; null where this
   * metric has no such part. A list of cases is made of the same conditions as the figure, so the
   * two cannot disagree.
   */
  @Nullable String part(CasePart part) {
    return switch (part) {
      case NUMERATOR ->
          switch (shape) {
            case COUNT, RATIO -> inDenominator() + " AND (" + figure + ")";
            case SHARE -> inDenominator() + " AND (" + figure + ") != 0";
            case DURATION -> inDenominator();
          };
      case DENOMINATOR -> inDenominator();
      case EXCLUDED -> placed() + " AND NOT (" + counted + ")";
      case LATE -> cohort == Cohort.DUE ? inDenominator() + " AND NOT (" + figure + ")" : null;
      case OPEN ->
          cohort == Cohort.DUE
              ? inDenominator() + " AND NOT (" + figure + ") AND ended = NEVER"
              : null;
    };
  }

  /** The sums of the answer, for a COUNT, RATIO or SHARE: numerator, denominator, cases. */
  String sums() {
    return switch (shape) {
      case COUNT, RATIO -> "countIf(" + figure + "), count(), count()";
      case SHARE -> "sum(" + figure + "), sum(" + figure + " + assumeNotNull(d1)), count()";
      case DURATION -> throw new IllegalStateException(id + " is no sum");
    };
  }

  /** Mean, median, 90th percentile, maximum and number of a DURATION over the rows at hand. */
  static final String SPREAD =
      "avg(figure), quantileExactInclusive(0.5)(figure), quantileExactInclusive(0.9)(figure),"
          + " max(figure), count()";

  /** Which cases the figure knows at all: quarantined ones are in their own metric alone. */
  String population() {
    return this == CASES_QUARANTINED ? CaseRows.COUNTED_OR_QUARANTINED : CaseRows.COUNTED;
  }
}
