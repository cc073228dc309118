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
 * {@code mature} are milliseconds, or {@link Sql#NEVER}; so are {@code answered}, {@code
 * answer_due}, {@code delivery_by} and {@code due_statute}. Long, because it is a list: one entry a
 * metric.
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
      "stopped_days",
      "stopped_days + assumeNotNull(d1)"),
  ACTUAL_CUT(
      "actual-cut",
      Cohort.DECIDED,
      Shape.SHARE,
      "kind = 'COMMITTED' AND accepted < NEVER AND isNotNull(d1) AND isNotNull(statutory_days)",
      "assumeNotNull(statutory_days) - assumeNotNull(d1)",
      "assumeNotNull(statutory_days)"),
  SUPPLEMENT_RATE(
      "supplement-rate", Cohort.DECIDED, Shape.RATIO, "true", "supplement_requests > 0"),
  ONCE_TOLD(
      "once-told",
      Cohort.DECIDED,
      Shape.RATIO,
      "supplement_requests >= 1",
      "supplement_requests <= 1"),
  RETURN_RATE("return-rate", Cohort.APPLIED, Shape.RATIO, "true", "refused < NEVER"),
  ONLINE_WHOLE(
      "online-whole",
      Cohort.DECIDED,
      Shape.RATIO,
      "visits_reported",
      "channel IN ('WEB', 'MOBILE') AND trips_all = 0"
          + " AND (delivered = NEVER OR delivered_how IN ('ELECTRONIC', 'COURIER'))"),
  ASSISTED_RATE(
      "assisted-rate", Cohort.DECIDED, Shape.RATIO, "true", "assisted OR channel = 'DOORSTEP'"),
  CITY_WIDE("city-wide", Cohort.DECIDED, Shape.RATIO, "true", "received_outside"),
  STATUTORY_ON_TIME(
      "statutory-on-time",
      Cohort.STATUTORY_DUE,
      Shape.RATIO,
      "decided <= due_statute OR other_end > due_statute",
      "decided <= due_statute"),
  ACCEPT_ON_TIME(
      "accept-on-time",
      Cohort.ANSWER_DUE,
      Shape.RATIO,
      "answered <= answer_due OR closed > answer_due",
      "answered <= answer_due"),
  DELIVERY_ON_TIME(
      "delivery-on-time",
      Cohort.DELIVERY_DUE,
      Shape.RATIO,
      "delivered <= delivery_by OR closed > delivery_by",
      "delivered <= delivery_by"),
  LATE_EDIT_RATE("late-edit-rate", Cohort.DUE, Shape.RATIO, "true", "edited > due"),
  ONE_VISIT(
      "one-visit",
      Cohort.DECIDED,
      Shape.TRIPS_RATIO,
      "trips_known",
      "trips_all <= 1",
      "trips_plain <= 1"),
  ZERO_VISIT(
      "zero-visit",
      Cohort.DECIDED,
      Shape.TRIPS_RATIO,
      "trips_known",
      "trips_all = 0",
      "trips_plain = 0"),
  VISITS("visits", Cohort.DECIDED, Shape.TRIPS, "trips_known", "trips_all", "trips_plain"),
  MATERIALS_SHARED(
      "materials-shared",
      Cohort.APPLIED,
      Shape.SHARE,
      "isNotNull(materials_required) AND isNotNull(materials_shared)",
      "assumeNotNull(materials_shared)",
      "assumeNotNull(materials_required)"),
  RATED_ACTIVE("rated-active", Cohort.RATED, Shape.RATIO, "true", "NOT by_default"),
  BAD_PER_10K("bad-per-10k", Cohort.RATED, Shape.PER_10K, "NOT by_default", "level >= 4"),
  RECTIFIED(
      "rectified",
      Cohort.RATED,
      Shape.RATIO,
      "level >= 4 AND NOT by_default AND rectify_by < today",
      "ifNull(rectified_on <= rectify_by, false)"),
  REVISITED(
      "revisited",
      Cohort.RATED,
      Shape.RATIO,
      "level >= 4 AND NOT by_default AND named AND rectify_by < today",
      "ifNull(revisited_on <= rectify_by, false)"),
  HANDLING_SURVIVAL(
      "handling-days-survival",
      Cohort.ACCEPTED,
      Shape.SURVIVAL,
      "kind = 'COMMITTED'",
      "decided < NEVER AND decided <= other_end"),
  CLOCK_PARTS(
      "clock-parts",
      Cohort.DECIDED,
      Shape.PARTS,
      "applied < NEVER",
      "(if(delivered < NEVER, delivered, decided) - applied) / 86400000"),
  STOP_NEAR_DUE(
      "stop-near-due",
      Cohort.DECIDED,
      Aside.DAYS,
      Shape.RATIO,
      RadarSql.PROMISED + " AND arrayExists(s -> s.1 <= assumeNotNull(due_date), stop_spans)",
      RadarSql.stopNearDue(),
      ""),
  MONTH_END_SHARE(
      "month-end-share",
      Cohort.DECIDED,
      Aside.DAYS,
      Shape.AGAINST,
      "toStartOfMonth(assumeNotNull(decided_date)) < toStartOfMonth(today)",
      RadarSql.atMonthEnd(),
      RadarSql.evenMonthEnd()),
  PROMISE_HEAPING(
      "promise-heaping",
      Cohort.DECIDED,
      Aside.DAYS,
      Shape.RATIO,
      RadarSql.PROMISED + " AND decided <= due",
      RadarSql.left("assumeNotNull(decided_date)") + " = 0",
      ""),
  BACKDATED_ACCEPTANCE(
      "backdated-acceptance",
      Cohort.ACCEPTED,
      Aside.RECORDINGS,
      Shape.RATIO,
      "told_at > 0 AND NOT backlog",
      "told_at - accepted > " + RadarSql.BACKDATED_MS,
      ""),
  EXTENSION_RATE(
      "extension-rate", Cohort.DECIDED, Shape.RATIO, "kind = 'COMMITTED'", "granted_days > 0"),
  PROMISE_REWRITTEN(
      "promise-rewritten",
      Cohort.ACCEPTED,
      Shape.RATIO,
      "kind = 'COMMITTED'",
      "has(flags, 'promise-rewritten')"),
  PROMISE_LENGTHENED(
      "promise-lengthened",
      Cohort.ACCEPTED,
      Aside.LENGTHENED,
      Shape.RATIO,
      "kind = 'COMMITTED'",
      RadarSql.UNDER_A_LENGTHENED_PROMISE,
      ""),
  REFUSE_REAPPLY(
      "refuse-reapply",
      Cohort.APPLIED,
      Aside.REAPPLICATIONS,
      Shape.RATIO,
      "link != '' AND other_end < decided AND other_end <= as_of - " + RadarSql.REAPPLY_MS,
      "arrayExists(t -> t > other_end AND t <= other_end + " + RadarSql.REAPPLY_MS + ", again)",
      ""),
  DEFAULT_RATING_SHARE(
      "default-rating-share",
      Cohort.DECIDED,
      Shape.RATIO,
      "arrayExists(r -> toUnixTimestamp64Milli(r.at) <= as_of, ratings)",
      "NOT arrayExists(r -> toUnixTimestamp64Milli(r.at) <= as_of AND NOT r.by_default, ratings)");

  /** What a row of the answer carries. */
  enum Shape {
    /** Cases for which the figure holds, out of those that count. */
    COUNT,
    /** Cases for which the figure holds over cases that count, with its interval. */
    RATIO,
    /** Like RATIO, and the share that was to be expected of the same cases. */
    AGAINST,
    /** One sum over another. */
    SHARE,
    /** Like RATIO, and the figure without trips made for supplements. */
    TRIPS_RATIO,
    /** Mean of the figure, and of the figure without trips made for supplements. */
    TRIPS,
    /** Cases in ten thousand for which the figure holds, with the exact interval. */
    PER_10K,
    /** Mean, percentiles and maximum of the figure. */
    DURATION,
    /** How long it takes, where some are still open; the figure says which have come to it. */
    SURVIVAL,
    /** What the time of a case is made of, all of which is the figure. */
    PARTS
  }

  /** What the expressions name beside the columns of the case rows. */
  enum Aside {
    NONE,
    /** The calendar, for {@link RadarSql#left}. */
    DAYS,
    /** When acceptances were recorded. */
    RECORDINGS,
    /** Later applications for the same. */
    REAPPLICATIONS,
    /** Items whose promise was lengthened. */
    LENGTHENED
  }

  /** The date that places a case, and what must have happened for it to have one. */
  enum Cohort {
    APPLIED("applied_date", "applied < NEVER"),
    ACCEPTED("accepted_date", "accepted < NEVER"),
    DECIDED("decided_date", "decided < NEVER"),
    DUE("due_date", "due < as_of AND started < NEVER"),
    STATUTORY_DUE("due_statutory_date", "due_statute < as_of AND started < NEVER"),
    ANSWER_DUE("accept_due_date", "answer_due < as_of AND started < NEVER"),
    DELIVERY_DUE("delivery_due_date", "delivery_by < as_of AND decided < NEVER"),
    /** One row a rating, not a case: see {@link CaseRows#ratings}. */
    RATED("rated_date", "rated <= as_of AND started < NEVER"),
    FIRST("first_date", "started < NEVER");

    final String date;
    final String condition;

    /** Whether it is about something that had to be done by a moment. */
    boolean ofDue() {
      return this == DUE || this == STATUTORY_DUE || this == ANSWER_DUE || this == DELIVERY_DUE;
    }

    Cohort(String date, String condition) {
      this.date = date;
      this.condition = condition;
    }
  }

  private static final Map<String, CaseMeasure> BY_ID =
      Stream.of(values()).collect(Collectors.toMap(each -> each.id, Function.identity()));

  final String id;
  final Cohort cohort;
  final Aside aside;
  final Shape shape;

  /** Which cases of the cohort count. */
  final String counted;

  /** What is counted or measured of them. */
  final String figure;

  /**
   * The sum below for a SHARE, the figure without supplement trips for trips, what was to be
   * expected of a case for AGAINST; else "".
   */
  final String second;

  CaseMeasure(String id, Cohort cohort, Shape shape, String counted, String figure) {
    this(id, cohort, shape, counted, figure, "");
  }

  CaseMeasure(String id, Cohort cohort, Shape shape, String counted, String figure, String second) {
    this(id, cohort, Aside.NONE, shape, counted, figure, second);
  }

  CaseMeasure(
      String id,
      Cohort cohort,
      Aside aside,
      Shape shape,
      String counted,
      String figure,
      String second) {
    this.aside = aside;
    this.second = second;
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
    if (cohort == Cohort.RATED) {
      return null;
    }
    return switch (part) {
      case NUMERATOR ->
          switch (shape) {
            case COUNT, RATIO, AGAINST, TRIPS_RATIO, PER_10K, SURVIVAL ->
                inDenominator() + " AND (" + figure + ")";
            case SHARE, TRIPS -> inDenominator() + " AND (" + figure + ") != 0";
            case DURATION, PARTS -> inDenominator();
          };
      case DENOMINATOR -> inDenominator();
      case EXCLUDED -> placed() + " AND NOT (" + counted + ")";
      case LATE -> cohort.ofDue() ? inDenominator() + " AND NOT (" + figure + ")" : null;
      case OPEN ->
          cohort.ofDue() || shape == Shape.SURVIVAL
              ? inDenominator() + " AND NOT (" + figure + ") AND ended = NEVER"
              : null;
    };
  }

  /**
   * The sums of the answer, where it is made of sums: numerator, denominator, cases, and what
   * {@link #second} adds up to, 0 where that is no sum of its own.
   */
  String sums() {
    return switch (shape) {
      case COUNT, RATIO, PER_10K -> "countIf(" + figure + "), count(), count(), toUInt64(0)";
      case AGAINST -> "countIf(" + figure + "), count(), count(), sum(" + second + ")";
      case TRIPS_RATIO -> "countIf(" + figure + "), count(), count(), countIf(" + second + ")";
      case TRIPS -> "sum(" + figure + "), count(), count(), sum(" + second + ")";
      case SHARE -> "sum(" + figure + "), sum(" + second + "), count(), toUInt64(0)";
      case DURATION, SURVIVAL, PARTS -> throw new IllegalStateException(id + " is no sum");
    };
  }

  /** Whether the answer is made of {@link #sums}. */
  boolean ofSums() {
    return shape != Shape.DURATION && shape != Shape.SURVIVAL && shape != Shape.PARTS;
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
