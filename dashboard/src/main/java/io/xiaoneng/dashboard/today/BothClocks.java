package io.xiaoneng.dashboard.today;

import io.xiaoneng.dashboard.clickhouse.RecentAnswers;
import io.xiaoneng.dashboard.metric.CaseShapes;
import io.xiaoneng.dashboard.metric.MetricQuery;
import io.xiaoneng.dashboard.metric.MetricRow;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.page.CityClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How long people waited, beside what the law counts, both of the same cases: those of which both
 * can be told. A case that was decided at once has no promise and no clock of the law.
 */
@Component
class BothClocks {

  /** Days that are over. */
  static final int DAYS = 30;

  private static final String WAITED = "end-to-end-days";
  private static final String COUNTED = "handling-days";
  private static final String ALL = "cases-decided";
  private static final Duration GOOD = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int COST_SHARE = 100;

  private final MetricService metrics;
  private final CaseShapes shapes;
  private final CityClock clock;
  private final RecentAnswers<LocalDate, Today.Clocks> recent =
      new RecentAnswers<>(this::read, each -> true, GOOD, COST_SHARE, LONGEST, 2);

  BothClocks(MetricService metrics, CaseShapes shapes, CityClock clock) {
    this.metrics = metrics;
    this.shapes = shapes;
    this.clock = clock;
  }

  /** Of the thirty days before a day. */
  Today.Clocks before(LocalDate day) {
    return recent.read(day);
  }

  private Today.Clocks read(LocalDate day) {
    LocalDate from = day.minusDays(DAYS);
    LocalDate to = day.minusDays(1);
    Instant now = clock.now();
    MetricRow waited = shapes.shared(query(WAITED, from, to, now), COUNTED);
    MetricRow counted = shapes.shared(query(COUNTED, from, to, now), WAITED);
    MetricRow all = metrics.read(query(ALL, from, to, now)).get(0);
    return new Today.Clocks(
        from,
        to,
        waited.figure("mean"),
        waited.figure("p50"),
        counted.figure("mean"),
        counted.figure("p50"),
        cases(counted.figure("n")),
        cases(all.figure("value")));
  }

  private static MetricQuery query(String metric, LocalDate from, LocalDate to, Instant asOf) {
    return new MetricQuery(metric, from, to, List.of(), Map.of(), asOf, null);
  }

  private static long cases(@Nullable Double n) {
    return n == null ? 0 : Math.round(n);
  }
}
