package io.xiaoneng.dashboard.supervision.flag;

import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.metric.Grouping;
import io.xiaoneng.dashboard.metric.MetricQuery;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.supervision.flag.MonthFeeds.Day;
import io.xiaoneng.registry.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Reads how units were heard, from the metric {@code feed-quality}. */
@Component
public class FeedReads {

  private final MetricService metrics;
  private final RegistryView registry;
  private final XiaonengProperties settings;

  FeedReads(MetricService metrics, RegistryView registry, XiaonengProperties settings) {
    this.metrics = metrics;
    this.registry = registry;
    this.settings = settings;
  }

  /** One month, up to the day before that of the instant. */
  public MonthFeeds read(YearMonth month, Instant asOf) {
    LocalDate from = month.atDay(1);
    LocalDate yesterday = LocalDate.ofInstant(asOf, settings.zoneId()).minusDays(1);
    LocalDate to = month.atEndOfMonth().isBefore(yesterday) ? month.atEndOfMonth() : yesterday;
    List<Day> days =
        to.isBefore(from)
            ? List.of()
            : metrics
                .read(
                    new MetricQuery(
                        "feed-quality",
                        from,
                        to,
                        List.of(Grouping.by(Dimension.DAY), Grouping.by(Dimension.SOURCE)),
                        Map.of(),
                        asOf,
                        null))
                .stream()
                .filter(row -> row.key().get("day") != null && row.key().get("source") != null)
                .map(
                    row ->
                        new Day(
                            LocalDate.parse(Objects.requireNonNull(row.key().get("day"))),
                            Objects.requireNonNull(row.key().get("source")),
                            Math.round(Objects.requireNonNullElse(row.figure("numerator"), 0.0)),
                            Math.round(Objects.requireNonNullElse(row.figure("denominator"), 0.0))))
                .toList();
    return new MonthFeeds(
        registry,
        registry.registry().all(Source.class),
        registry.registry().calendar(settings.calendar()),
        from,
        to,
        days);
  }
}
