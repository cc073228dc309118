package io.xiaoneng.assessment;

import io.xiaoneng.statistics.Better;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a unit's figures come to by a scheme. Lines without enough cases do not count, and those
 * that do are taken for the whole: the total is their points over their weights, times 100. Where
 * less than half of the weight counts there is no total at all.
 *
 * @param lines in the scheme's order
 * @param scoredWeight of the lines that count, 0 to 100
 * @param total 0 to 100; null where too little counts
 */
public record ExpectedScore(List<LineScore> lines, int scoredWeight, @Nullable Double total) {

  /** With less weight counting there is no total. */
  public static final int LEAST_WEIGHT = 50;

  /** Rounding of a share times n must not ask for a case more. */
  private static final double HAIR = 1e-9;

  /** Copies the lines. */
  public ExpectedScore {
    lines = List.copyOf(lines);
  }

  /**
   * Scores figures; pure.
   *
   * @param figures by metric; one that is missing has no data
   */
  public static ExpectedScore of(SchemeClass scheme, Map<String, LineFigure> figures) {
    List<LineScore> lines = new ArrayList<>();
    int weight = 0;
    double points = 0;
    for (SchemeLine line : scheme.lines()) {
      LineScore score = line(line, figures.getOrDefault(line.metric(), LineFigure.NONE));
      lines.add(score);
      if (score.points() != null) {
        weight += line.weight();
        points += score.points();
      }
    }
    return new ExpectedScore(
        lines,
        weight,
        weight < LEAST_WEIGHT ? null : Double.valueOf(points * SchemeClass.POINTS / weight));
  }

  private static LineScore line(SchemeLine line, LineFigure figure) {
    Double value = figure.value();
    if (value == null || figure.n() == 0) {
      return new LineScore(line, figure, LineScore.State.NO_DATA, null, null);
    }
    if (figure.n() < line.leastCases()) {
      return new LineScore(line, figure, LineScore.State.TOO_FEW, null, null);
    }
    double points = line.weight() * line.scoring().share(value);
    return new LineScore(
        line, figure, LineScore.State.SCORED, points, change(line, figure, points));
  }

  private static LineScore.@Nullable Change change(
      SchemeLine line, LineFigure figure, double points) {
    Long good = figure.good();
    if (good == null || line.scoring().better() == Better.LOWER) {
      return null;
    }
    double gain = Math.max(0, line.weight() * line.scoring().share(line.target()) - points);
    double lacking = line.target() * figure.n() - good;
    long missing = (long) Math.max(0, Math.ceil(lacking - HAIR));
    Long inARow =
        missing == 0
            ? Long.valueOf(0)
            : line.target() >= 1
                ? null
                : Long.valueOf((long) Math.ceil(lacking / (1 - line.target()) - HAIR));
    return new LineScore.Change(missing, inARow, gain);
  }

  /** How many lines count. */
  public long scored() {
    return lines.stream().filter(each -> each.state() == LineScore.State.SCORED).count();
  }
}
