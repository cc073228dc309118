package io.xiaoneng.assessment.book;

import io.xiaoneng.assessment.Deductions;
import io.xiaoneng.assessment.ExpectedScore;
import io.xiaoneng.assessment.LineFigure;
import io.xiaoneng.assessment.LineScore;
import io.xiaoneng.assessment.SchemeClass;
import io.xiaoneng.assessment.SchemeLine;
import io.xiaoneng.assessment.book.Member.Figure;
import io.xiaoneng.assessment.book.Scorecard.Award;
import io.xiaoneng.assessment.book.Scorecard.Deduction;
import io.xiaoneng.assessment.book.Scorecard.Place;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.statistics.EstimateRanking;
import io.xiaoneng.statistics.EstimateRanking.Estimate;
import io.xiaoneng.statistics.Interval;
import io.xiaoneng.statistics.Wilson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes scorecards of figures, and places of scorecards; pure.
 *
 * <p>A line earns its points by the value that is scored, which counts excused cases as good and
 * those that a lengthened promise alone made good as late. Lines that do not count share their
 * weight among the others. The standard error of a line's points is half the way between its points
 * at the two ends of the 95 % interval, over 1.96; the errors of lines are taken as independent.
 */
public final class BookScoring {

  /** Of all comparisons of one unit together. */
  public static final double CONFIDENCE = 0.95;

  private static final double TWICE_95 = 2 * Wilson.Z95;

  private BookScoring() {}

  /** The scorecards of a class: those ranked first, by total; then the others, by code. */
  public static List<Scorecard> score(SchemeClass scheme, List<Member> members) {
    List<Scorecard> cards =
        new ArrayList<>(members.stream().map(each -> card(scheme, each)).toList());
    cards.sort(
        Comparator.comparing((Scorecard each) -> each.standing() != Standing.RANKED)
            .thenComparing(
                each ->
                    each.standing() == Standing.RANKED ? -Objects.requireNonNull(each.total()) : 0)
            .thenComparing(Scorecard::code));
    List<Scorecard> ranked =
        cards.stream().filter(each -> each.standing() == Standing.RANKED).toList();
    List<EstimateRanking.Place> places =
        EstimateRanking.of(
            ranked.stream()
                .map(
                    each ->
                        new Estimate(
                            Objects.requireNonNull(each.total()),
                            Objects.requireNonNull(each.error())))
                .toList(),
            CONFIDENCE);
    for (int i = 0; i < places.size(); i++) {
      EstimateRanking.Place place = places.get(i);
      cards.set(
          i, ranked.get(i).at(new Place(place.band(), place.best(), place.worst(), ranked.size())));
    }
    return List.copyOf(cards);
  }

  private static Scorecard card(SchemeClass scheme, Member member) {
    Map<String, LineFigure> figures = new HashMap<>();
    member.figures().forEach((metric, figure) -> figures.put(metric, scored(figure)));
    member.excluded().keySet().forEach(figures::remove);
    ExpectedScore score = ExpectedScore.of(scheme, figures);
    List<BookLine> lines = new ArrayList<>();
    int weight = 0;
    double points = 0;
    double variance = 0;
    for (LineScore each : score.lines()) {
      BookLine line = line(member, each);
      lines.add(line);
      if (line.points() != null) {
        weight += line.weight();
        points += line.points();
        variance += line.error() == null ? 0 : line.error() * line.error();
      }
    }
    Double fromLines =
        weight < ExpectedScore.LEAST_WEIGHT
            ? null
            : Double.valueOf(points * SchemeClass.POINTS / weight);
    double deducted = deducted(scheme.deductions(), member.deductions());
    double awarded =
        Math.min(scheme.bonusMost(), member.awards().stream().mapToDouble(Award::points).sum());
    return new Scorecard(
        member.code(),
        member.name(),
        standing(member, fromLines),
        member.feedQuality(),
        member.feedSilent(),
        lines,
        weight,
        fromLines,
        member.deductions(),
        deducted,
        member.awards(),
        awarded,
        fromLines == null
            ? null
            : Double.valueOf(
                Math.max(0, Math.min(SchemeClass.POINTS, fromLines - deducted + awarded))),
        fromLines == null
            ? null
            : Double.valueOf(Math.sqrt(variance) * SchemeClass.POINTS / weight),
        null,
        member.before() == null ? null : member.before().total());
  }

  private static double deducted(Deductions scheme, List<Deduction> deductions) {
    return Math.min(scheme.most(), deductions.stream().mapToDouble(Deduction::points).sum());
  }

  private static Standing standing(Member member, @Nullable Double fromLines) {
    if (member.doubtful()) {
      return Standing.DOUBTFUL;
    }
    if (member.moved()) {
      return Standing.MOVED;
    }
    return fromLines == null ? Standing.NOT_ENOUGH : Standing.RANKED;
  }

  /** The figure as it earns points. */
  private static LineFigure scored(Figure figure) {
    Long good = figure.good();
    if (good == null) {
      return new LineFigure(figure.value(), figure.n(), null);
    }
    return figure.n() == 0
        ? LineFigure.NONE
        : new LineFigure((double) good / figure.n(), figure.n(), good);
  }

  private static BookLine line(Member member, LineScore score) {
    SchemeLine line = score.line();
    Figure figure = member.figures().getOrDefault(line.metric(), Figure.NONE);
    String excluded = member.excluded().get(line.metric());
    boolean silent =
        member.feedSilent() > 0 && member.doubtful() && score.state() != LineScore.State.SCORED;
    LineScore.State state =
        excluded != null
            ? LineScore.State.EXCLUDED
            : silent && basedOnCases(line) ? LineScore.State.FLOOR : score.state();
    Double points =
        state == LineScore.State.FLOOR
            ? Double.valueOf(line.weight() * line.scoring().least())
            : score.points();
    LineScore.@Nullable Change change = score.change();
    BookLine before = before(member, line.metric());
    MetricDefinition metric = MetricCatalogue.find(line.metric());
    return new BookLine(
        line.metric(),
        metric == null ? new MetricDefinition.Text(line.metric(), line.metric()) : metric.name(),
        metric == null ? "" : metric.unit().code(),
        line.weight(),
        line.target(),
        figure.value(),
        excluded == null ? score.figure().value() : null,
        figure.low(),
        figure.high(),
        figure.n(),
        figure.numerator(),
        figure.denominator(),
        line.leastCases(),
        state,
        points,
        points == null ? null : Double.valueOf(error(line, figure, score, state)),
        figure.excused(),
        figure.lengthened(),
        change == null ? null : Long.valueOf(change.missing()),
        change == null ? null : change.inARow(),
        change == null ? null : Double.valueOf(change.gain()),
        before == null ? null : before.value(),
        before == null ? null : before.points(),
        excluded);
  }

  /** A line that is about the unit's cases, and so silent with its feed. */
  private static boolean basedOnCases(SchemeLine line) {
    MetricDefinition metric = MetricCatalogue.find(line.metric());
    return metric != null && metric.basis() == MetricDefinition.Basis.V;
  }

  private static @Nullable BookLine before(Member member, String metric) {
    Scorecard before = member.before();
    return before == null
        ? null
        : before.lines().stream()
            .filter(each -> each.metric().equals(metric))
            .findFirst()
            .orElse(null);
  }

  /** Standard error of the points. */
  private static double error(
      SchemeLine line, Figure figure, LineScore score, LineScore.State state) {
    if (state != LineScore.State.SCORED) {
      return 0;
    }
    Double low = figure.low();
    Double high = figure.high();
    Long good = score.figure().good();
    if (good != null) {
      Interval interval = Wilson.interval(good, figure.n(), Wilson.Z95);
      low = interval == null ? null : Double.valueOf(interval.lower());
      high = interval == null ? null : Double.valueOf(interval.upper());
    }
    if (low == null || high == null) {
      return 0;
    }
    return Math.abs(line.scoring().share(high) - line.scoring().share(low))
        * line.weight()
        / TWICE_95;
  }
}
