package io.xiaoneng.dashboard.supervision.flag;

import io.xiaoneng.flag.FlagRule;
import io.xiaoneng.flag.Verdict;
import io.xiaoneng.metric.MetricDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a flag stands on, as it was when it came about: what the evidence card shows, and what
 * is kept as JSON.
 *
 * @param aim null without a target
 * @param from first day of the month
 * @param to last day, inclusive
 * @param asOf when it was judged
 * @param closed whether the month was over then
 * @param verdict of the unit; null for a problem of the whole class
 * @param failing units of that problem, by code; empty for a unit's own flag
 * @param failures the same units with their figures; empty in what was kept before they were told
 * @param lead the unit right above all of them, whose problem it then is; null for a unit's own
 *     flag, and where no one unit stands above all
 * @param funnel every ranked unit of the class; other units without their names
 * @param items by item, the largest excess of misses first
 * @param cases the worst ten, the longest overdue first; none for shadows and sensitive items
 * @param guards what is always shown beside: how the figure could have been helped along; none for
 *     shadows
 * @param rebases recorded dates from which this unit's chart begins anew, the latest first
 * @param rankedBy the document by which sub-districts or communities are ranked; null for none
 */
record FlagEvidence(
    FlagRule rule,
    MetricDefinition metric,
    @Nullable Aim aim,
    @Nullable Name unit,
    String unitClass,
    LocalDate from,
    LocalDate to,
    Instant asOf,
    boolean closed,
    int ranked,
    @Nullable Verdict verdict,
    List<Name> failing,
    @Nullable List<Failure> failures,
    @Nullable Name lead,
    List<Point> funnel,
    List<ItemLine> items,
    List<CaseLine> cases,
    @Nullable List<Guard> guards,
    @Nullable List<RebaseLine> rebases,
    @Nullable String rankedBy) {

  /**
   * A unit of a problem of the whole class.
   *
   * @param figure its share; null without a case
   * @param ratio observed over expected; null where that is not known
   * @param surelyMissed whether it misses the target by more than chance
   */
  record Failure(
      Name unit,
      long numerator,
      long denominator,
      @Nullable Double figure,
      @Nullable Double ratio,
      boolean surelyMissed) {}

  /**
   * A metric that is shown beside the judged one.
   *
   * @param value of the unit in the month; null without a case
   * @param city of the whole city; null without a case
   */
  record Guard(
      String metric,
      String nameZh,
      String nameEn,
      @Nullable Double value,
      @Nullable Double numerator,
      @Nullable Double denominator,
      @Nullable Double city) {}

  /** A recorded date from which the chart begins anew. */
  record RebaseLine(
      long id, String from, String reason, String document, String madeBy, Instant madeAt) {}

  /** Units of a problem of the whole class with their figures; empty where they were not kept. */
  public List<Failure> failuresOrNone() {
    return failures == null ? List.of() : failures;
  }

  /** What is shown beside; empty where it was not kept. */
  public List<Guard> guardsOrNone() {
    return guards == null ? List.of() : guards;
  }

  /** Dates from which the chart begins anew; empty where they were not kept. */
  public List<RebaseLine> rebasesOrNone() {
    return rebases == null ? List.of() : rebases;
  }

  /** What somebody or something is called. */
  record Name(String code, String nameZh, String nameEn) {}

  /**
   * A unit in the funnel, with the limits for its size.
   *
   * @param own whether it is the flagged one
   */
  record Point(
      boolean own,
      double size,
      double value,
      double low95,
      double high95,
      double low998,
      double high998) {}

  /**
   * An item of the unit.
   *
   * @param expected misses that were to be expected
   * @param ratio observed over expected; null where nothing was
   */
  record ItemLine(Name item, long cases, long missed, double expected, @Nullable Double ratio) {}

  /**
   * A case of the list, with the trace of its clock as it was.
   *
   * @param caseId null where its item has become sensitive since
   */
  record CaseLine(
      @Nullable String caseId,
      Name item,
      String state,
      @Nullable String acceptedAt,
      @Nullable String due,
      @Nullable String decidedAt,
      @Nullable Double overdueDays,
      List<Run> trace) {}

  /** A run of the clock. */
  record Run(
      Instant from, Instant to, boolean counted, String whyZh, String whyEn, String heldBy) {}
}
