package io.xiaoneng.dashboard.metric;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A metric that places each case into a period by one date, as SQL over case rows as of an instant.
 *
 * <p>The instants {@code applied}, {@code accepted}, {@code decided}, {@code delivered}, {@code
 * refused}, {@code closed}, {@code other_end} (refused or closed), {@code ended}, {@code due} and
 * {@code mature} are milliseconds, or {@link Sql#NEVER}; so are {@code answered}, {@code
 * answer_due}, {@code delivery_by} and {@code due_statute}.
 *
 * @param population which cases it knows at all: quarantined ones are in their own metric alone
 * @param aside what the expressions name beside the columns of the case rows
 * @param counted which cases of the cohort count
 * @param figure what is counted or measured of them
 * @param second the sum below for a SHARE, the figure without supplement trips for trips, what was
 *     to be expected of a case for AGAINST; else ""
 */
record CaseMeasure(
    String id,
    int version,
    String population,
    CaseCohort cohort,
    Aside aside,
    Shape shape,
    String counted,
    String figure,
    String second) {

  /** Mean, median, 90th percentile, maximum and number of a DURATION over the rows at hand. */
  static final String SPREAD =
      "avg(figure), quantileExactInclusive(0.5)(figure), quantileExactInclusive(0.9)(figure),"
          + " max(figure), count()";

  /** What happens to a case after its decision, too. */
  private static final Predicate<String> AFTERWARDS =
      Pattern.compile("\\b(trips_\\w+|delivered)\\b").asPredicate();

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

  CaseMeasure(String id, CaseCohort cohort, Shape shape, String counted, String figure) {
    this(id, cohort, shape, counted, figure, "");
  }

  CaseMeasure(
      String id, CaseCohort cohort, Shape shape, String counted, String figure, String second) {
    this(id, cohort, Aside.NONE, shape, counted, figure, second);
  }

  /** Version 1 over the cases that figures are made of. */
  CaseMeasure(
      String id,
      CaseCohort cohort,
      Aside aside,
      Shape shape,
      String counted,
      String figure,
      String second) {
    this(id, 1, CaseRows.COUNTED, cohort, aside, shape, counted, figure, second);
  }

  /** The same as another version. */
  CaseMeasure as(int otherVersion) {
    return new CaseMeasure(
        id, otherVersion, population, cohort, aside, shape, counted, figure, second);
  }

  /** The same over other cases. */
  CaseMeasure over(String otherPopulation) {
    return new CaseMeasure(
        id, version, otherPopulation, cohort, aside, shape, counted, figure, second);
  }

  /** The same over those cases only that the other, of the same days, counts as well. */
  CaseMeasure with(CaseMeasure other) {
    if (cohort != other.cohort || !population.equals(other.population) || aside != other.aside) {
      throw new IllegalArgumentException(id + " and " + other.id + " look at other cases");
    }
    return new CaseMeasure(
        id,
        version,
        population,
        cohort,
        aside,
        shape,
        "(" + counted + ") AND (" + other.counted + ")",
        figure,
        second);
  }

  /** The measure in force behind that metric, or null where it is not one of these. */
  static @Nullable CaseMeasure of(String id) {
    return CaseMeasures.of(id);
  }

  /** Whether it is about something that had to be done by a moment. */
  boolean ofDue() {
    return cohort.ofDue() || cohort.ofRatings() && counted.contains("rectify_by");
  }

  /** That version of the measure, or null where there is none. */
  static @Nullable CaseMeasure of(String id, int version) {
    return CaseMeasures.of(id, version);
  }

  /**
   * Whether the case counts otherwise than by another version, as SQL over the same rows; null
   * where the two look at other rows or other days.
   */
  @Nullable String otherwise(CaseMeasure other) {
    boolean comparable =
        version != other.version
            && shape == other.shape
            && aside == other.aside
            && population.equals(other.population)
            && cohort.date().equals(other.cohort.date());
    String mine = part(CasePart.NUMERATOR);
    String its = other.part(CasePart.NUMERATOR);
    return comparable && mine != null && its != null
        ? "((%s) != (%s) OR (%s) != (%s))"
            .formatted(inDenominator(), other.inDenominator(), mine, its)
        : null;
  }

  /**
   * Whether a period that is over says the same of its end as of any later day. A deemed acceptance
   * holds some days later, an application has hardly been dealt with, and trips and deliveries go
   * on after the decision.
   */
  boolean settles() {
    return aside == Aside.NONE
        && (cohort.ofDue()
            || cohort.equals(CaseCohort.DECIDED)
                && !AFTERWARDS.test(counted + ' ' + figure + ' ' + second));
  }

  /**
   * Whether what a period says as of its own end can be read of several periods at once, though it
   * says something else later.
   */
  boolean movesOn() {
    return aside == Aside.NONE
        && ofSums()
        && !settles()
        && (cohort.equals(CaseCohort.ACCEPTED) || cohort.equals(CaseCohort.DECIDED));
  }

  /** Whether the case is placed by the cohort's date at all. */
  String placed() {
    return cohort.condition() + " AND isNotNull(" + cohort.date() + ")";
  }

  /** Whether the case counts: it is in the denominator. */
  String inDenominator() {
    return placed() + " AND (" + counted + ")";
  }

  /**
   * Whether the case, or the rating, is in that part of the figure, as SQL over the same rows; null
   * where this metric has no such part. A list is made of the same conditions as the figure, so the
   * two cannot disagree.
   */
  @Nullable String part(CasePart part) {
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
      case LATE -> ofDue() ? inDenominator() + " AND NOT (" + figure + ")" : null;
      case OTHERWISE -> {
        CaseMeasure inForce = of(id);
        yield inForce == null ? null : otherwise(inForce);
      }
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
}
