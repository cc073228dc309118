package io.xiaoneng.dashboard.assessment.closing;

import io.xiaoneng.assessment.Knot;
import io.xiaoneng.assessment.book.BookLine;
import io.xiaoneng.assessment.book.Scorecard;
import io.xiaoneng.dashboard.assessment.Edition;
import io.xiaoneng.metric.MetricDefinition.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit's scorecard in an edition.
 *
 * @param scheme it was scored by
 * @param unitClass it belongs to
 * @param ofUnits whether it is a unit's, and not an agency's or another member's
 * @param rules of its lines, in their order
 * @param objections to it
 * @param mayObject whether the one who asks may object now
 */
public record CardView(
    Edition edition,
    MonthView.SchemeName scheme,
    Text unitClass,
    boolean ofUnits,
    Scorecard card,
    List<Rule> rules,
    List<Objection> objections,
    boolean mayObject) {

  /**
   * How a line is scored.
   *
   * @param knots points at values, straight lines between; {@code share} is of the weight
   * @param source which document or law sets the target
   */
  public record Rule(String metric, int weight, double target, List<Knot> knots, Text source) {}

  /** The rule of a line. */
  public @Nullable Rule rule(BookLine line) {
    return rules.stream()
        .filter(each -> each.metric().equals(line.metric()))
        .findFirst()
        .orElse(null);
  }

  /** The objection to a line; null for none. */
  public @Nullable Objection objection(BookLine line) {
    return objections.stream()
        .filter(each -> each.metric().equals(line.metric()))
        .findFirst()
        .orElse(null);
  }
}
