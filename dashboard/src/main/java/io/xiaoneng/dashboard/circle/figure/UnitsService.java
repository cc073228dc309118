package io.xiaoneng.dashboard.circle.figure;

import io.xiaoneng.dashboard.clickhouse.RecentAnswers;
import io.xiaoneng.dashboard.freshness.FreshnessService;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** The published figures of a unit and of those below it. Safe to share. */
@Service
public class UnitsService {

  /** Short of the time between two looks of the live view. */
  private static final Duration KEPT = Duration.ofMillis(400);

  private static final Duration WEEK_KEPT = Duration.ofSeconds(15);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int COST_SHARE = 4;

  /** Less than of others, so that a change shows soon on a busy machine too. */
  private static final int LIVE_COST_SHARE = 2;

  private static final int KEPT_UNITS = 100;

  private final CircleFigures figures;
  private final PointService points;
  private final RegistryView registry;
  private final FreshnessService freshness;
  private final CityClock clock;
  private final RecentAnswers<String, CircleUnits> pictures =
      new RecentAnswers<>(this::picture, any -> true, KEPT, LIVE_COST_SHARE, LONGEST, KEPT_UNITS);

  private final RecentAnswers<WeekQuestion, Map<String, CircleAnswer.Row>> weeks;

  private record WeekQuestion(Walk walk, Window week, String unit) {}

  UnitsService(
      CircleFigures figures,
      PointService points,
      RegistryView registry,
      FreshnessService freshness,
      CityClock clock) {
    this.figures = figures;
    this.points = points;
    this.registry = registry;
    this.freshness = freshness;
    this.clock = clock;
    this.weeks =
        new RecentAnswers<>(
            each -> rows(figures.below(each.walk(), each.week(), each.unit())),
            any -> true,
            WEEK_KEPT,
            COST_SHARE,
            LONGEST,
            KEPT_UNITS);
  }

  /**
   * Now.
   *
   * @param unit code; "" for the whole city
   */
  public CircleUnits units(String unit) {
    return pictures.read(unit);
  }

  /** The days of this week up to today. */
  Window week() {
    LocalDate today = clock.today();
    return Window.days(today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), today);
  }

  /**
   * The figures over this week of the unit and those directly below it, by code; "" for the whole
   * city.
   */
  Map<String, CircleAnswer.Row> week(Walk walk, String unit) {
    return weeks.read(new WeekQuestion(walk, week(), unit));
  }

  private CircleUnits picture(String unit) {
    Instant now = clock.now();
    UnitNode whole = unit.isEmpty() ? Communities.city(registry) : registry.unit(unit);
    List<CircleAnswer> answers =
        figures.below(List.of(Walk.ADULT, Walk.ELDER, Walk.TERMINALS), now, whole.code());
    CircleAnswer adults = answers.get(0);
    Map<String, CircleAnswer.Row> elder = rows(answers.get(1));
    Map<String, CircleAnswer.Row> terminals = rows(answers.get(2));
    List<CircleUnits.Line> lines =
        adults.rows().stream()
            .map(
                adult ->
                    new CircleUnits.Line(
                        adult.unit(),
                        adult.nameZh(),
                        adult.nameEn(),
                        adult,
                        elder.getOrDefault(adult.unit(), adult),
                        terminals.getOrDefault(adult.unit(), adult)))
            .toList();
    return new CircleUnits(
        now,
        adults.populationSource(),
        adults.missing(),
        lines.get(0),
        lines.subList(1, lines.size()),
        points.counts(now),
        freshness.now());
  }

  private static Map<String, CircleAnswer.Row> rows(CircleAnswer answer) {
    Map<String, CircleAnswer.Row> rows = new HashMap<>();
    answer.rows().forEach(row -> rows.put(row.unit(), row));
    return rows;
  }
}
