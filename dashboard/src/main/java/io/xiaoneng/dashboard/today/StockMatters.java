package io.xiaoneng.dashboard.today;

import io.xiaoneng.dashboard.clickhouse.RecentAnswers;
import io.xiaoneng.dashboard.metric.CasePart;
import io.xiaoneng.dashboard.metric.CasesBehind;
import io.xiaoneng.dashboard.metric.MetricQuery;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.overview.Overview;
import io.xiaoneng.dashboard.overview.OverviewService;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.report.content.ReportWords;
import io.xiaoneng.metric.MetricDefinition.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Cases that are open past their promise: how many, how many more than a week ago, since when the
 * first of them, and where most are held.
 */
@Component
class StockMatters implements MatterSource {

  private static final String METRIC = "overdue";
  private static final Duration KEPT = Duration.ofHours(1);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration OFTEN = Duration.ofMinutes(5);
  private static final int HOURS = 4;

  private final OverviewService overviews;
  private final MetricService metrics;
  private final CasesBehind cases;
  private final CityClock clock;
  private final TodayWords words;

  /** The past is asked for once an hour; absent where it cannot be told. */
  private final RecentAnswers<Instant, Optional<Double>> before =
      new RecentAnswers<>(this::open, each -> true, KEPT, 0, KEPT, HOURS);

  /** The first that fell due; asked for at most every few minutes. */
  private final RecentAnswers<Instant, Optional<Instant>> first =
      new RecentAnswers<>(this::due, each -> true, OFTEN, 0, OFTEN, 2);

  StockMatters(
      OverviewService overviews,
      MetricService metrics,
      CasesBehind cases,
      CityClock clock,
      TodayWords words) {
    this.overviews = overviews;
    this.metrics = metrics;
    this.cases = cases;
    this.clock = clock;
    this.words = words;
  }

  @Override
  public Set<MatterKind> kinds() {
    return Set.of(MatterKind.STOCK);
  }

  @Override
  public List<Candidate> find(Instant now, LocalDate day) {
    Overview overview = overviews.current().overview();
    long overdue = overview.stock().overdue();
    if (overdue == 0) {
      return List.of();
    }
    Double then = before.read(now.minus(WEEK).truncatedTo(ChronoUnit.HOURS)).orElse(null);
    Overview.District most =
        overview.districts().stream()
            .filter(each -> !each.code().isEmpty() && each.overdue() > 0)
            .max(
                Comparator.comparing(Overview.District::overdue)
                    .thenComparing(Overview.District::code, Comparator.reverseOrder()))
            .orElse(null);
    String unit = most == null ? null : most.code();
    Instant since = first.read(tick(now)).orElse(null);
    Text sentence =
        words.say(
            MatterKind.STOCK.key(),
            in ->
                new Object[] {
                  in.f().count(overview.stock().open()),
                  in.f().count(overdue),
                  than(then, overdue, in),
                  since(since, in),
                  where(most, in)
                });
    return List.of(
        new Candidate(
            MatterKind.STOCK, sentence, METRIC, unit, since, unit, since, "/metrics/" + METRIC));
  }

  private static Instant tick(Instant now) {
    return Instant.ofEpochSecond(now.getEpochSecond() / OFTEN.toSeconds() * OFTEN.toSeconds());
  }

  private Optional<Instant> due(Instant asOf) {
    MetricQuery query = new MetricQuery(METRIC, null, null, List.of(), Map.of(), asOf, null);
    return cases.first(query, 1, CasePart.OPEN).stream()
        .map(each -> each.get("due"))
        .flatMap(each -> each instanceof Instant due ? Stream.of(due) : Stream.empty())
        .findFirst();
  }

  private String since(@Nullable Instant since, ReportWords in) {
    return since == null ? "" : in.word("today.stock.since", in.f().date(clock.dateOf(since)));
  }

  private Optional<Double> open(Instant asOf) {
    MetricQuery query = new MetricQuery(METRIC, null, null, List.of(), Map.of(), asOf, null);
    return Optional.ofNullable(metrics.read(query).get(0).figure("open"));
  }

  private static String than(@Nullable Double then, long now, ReportWords in) {
    if (then == null) {
      return "";
    }
    long more = now - Math.round(then);
    String size = in.f().count(Math.abs(more));
    return more == 0
        ? in.word("today.stock.same")
        : in.word(more > 0 ? "today.stock.more" : "today.stock.fewer", size);
  }

  private String where(Overview.@Nullable District most, ReportWords in) {
    return most == null
        ? ""
        : in.word(
            "today.stock.most",
            in.f().name(most.nameZh(), most.nameEn(), most.code()),
            in.f().count(most.overdue()));
  }
}
