package io.xiaoneng.dashboard.assessment.closing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.xiaoneng.assessment.book.Scorecard;
import io.xiaoneng.assessment.book.Standing;
import io.xiaoneng.assessment.book.Versions;
import io.xiaoneng.dashboard.assessment.Edition;
import io.xiaoneng.metric.MetricDefinition.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A month's assessment as somebody may see it.
 *
 * @param month {@code 2026-03}
 * @param edition the one that is told; null where there is none to see
 * @param editions all that may be seen, the oldest first
 * @param ranked whether everybody's totals are told, or only one's own: units see those of others
 *     once the month is final
 * @param classes empty without an edition
 * @param ties how the units together stand to the city; empty for units
 * @param since what the edition tells otherwise than the one before it; null for units, and where
 *     there is nothing to compare with
 * @param objections open and answered ones that may be seen
 */
public record MonthView(
    String month,
    @Nullable Edition edition,
    List<Edition> editions,
    boolean ranked,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Versions versions,
    List<SchemeName> schemes,
    List<Group> classes,
    List<TieOut.Row> ties,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Restatement since,
    List<Objection> objections) {

  /** A scheme it was scored by. */
  public record SchemeName(String id, int version, Text name, Text document, Text remark) {}

  /**
   * A class.
   *
   * @param ranked how many have a place
   * @param all how many there are
   * @param members those that may be seen, the best first, then those that are not ranked
   */
  public record Group(
      String scheme,
      String id,
      Text name,
      String dimension,
      long ranked,
      int all,
      List<Line> members) {}

  /**
   * A unit, or another member.
   *
   * @param change of its total since the month before; null for none
   * @param href address of its scorecard in the API; null where it may not be seen
   */
  public record Line(
      String code,
      Text name,
      Standing standing,
      @Nullable Double total,
      @Nullable Double error,
      Scorecard.@Nullable Place place,
      @Nullable Double before,
      @Nullable Double change,
      double deducted,
      double awarded,
      int scoredWeight,
      @Nullable String href) {}
}
