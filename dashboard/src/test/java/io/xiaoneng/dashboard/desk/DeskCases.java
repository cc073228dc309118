package io.xiaoneng.dashboard.desk;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes single cases, their steps and their requests into the tables, for tests. */
public final class DeskCases {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final ClickHouse clickHouse;

  /** Into that store. */
  public DeskCases(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  /**
   * An accepted case.
   *
   * @param ended when it was decided; null while it is open
   */
  public void add(String id, String unit, Instant due, @Nullable Instant ended) {
    add(id, unit, "610100-XK-0004", due, ended);
  }

  void add(String id, String unit, String item, Instant due, @Nullable Instant ended) {
    Instant applied = due.minus(Duration.ofDays(150));
    String end = ended == null ? "NULL" : "fromUnixTimestamp64Milli(" + ended.toEpochMilli() + ")";
    clickHouse.execute(
        "INSERT INTO case_row (case_id, version, identified, unit, item, channel, kind, first_at,"
            + " applied_at, accepted_at, decided_at, due_promise, first_date, applied_date,"
            + " accepted_date, decided_date, due_date, supplement_requests, latest_recorded_at)"
            + " SELECT ?, 1, true, ?, ?, 'WEB', 'COMMITTED', fromUnixTimestamp64Milli(?) AS a, a,"
            + " a, "
            + end
            + ", fromUnixTimestamp64Milli(?) AS d, toDate32(a, 'Asia/Shanghai') AS day, day, day,"
            + " toDate32("
            + end
            + ", 'Asia/Shanghai'), toDate32(d, 'Asia/Shanghai'), 1, now64(3)",
        List.of(id, unit, item, applied.toEpochMilli(), due.toEpochMilli()),
        LIMIT);
    event(
        id,
        "applied",
        0,
        "UPSERT",
        "case.applied",
        applied,
        "\"unit\":\"%s\",\"item\":\"%s\",\"channel\":\"WEB\"".formatted(unit, item));
    event(id, "accepted", 0, "UPSERT", "case.accepted", applied, "\"kind\":\"COMMITTED\"");
  }

  /** A step that begins. */
  public void step(String id, String step, String unit, String role, Instant at, int limitDays) {
    event(
        id,
        "step-" + step,
        0,
        "UPSERT",
        "case.step-started",
        at,
        "\"step\":\"%s\",\"unit\":\"%s\",\"handlerRole\":\"%s\",\"limitDays\":%d"
            .formatted(step, unit, role, limitDays));
  }

  void request(String id, String event, int revision, String operation, Instant at, String names) {
    event(
        id,
        event,
        revision,
        operation,
        "case.supplement-requested",
        at,
        names.isEmpty() ? "" : "\"missing\":" + names);
  }

  private void event(
      String subject,
      String id,
      int revision,
      String operation,
      String type,
      Instant at,
      String data) {
    String raw =
        "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/desk\",\"type\":\"%s\",\"subject\":\"%s\",\"time\":\"%s\",\"revision\":%d,\"operation\":\"%s\",\"data\":{%s}}"
            .formatted(id, type, subject, at, revision, operation, data);
    clickHouse.execute(
        "INSERT INTO event_archive (subject, source, id, revision, hash, operation, type, time,"
            + " recorded_at, raw) VALUES (?, '/desk', ?, ?, ?, ?, ?,"
            + " fromUnixTimestamp64Milli(?, 'UTC'), now64(3), ?)",
        List.of(
            subject,
            id,
            revision,
            1 + raw.hashCode() % 1000 + 1000,
            operation,
            type,
            at.toEpochMilli(),
            raw),
        LIMIT);
  }
}
