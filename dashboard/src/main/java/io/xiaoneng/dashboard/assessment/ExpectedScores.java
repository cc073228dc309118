package io.xiaoneng.dashboard.assessment;

import io.xiaoneng.assessment.ExpectedScore;
import io.xiaoneng.assessment.LineFigure;
import io.xiaoneng.assessment.LineScore;
import io.xiaoneng.assessment.Scheme;
import io.xiaoneng.assessment.SchemeClass;
import io.xiaoneng.assessment.SchemeLine;
import io.xiaoneng.dashboard.assessment.ExpectedView.SchemeView;
import io.xiaoneng.dashboard.assessment.ExpectedView.State;
import io.xiaoneng.dashboard.assessment.scheme.SchemeBook;
import io.xiaoneng.dashboard.claim.ClaimDesk;
import io.xiaoneng.dashboard.clickhouse.RecentAnswers;
import io.xiaoneng.dashboard.freshness.FreshnessService;
import io.xiaoneng.dashboard.freshness.SourceState;
import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.metric.MetricQuery;
import io.xiaoneng.dashboard.metric.MetricRow;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.registry.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Scores the running month of a unit by the scheme in force. Every figure is the metric's own, over
 * the unit's subtree and the month so far.
 */
@Service
public class ExpectedScores {

  /** The metric in which claimed days can excuse a case: claims are about the promise. */
  static final String EXCUSABLE = "on-time";

  private static final Duration KEPT = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final int COST_SHARE = 10;
  private static final int KEPT_VIEWS = 200;

  private final SchemeBook schemes;
  private final MetricService metrics;
  private final ClaimDesk claims;
  private final FreshnessService freshness;
  private final RegistryView registry;
  private final CityClock clock;
  private final RecentAnswers<String, ExpectedView> answers =
      new RecentAnswers<>(this::read, view -> true, KEPT, COST_SHARE, LONGEST, KEPT_VIEWS);

  ExpectedScores(
      SchemeBook schemes,
      MetricService metrics,
      ClaimDesk claims,
      FreshnessService freshness,
      RegistryView registry,
      CityClock clock) {
    this.schemes = schemes;
    this.metrics = metrics;
    this.claims = claims;
    this.freshness = freshness;
    this.registry = registry;
    this.clock = clock;
  }

  /** What that unit's running month comes to; some seconds old where somebody asked before. */
  public ExpectedView of(String unit) {
    return answers.read(unit);
  }

  private ExpectedView read(String unit) {
    Instant now = clock.now();
    LocalDate today = clock.today();
    YearMonth month = YearMonth.from(today);
    Set<String> units = registry.subtree(unit);
    List<String> silent = silent(units);
    UnitNode node = registry.unit(unit);
    Unit.Level above = Populations.above(node, registry);
    Scheme scheme = schemes.scoring(node.level(), above, today).orElse(null);
    SchemeClass of = scheme == null ? null : scheme.classOf(node.level(), above).orElse(null);
    if (scheme == null || of == null) {
      return new ExpectedView(
          month.toString(), now, State.NO_SCHEME, null, null, 0, silent, List.of());
    }
    Map<String, MetricRow> rows = new HashMap<>();
    Map<String, LineFigure> figures = new HashMap<>();
    int excused = 0;
    for (SchemeLine line : of.lines()) {
      MetricRow row = metrics.read(query(line.metric(), unit, month, now)).get(0);
      rows.put(line.metric(), row);
      LineFigure figure = figure(row);
      if (line.metric().equals(EXCUSABLE) && figure.n() > 0) {
        excused = claims.excused(units, month.atDay(1), month.atEndOfMonth()).size();
        figure = excused(figure, excused);
      }
      figures.put(line.metric(), figure);
    }
    ExpectedScore score = ExpectedScore.of(of, figures);
    List<ExpectedView.Line> lines = new ArrayList<>();
    for (LineScore each : score.lines()) {
      String metric = each.line().metric();
      lines.add(
          line(
              each,
              Objects.requireNonNull(rows.get(metric)),
              metric.equals(EXCUSABLE) ? excused : 0));
    }
    return new ExpectedView(
        month.toString(),
        now,
        score.total() == null ? State.NOT_ENOUGH : State.SCORED,
        new SchemeView(
            scheme.id(),
            scheme.version(),
            scheme.name(),
            scheme.document(),
            scheme.remark(),
            of.name()),
        score.total(),
        score.scoredWeight(),
        silent,
        lines);
  }

  private static MetricQuery query(String metric, String unit, YearMonth month, Instant now) {
    boolean standing = MetricService.standing(Objects.requireNonNull(MetricCatalogue.find(metric)));
    return new MetricQuery(
        metric,
        standing ? null : month.atDay(1),
        standing ? null : month.atEndOfMonth(),
        List.of(),
        Map.of(Dimension.UNIT, List.of(unit)),
        now,
        null);
  }

  /** A share of sums, such as that of materials, has no cases that could be counted as good. */
  static LineFigure figure(MetricRow row) {
    Double value = row.figure("value");
    Number numerator = row.figures().get("numerator");
    Number denominator = row.figures().get("denominator");
    Number n = row.figures().get("n");
    long cases = n == null ? denominator == null ? 0 : denominator.longValue() : n.longValue();
    boolean share =
        numerator instanceof Long good
            && denominator instanceof Long all
            && all == cases
            && row.figures().containsKey("low")
            && good >= 0
            && good <= all;
    return new LineFigure(value, cases, share && numerator != null ? (Long) numerator : null);
  }

  /** The figure with excused cases among the good ones. */
  static LineFigure excused(LineFigure figure, int excused) {
    Long good = figure.good();
    if (good == null || excused == 0) {
      return figure;
    }
    long with = Math.min(figure.n(), good + excused);
    return new LineFigure((double) with / figure.n(), figure.n(), with);
  }

  private static ExpectedView.Line line(LineScore score, MetricRow row, int excused) {
    MetricDefinition metric = Objects.requireNonNull(MetricCatalogue.find(score.line().metric()));
    LineScore.@Nullable Change change = score.change();
    return new ExpectedView.Line(
        metric.id(),
        metric.name(),
        metric.unit().code(),
        score.line().weight(),
        score.line().target(),
        score.line().source(),
        row.figure("value"),
        score.figure().value(),
        row.figure("low"),
        row.figure("high"),
        score.figure().n(),
        score.line().leastCases(),
        excused,
        score.state(),
        score.points(),
        change == null ? null : Long.valueOf(change.missing()),
        change == null ? null : change.inARow(),
        change == null ? null : Double.valueOf(change.gain()));
  }

  private List<String> silent(Set<String> units) {
    return freshness.sources().stream()
        .filter(each -> each.silent() && units.contains(each.unit()))
        .map(SourceState::source)
        .toList();
  }
}
