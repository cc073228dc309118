package io.xiaoneng.dashboard.registry.change;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.privacy.SensitiveCases;
import io.xiaoneng.registry.RegistryKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code registry_change} and {@code registry_change_case}. */
@Component
public class ChangeTable {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int WHAT = 100;

  /** What moved means: one of these differs. */
  private static final String BEFORE =
      "(ifNull(toUnixTimestamp64Milli(b.due_before), -1),"
          + " ifNull(toUnixTimestamp64Milli(b.statutory_before), -1),"
          + " ifNull(toUnixTimestamp64Milli(b.accepted_before), -1), ifNull(b.d1_before, -1),"
          + " b.district_before, b.type_before)";

  private static final String AFTER =
      "(ifNull(toUnixTimestamp64Milli(c.due_promise), -1),"
          + " ifNull(toUnixTimestamp64Milli(c.due_statutory), -1),"
          + " ifNull(toUnixTimestamp64Milli(c.accepted_at), -1), ifNull(c.d1, -1),"
          + " toString(c.district), toString(c.item_type))";

  private final ClickHouse clickHouse;
  private final Clock clock;
  private final SensitiveCases sensitive;

  ChangeTable(ClickHouse clickHouse, Clock clock, SensitiveCases sensitive) {
    this.sensitive = sensitive;
    this.clickHouse = clickHouse;
    this.clock = clock;
  }

  /**
   * A change and how far it is.
   *
   * @param upto offset of its last record
   * @param state RUNNING or DONE
   * @param what keys of the records that touch figures, the first hundred
   * @param touching how many do
   * @param cases folded again
   * @param moved of those, with another due date, D1, acceptance, district or item type
   */
  public record Change(
      long upto,
      String state,
      Instant changedAt,
      long records,
      List<String> what,
      long touching,
      long cases,
      long moved,
      @Nullable Instant doneAt) {}

  /**
   * A case that moved.
   *
   * @param caseId null for a case of a sensitive item
   */
  public record Moved(
      @Nullable String caseId,
      @Nullable Instant dueBefore,
      @Nullable Instant dueAfter,
      @Nullable Instant statutoryBefore,
      @Nullable Instant statutoryAfter,
      @Nullable Integer d1Before,
      @Nullable Integer d1After,
      String districtBefore,
      String districtAfter) {

    Moved unnamed() {
      return new Moved(
          null,
          dueBefore,
          dueAfter,
          statutoryBefore,
          statutoryAfter,
          d1Before,
          d1After,
          districtBefore,
          districtAfter);
    }
  }

  /** Offset after the last change that is done; 0 where none is. */
  long settled() {
    return clickHouse
        .query(
            "SELECT if(count() = 0, 0, max(upto) + 1) FROM registry_change FINAL WHERE state ="
                + " 'DONE'",
            List.of(),
            row -> row.getLong(1))
        .get(0);
  }

  void write(
      long upto,
      boolean done,
      Instant changedAt,
      int records,
      List<RegistryKey> what,
      long cases,
      long moved) {
    long now = clock.millis();
    clickHouse.execute(
        "INSERT INTO registry_change (upto, state, changed_at, records, what, touching, cases,"
            + " moved, done_at, version) SELECT ?, ?, fromUnixTimestamp64Milli(?), ?, CAST(?,"
            + " 'Array(String)'), ?, ?, ?, "
            + (done ? "fromUnixTimestamp64Milli(" + now + ")" : "NULL")
            + ", ?",
        List.of(
            upto,
            done ? "DONE" : "RUNNING",
            changedAt.toEpochMilli(),
            records,
            what.stream().limit(WHAT).map(RegistryKey::toString).toArray(String[]::new),
            what.size(),
            cases,
            moved,
            now * 2 + (done ? 1 : 0)),
        LIMIT);
  }

  /** Keeps how the cases stand that meet the condition. */
  void keepBefore(long upto, String condition) {
    clickHouse.execute(
        "INSERT INTO registry_change_case (upto, case_id, stage, due_before, statutory_before,"
            + " accepted_before, d1_before, district_before, type_before) SELECT "
            + upto
            + ", case_id, 0, due_promise, due_statutory, accepted_at, d1, district, item_type FROM"
            + " case_row FINAL WHERE "
            + condition,
        List.of(),
        LIMIT);
  }

  /** Puts beside it how they stand now; returns how many there are and how many moved. */
  long[] keepAfter(long upto) {
    clickHouse.execute(
        "INSERT INTO registry_change_case SELECT b.upto, b.case_id, 1, b.due_before,"
            + " b.statutory_before, b.accepted_before, b.d1_before, b.district_before,"
            + " b.type_before, c.due_promise, c.due_statutory, c.accepted_at, c.d1, c.district,"
            + " c.item_type, "
            + BEFORE
            + " != "
            + AFTER
            + " FROM (SELECT * FROM registry_change_case FINAL WHERE upto = "
            + upto
            + ") AS b INNER JOIN (SELECT * FROM case_row FINAL) AS c ON b.case_id = c.case_id",
        List.of(),
        LIMIT);
    return clickHouse
        .query(
            "SELECT count(), countIf(moved) FROM registry_change_case FINAL WHERE upto = ?",
            List.of(upto),
            row -> new long[] {row.getLong(1), row.getLong(2)})
        .get(0);
  }

  /** The youngest changes that touch figures. */
  public List<Change> changes(int limit) {
    return clickHouse.query(
        "SELECT upto, state, toUnixTimestamp64Milli(changed_at), records,"
            + " arrayStringConcat(what, '\\n'), touching, cases, moved,"
            + " toUnixTimestamp64Milli(done_at) FROM registry_change FINAL WHERE touching > 0"
            + " AND (cases > 0 OR state = 'RUNNING') ORDER BY upto DESC LIMIT "
            + limit,
        List.of(),
        row -> {
          long done = row.getLong(9);
          boolean none = row.wasNull();
          return new Change(
              row.getLong(1),
              row.getString(2),
              Instant.ofEpochMilli(row.getLong(3)),
              row.getLong(4),
              Arrays.asList(row.getString(5).split("\n")),
              row.getLong(6),
              row.getLong(7),
              row.getLong(8),
              none ? null : Instant.ofEpochMilli(done));
        });
  }

  /** Cases that a change moved, by number; those of sensitive items without. */
  public List<Moved> moved(long upto, int limit) {
    List<Moved> moved = all(upto, limit);
    Set<String> hidden =
        sensitive.among(moved.stream().map(Moved::caseId).filter(Objects::nonNull).toList());
    return moved.stream()
        .map(each -> hidden.contains(each.caseId()) ? each.unnamed() : each)
        .toList();
  }

  private List<Moved> all(long upto, int limit) {
    return clickHouse.query(
        "SELECT case_id, toUnixTimestamp64Milli(due_before), toUnixTimestamp64Milli(due_after),"
            + " toUnixTimestamp64Milli(statutory_before), toUnixTimestamp64Milli(statutory_after),"
            + " d1_before, d1_after, district_before, district_after FROM registry_change_case"
            + " FINAL WHERE upto = ? AND moved ORDER BY case_id LIMIT "
            + limit,
        List.of(upto),
        MovedRows::of);
  }
}
