package io.xiaoneng.dashboard.supervision.alert;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Which step of a case goes on: the one begun last that was not finished since. */
@Component
public class OpenSteps {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  /**
   * Of each event its highest revision counts, a deletion takes it away; of each step of a case
   * what happened last. A step whose last word is its start goes on.
   */
  private static final String SQL =
      """
      SELECT subject, argMax(step, begun), argMax(held_by, begun), argMax(handler, begun),
             max(begun), argMax(days, begun) FROM (
        SELECT subject, step, argMax(did, (at, did)) AS last, max(at) AS begun,
               argMax(unit, (at, did)) AS held_by, argMax(role, (at, did)) AS handler,
               argMax(limit_days, (at, did)) AS days
        FROM (
          SELECT subject, source, id, argMax(type, revision) AS did,
                 argMax(operation, revision) AS standing,
                 toUnixTimestamp64Milli(argMax(time, revision)) AS at,
                 argMax(JSONExtractString(raw, 'data', 'step'), revision) AS step,
                 argMax(JSONExtractString(raw, 'data', 'unit'), revision) AS unit,
                 argMax(JSONExtractString(raw, 'data', 'handlerRole'), revision) AS role,
                 argMax(JSONExtractInt(raw, 'data', 'limitDays'), revision) AS limit_days
          FROM event_archive
          WHERE subject IN (SELECT arrayJoin(?))
            AND type IN ('case.step-started', 'case.step-finished')
          GROUP BY subject, source, id)
        WHERE standing = 'UPSERT'
        GROUP BY subject, step)
      WHERE last = 'case.step-started'
      GROUP BY subject
      """;

  private final ClickHouse clickHouse;

  OpenSteps(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  /**
   * A step that goes on.
   *
   * @param unit that holds it, "" where the event named none: the responsible one
   * @param role of its handler, "" where none was sent
   * @param since when it began; the epoch where there is no step
   * @param limitDays counted days it may take; 0 where none were sent
   */
  public record Open(String step, String unit, String role, Instant since, int limitDays) {
    /** No step goes on. */
    public static final Open NONE = new Open("", "", "", Instant.EPOCH, 0);
  }

  /** The open steps by case; a case without one is not among them. */
  public Map<String, Open> of(Collection<String> cases) {
    Map<String, Open> open = new HashMap<>();
    if (!cases.isEmpty()) {
      clickHouse.query(
          SQL,
          List.of((Object) cases.toArray(new String[0])),
          LIMIT,
          row ->
              open.put(
                  row.getString(1),
                  new Open(
                      row.getString(2),
                      row.getString(3),
                      row.getString(4),
                      Instant.ofEpochMilli(row.getLong(5)),
                      row.getInt(6))));
    }
    return open;
  }
}
