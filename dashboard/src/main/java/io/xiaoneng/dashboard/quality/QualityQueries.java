package io.xiaoneng.dashboard.quality;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** The reads of the data-quality page. */
@Component
public class QualityQueries {

  private final ClickHouse clickHouse;

  QualityQueries(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  /** How many cases carry a flag, and some of them, the latest first. */
  public record Flag(String code, long cases, List<String> examples) {}

  /** Two contents under one identity. */
  public record Conflict(
      String subject, String source, String id, long revision, Instant recordedAt) {}

  /** A code that no person has registered. */
  public record Auto(String kind, String code, Instant recordedAt) {}

  List<Flag> flags(int examples) {
    return clickHouse.query(
        "SELECT flag, toInt64(count()), arrayStringConcat(arrayMap(x -> x.2, arrayReverseSort("
            + "groupArraySorted("
            + examples
            + ")((-toUnixTimestamp64Milli(first_at), case_id)))), '\\n')"
            + " FROM (SELECT arrayJoin(flags) AS flag, first_at, case_id FROM case_row FINAL"
            + " WHERE notEmpty(flags) AND NOT test) GROUP BY flag ORDER BY count() DESC, flag",
        List.of(),
        row -> new Flag(row.getString(1), row.getLong(2), List.of(row.getString(3).split("\n"))));
  }

  List<String> quarantined(int limit) {
    return clickHouse.query(
        "SELECT case_id FROM case_row FINAL WHERE quarantined AND NOT test"
            + " ORDER BY first_at DESC, case_id LIMIT "
            + limit,
        List.of(),
        row -> row.getString(1));
  }

  long quarantined() {
    return clickHouse
        .query(
            "SELECT toInt64(count()) FROM case_row FINAL WHERE quarantined AND NOT test",
            List.of(),
            row -> row.getLong(1))
        .get(0);
  }

  long conflicts() {
    return clickHouse
        .query(
            "SELECT toInt64(count()) FROM conflicting_duplicate FINAL",
            List.of(),
            row -> row.getLong(1))
        .get(0);
  }

  List<Conflict> conflicts(int limit) {
    return clickHouse.query(
        "SELECT subject, source, id, toInt64(revision), toUnixTimestamp64Milli(recorded_at)"
            + " FROM conflicting_duplicate FINAL ORDER BY recorded_at DESC, subject LIMIT "
            + limit,
        List.of(),
        row ->
            new Conflict(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                Instant.ofEpochMilli(row.getLong(5))));
  }

  long auto() {
    return clickHouse
        .query(
            "SELECT toInt64(count()) FROM registry_row FINAL"
                + " WHERE body != '' AND JSONExtractBool(body, 'auto')",
            List.of(),
            row -> row.getLong(1))
        .get(0);
  }

  List<Auto> auto(int limit) {
    return clickHouse.query(
        "SELECT kind, key, toUnixTimestamp64Milli(recorded_at) FROM registry_row FINAL"
            + " WHERE body != '' AND JSONExtractBool(body, 'auto')"
            + " ORDER BY recorded_at DESC, key LIMIT "
            + limit,
        List.of(),
        row -> {
          String key = row.getString(2);
          return new Auto(
              row.getString(1),
              key.substring(key.indexOf('/') + 1),
              Instant.ofEpochMilli(row.getLong(3)));
        });
  }
}
