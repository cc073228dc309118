package io.xiaoneng.dashboard.freshness;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.registry.Source;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the freshness from the job's own rows and from what it has left to read. */
@Component
class FreshnessReader implements FreshnessService {

  /** Answers are kept so long: a page asks for many figures at once. */
  private static final Duration KEPT = Duration.ofMillis(900);

  private static final Duration SOURCES_KEPT = Duration.ofSeconds(10);

  /** Every page waits for it before anything else; both questions read some rows. */
  private static final Duration LIMIT = Duration.ofSeconds(5);

  /**
   * The job commits what it has read every some seconds; until then a record counts as left
   * although its rows are there. Figures younger than this are up to date.
   */
  private static final Duration YOUNG = Duration.ofSeconds(15);

  private final ClickHouse clickHouse;
  private final RegistryView registry;
  private final JobLag lag;
  private final Silence silence;
  private final Clock clock;
  private @Nullable Kept<Freshness> freshness;
  private @Nullable Kept<List<SourceState>> sources;

  private record Kept<T>(T value, long nanos) {
    boolean youngerThan(Duration age) {
      return System.nanoTime() - nanos < age.toNanos();
    }
  }

  FreshnessReader(
      ClickHouse clickHouse,
      RegistryView registry,
      JobLag lag,
      XiaonengProperties settings,
      Clock clock) {
    this.clickHouse = clickHouse;
    this.registry = registry;
    this.lag = lag;
    this.silence = new Silence(WorkCalendar.of(settings.calendar()), settings.zoneId());
    this.clock = clock;
  }

  @Override
  public synchronized Freshness now() {
    Kept<Freshness> kept = freshness;
    if (kept == null || !kept.youngerThan(KEPT)) {
      kept = new Kept<>(read(), System.nanoTime());
      freshness = kept;
    }
    return kept.value();
  }

  @Override
  public synchronized List<SourceState> sources() {
    Kept<List<SourceState>> kept = sources;
    if (kept == null || !kept.youngerThan(SOURCES_KEPT)) {
      kept = new Kept<>(readSources(), System.nanoTime());
      sources = kept;
    }
    return kept.value();
  }

  /** What the job says of itself; nulls where it has said nothing yet. */
  private record Progress(
      @Nullable Instant latestEvent, @Nullable Instant latestRecorded, @Nullable Instant updated) {}

  private Freshness read() {
    Progress progress =
        clickHouse
            .query(
                "SELECT count(), toUnixTimestamp64Milli(max(latest_event_at)),"
                    + " toUnixTimestamp64Milli(max(latest_recorded_at)),"
                    + " toUnixTimestamp64Milli(max(updated_at)) FROM job_progress",
                List.of(),
                LIMIT,
                row ->
                    row.getLong(1) == 0
                        ? new Progress(null, null, null)
                        : new Progress(
                            Instant.ofEpochMilli(row.getLong(2)),
                            Instant.ofEpochMilli(row.getLong(3)),
                            Instant.ofEpochMilli(row.getLong(4))))
            .get(0);
    List<SourceState> silent = sources().stream().filter(SourceState::silent).toList();
    return new Freshness(
        progress.latestEvent(),
        behind(progress, clock.instant()),
        silent.stream().map(SourceState::source).toList(),
        silent.stream().map(SourceState::lastHeard).min(Instant::compareTo).orElse(null));
  }

  /**
   * How far the figures are behind. With nothing left to read they are not. Otherwise as long as
   * the youngest record in them is old, or, because imports bring their own recorded times, as long
   * as it is since nothing was left. While the broker does not say, as long as the job is silent.
   */
  private long behind(Progress progress, Instant now) {
    OptionalLong left = lag.records();
    if (left.isEmpty()) {
      return seconds(progress.updated(), now);
    }
    return left.getAsLong() == 0
        ? 0
        : Math.min(seconds(progress.latestRecorded(), now), seconds(lag.caughtUp(), now));
  }

  private static long seconds(@Nullable Instant since, Instant now) {
    if (since == null) {
      return 0;
    }
    Duration age = Duration.between(since, now);
    return age.compareTo(YOUNG) <= 0 ? 0 : age.toSeconds();
  }

  private record Seen(Instant first, Instant last, Instant event) {
    Seen and(Seen other) {
      return new Seen(
          first.isBefore(other.first) ? first : other.first,
          last.isAfter(other.last) ? last : other.last,
          event.isAfter(other.event) ? event : other.event);
    }
  }

  private List<SourceState> readSources() {
    Map<String, Seen> seen = new TreeMap<>();
    clickHouse.query(
        "SELECT source, toUnixTimestamp64Milli(min(first_recorded_at)),"
            + " toUnixTimestamp64Milli(max(last_recorded_at)),"
            + " toUnixTimestamp64Milli(max(last_event_at)) FROM source_seen GROUP BY source",
        List.of(),
        LIMIT,
        row -> {
          Source registered = registry.registry().source(row.getString(1));
          return seen.merge(
              registered == null ? row.getString(1) : registered.prefix(),
              new Seen(
                  Instant.ofEpochMilli(row.getLong(2)),
                  Instant.ofEpochMilli(row.getLong(3)),
                  Instant.ofEpochMilli(row.getLong(4))),
              Seen::and);
        });
    Instant now = clock.instant();
    return seen.entrySet().stream()
        .map(each -> state(each.getKey(), each.getValue(), now))
        .toList();
  }

  private SourceState state(String name, Seen seen, Instant now) {
    Source source = registry.registry().source(name);
    Duration expected = FreshnessService.expectedLag(source);
    return new SourceState(
        name,
        source == null ? "" : source.prefix(),
        source == null || source.nameZh().isEmpty() ? name : source.nameZh(),
        source == null || source.nameEn().isEmpty() ? name : source.nameEn(),
        source == null ? "" : source.unit(),
        seen.first(),
        seen.last(),
        seen.event(),
        silence.holds(seen.first(), seen.last(), expected, now));
  }
}
