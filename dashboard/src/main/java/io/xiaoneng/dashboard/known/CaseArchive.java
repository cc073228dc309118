package io.xiaoneng.dashboard.known;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.event.RecordedEvent;
import io.xiaoneng.registry.Registry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;

/** The events of cases out of the archive, for readers that fold a case another way. */
public final class CaseArchive {

  private static final int A_PAGE = 1_000;
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final ClickHouse clickHouse;
  private final Registry registry;

  /**
   * @param registry that events are read by
   */
  public CaseArchive(ClickHouse clickHouse, Registry registry) {
    this.clickHouse = clickHouse;
    this.registry = registry;
  }

  /**
   * Hands on the events of each case, one case after the other; a case without any is left out.
   *
   * @param knownAt events recorded later are left out; {@link KnownFold#END_OF_TIME} for all
   * @throws io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException where ClickHouse is
   *     away
   */
  public void each(
      List<String> cases, Instant knownAt, BiConsumer<String, List<RecordedEvent>> to) {
    for (int from = 0; from < cases.size(); from += A_PAGE) {
      List<String> page = cases.subList(from, Math.min(cases.size(), from + A_PAGE));
      ArchivedSubjects read = new ArchivedSubjects(registry, to);
      clickHouse.each(
          "SELECT "
              + ArchivedSubjects.COLUMNS
              + " FROM event_archive FINAL WHERE subject IN (SELECT arrayJoin(?))"
              + " AND startsWith(type, 'case.') AND toUnixTimestamp64Milli(recorded_at) <= ?"
              + " ORDER BY subject",
          List.of(page.toArray(new String[0]), knownAt.toEpochMilli()),
          LIMIT,
          read::take);
      read.finish();
    }
  }
}
