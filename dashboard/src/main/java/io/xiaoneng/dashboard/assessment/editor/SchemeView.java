package io.xiaoneng.dashboard.assessment.editor;

import io.xiaoneng.assessment.Deductions;
import io.xiaoneng.assessment.Knot;
import io.xiaoneng.assessment.Scheme;
import io.xiaoneng.assessment.SchemeClass;
import io.xiaoneng.assessment.SchemeLine;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.metric.MetricDefinition.Text;
import io.xiaoneng.statistics.Better;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A scheme as a page tells it.
 *
 * @param classes in the scheme's order
 */
public record SchemeView(Scheme scheme, List<ClassView> classes) {

  /** Takes its own copy. */
  public SchemeView {
    classes = List.copyOf(classes);
  }

  /**
   * A class with its lines.
   *
   * @param off what is taken off for a red card, a yellow card, one left unanswered, altogether,
   *     and what may be awarded, as somebody would type it
   */
  public record ClassView(SchemeClass of, List<LineView> lines, List<String> off) {}

  /**
   * A line.
   *
   * @param name of the metric; its id where the catalogue has none
   * @param unit of its values: {@code ratio}, {@code days} …
   * @param rule how it is said: {@code straight} or {@code bent} with the knots of floor, target
   *     and full marks, or {@code knots}
   * @param up whether more is better
   * @param knots from the worst to the best where the rule is straight or bent, else by value
   */
  public record LineView(
      SchemeLine line,
      Text name,
      String unit,
      String rule,
      boolean up,
      List<Knot> knots,
      ScoringPicture picture) {}

  /** What a page tells of a scheme. */
  public static SchemeView of(Scheme scheme) {
    return new SchemeView(
        scheme,
        scheme.classes().stream()
            .map(
                each ->
                    new ClassView(
                        each, each.lines().stream().map(SchemeView::line).toList(), off(each)))
            .toList());
  }

  private static List<String> off(SchemeClass of) {
    Deductions each = of.deductions();
    return List.of(
        SchemeText.number(each.redCard()),
        SchemeText.number(each.yellowCard()),
        SchemeText.number(each.unanswered()),
        SchemeText.number(each.most()),
        SchemeText.number(of.bonusMost()));
  }

  private static LineView line(SchemeLine line) {
    MetricDefinition metric = MetricCatalogue.find(line.metric());
    boolean up = line.scoring().better() == Better.HIGHER;
    List<Knot> knots = new ArrayList<>(line.scoring().knots());
    if (!up) {
      Collections.reverse(knots);
    }
    String rule = rule(knots);
    return new LineView(
        line,
        metric == null ? new Text(line.metric(), line.metric()) : metric.name(),
        metric == null ? "" : metric.unit().code(),
        rule,
        up,
        rule.equals("knots") ? line.scoring().knots() : List.copyOf(knots),
        ScoringPicture.of(line));
  }

  private static String rule(List<Knot> knots) {
    boolean whole = knots.get(0).share() == 0 && knots.get(knots.size() - 1).share() == 1;
    boolean steps = false;
    for (int i = 1; i < knots.size(); i++) {
      steps |= knots.get(i).value() == knots.get(i - 1).value();
    }
    if (!whole || steps || knots.size() > 3) {
      return "knots";
    }
    return knots.size() == 2 ? "straight" : "bent";
  }
}
