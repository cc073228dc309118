package io.xiaoneng.dashboard.quality;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.registry.Source;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What came of each source in the last seven days. */
@Component
public class Feeds {

  private static final Duration WEEK = Duration.ofDays(7);

  private final ClickHouse clickHouse;
  private final RegistryView registry;
  private final Clock clock;

  Feeds(ClickHouse clickHouse, RegistryView registry, Clock clock) {
    this.clickHouse = clickHouse;
    this.registry = registry;
    this.clock = clock;
  }

  /**
   * Events of a source that were recorded in seven days.
   *
   * @param accepted events, each counted once whatever its revisions
   * @param refused contents that went to the dead letters
   * @param changed revisions beyond the first that came of an event
   * @param deleted events that their sender took out
   * @param late events that were recorded more than 24 hours after they happened
   */
  public record Feed(long accepted, long refused, long changed, long deleted, long late) {

    /** Of a source that sent nothing. */
    public static final Feed NONE = new Feed(0, 0, 0, 0, 0);

    Feed plus(Feed other) {
      return new Feed(
          accepted + other.accepted,
          refused + other.refused,
          changed + other.changed,
          deleted + other.deleted,
          late + other.late);
    }
  }

  /**
   * By the prefix a source is registered under, or by its own name; those that sent nothing are
   * left out.
   *
   * @throws io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException where ClickHouse is
   *     away
   */
  public Map<String, Feed> lastWeek() {
    Map<String, Feed> feeds = new HashMap<>();
    List<Object> since = List.of(clock.instant().minus(WEEK).toEpochMilli());
    clickHouse.query(
        "SELECT source, toInt64(uniqExact(subject, id)),"
            + " toInt64(uniqExact(subject, id, revision)),"
            + " toInt64(uniqExactIf((subject, id), operation = 'DELETE')),"
            + " toInt64(uniqExactIf((subject, id), recorded_at > time + INTERVAL 24 HOUR))"
            + " FROM event_archive WHERE recorded_at >= fromUnixTimestamp64Milli(?) GROUP BY source",
        since,
        row ->
            feeds.merge(
                registered(row.getString(1)),
                new Feed(
                    row.getLong(2),
                    0,
                    row.getLong(3) - row.getLong(2),
                    row.getLong(4),
                    row.getLong(5)),
                Feed::plus));
    clickHouse.query(
        "SELECT source, toInt64(count()) FROM dead_letter FINAL"
            + " WHERE recorded_at >= fromUnixTimestamp64Milli(?) GROUP BY source",
        since,
        row ->
            feeds.merge(
                registered(row.getString(1)), new Feed(0, row.getLong(2), 0, 0, 0), Feed::plus));
    return feeds;
  }

  /** Events name the sender itself; sources are listed by the prefix they are registered under. */
  private String registered(String source) {
    Source known = registry.registry().source(source);
    return known == null ? source : known.prefix();
  }
}
