package io.xiaoneng.assessment.book;

import io.xiaoneng.assessment.book.Scorecard.Award;
import io.xiaoneng.assessment.book.Scorecard.Deduction;
import io.xiaoneng.metric.MetricDefinition.Text;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a unit's month before it is scored.
 *
 * @param feedQuality of the sources it is heard through, 0 to 1; null where it has none
 * @param feedSilent share of the working days on which one of them was silent, 0 to 1
 * @param doubtful whether the feeds are under the gate
 * @param moved whether it was founded, merged or ended within the month
 * @param figures by metric; one that is missing has no data
 * @param excluded why a line does not count, by metric: objections that were accepted
 * @param before its scorecard of the month before; null for none
 */
public record Member(
    String code,
    Text name,
    @Nullable Double feedQuality,
    double feedSilent,
    boolean doubtful,
    boolean moved,
    Map<String, Figure> figures,
    List<Deduction> deductions,
    List<Award> awards,
    Map<String, String> excluded,
    @Nullable Scorecard before) {

  /** Takes its own copies. */
  public Member {
    figures = Map.copyOf(figures);
    deductions = List.copyOf(deductions);
    awards = List.copyOf(awards);
    excluded = Map.copyOf(excluded);
  }

  /**
   * A figure.
   *
   * @param value in the metric's unit; null for no data
   * @param low of its 95 % interval; null where it has none
   * @param high likewise
   * @param n cases behind it
   * @param numerator null where the metric is no share
   * @param denominator null where the metric is no share
   * @param share whether numerator and denominator count cases, so that n is the denominator
   * @param excused of the cases that are not good, how many are excused by claims
   * @param lengthened of the good cases, how many are late by the promise before it was lengthened
   */
  public record Figure(
      @Nullable Double value,
      @Nullable Double low,
      @Nullable Double high,
      long n,
      @Nullable Double numerator,
      @Nullable Double denominator,
      boolean share,
      int excused,
      int lengthened) {

    /** No data. */
    public static final Figure NONE = new Figure(null, null, null, 0, null, null, false, 0, 0);

    /**
     * Cases that count as good: those that are, with the excused, without those that are late by
     * the shorter promise; null where the metric is no share of cases.
     */
    @Nullable Long good() {
      if (!share || numerator == null) {
        return null;
      }
      long kept = Math.max(0, Math.round(numerator) - lengthened);
      return Math.min(n, kept + excused);
    }
  }
}
