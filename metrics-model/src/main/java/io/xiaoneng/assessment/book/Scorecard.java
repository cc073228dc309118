package io.xiaoneng.assessment.book;

import io.xiaoneng.metric.MetricDefinition.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit's month.
 *
 * @param code of the unit, or of another member of its class
 * @param name as it was called then
 * @param standing whether it is ranked
 * @param feedQuality of the sources it is heard through, 0 to 1; null where it has none
 * @param feedSilent share of the working days on which one of them was silent, 0 to 1
 * @param lines in the scheme's order
 * @param scoredWeight of the lines that count, of 100
 * @param fromLines points of the lines that count over their weight, times 100; null where less
 *     than half of the weight counts
 * @param deductions each one; together they may be more than is taken off
 * @param deducted points taken off, capped by the scheme, 0 or more
 * @param awards each one; together they may be more than is added
 * @param awarded points added, capped by the scheme, 0 or more
 * @param total {@code fromLines − deducted + awarded}, 0 to 100; null without {@code fromLines}
 * @param error standard error of {@code total}: how far chance alone may have moved it, in points;
 *     null without a total
 * @param place null unless it is ranked
 * @param before total of the month before by the edition in force when this one was made; null for
 *     none
 */
public record Scorecard(
    String code,
    Text name,
    Standing standing,
    @Nullable Double feedQuality,
    double feedSilent,
    List<BookLine> lines,
    int scoredWeight,
    @Nullable Double fromLines,
    List<Deduction> deductions,
    double deducted,
    List<Award> awards,
    double awarded,
    @Nullable Double total,
    @Nullable Double error,
    @Nullable Place place,
    @Nullable Double before) {

  /** Takes its own copies. */
  public Scorecard {
    lines = List.copyOf(lines);
    deductions = List.copyOf(deductions);
    awards = List.copyOf(awards);
  }

  /** The same with a place. */
  Scorecard at(Place found) {
    return new Scorecard(
        code,
        name,
        standing,
        feedQuality,
        feedSilent,
        lines,
        scoredWeight,
        fromLines,
        deductions,
        deducted,
        awards,
        awarded,
        total,
        error,
        found,
        before);
  }

  /**
   * Where it stands among its class.
   *
   * @param band from 1, the best; the same where units cannot be separated
   * @param best the best place it may have, from 1
   * @param worst the worst place it may have, inclusive
   * @param of how many are ranked
   */
  public record Place(int band, int best, int worst, int of) {}

  /**
   * Points taken off for one thing.
   *
   * @param kind {@code RED_CARD}, {@code YELLOW_CARD} or {@code UNANSWERED}
   * @param matter for example {@code card/7}
   * @param title what it was about
   */
  public record Deduction(String kind, String matter, String title, double points) {}

  /**
   * Points added by a decision.
   *
   * @param document 依据文件
   */
  public record Award(String reason, String document, double points) {}
}
