package io.xiaoneng.circle;

import io.xiaoneng.schema.SqlScript;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The days of points and communities counted a second time, by SQL over the archived events, the
 * registry, reach and cells: what the job's rows are compared with. It shares nothing with the job
 * but the reading of opening hours.
 *
 * <p>What it makes stands in tables of the database called {@code reconciliation_circle_…}: points
 * are counted some at a time, communities a day at a time, so that memory goes by these.
 */
public final class CircleRecount {

  /** Days of points as they should be; columns of point_day. Read with FINAL. */
  public static final String POINT_DAYS = "reconciliation_circle_point_day";

  /** Days of communities as they should be; columns of coverage_day. Read with FINAL. */
  public static final String COVERAGE_DAYS = "reconciliation_circle_coverage_day";

  private static final List<String> TABLES =
      List.of(
          "record",
          "day",
          "point",
          "measure",
          "community",
          "way",
          "hours",
          "event",
          "point_day",
          "coverage_day");
  private static final int MOST_DAYS_BEFORE = 400;
  private static final int MINUTES = 15;
  private static final int BATCH = 2_000;

  private final Connection connection;
  private final ZoneId zone;
  private final Map<Integer, Span> days = new LinkedHashMap<>();

  /**
   * @param connection to the database with the tables; stays open
   * @param zone the city's
   */
  public CircleRecount(Connection connection, ZoneId zone) {
    this.connection = connection;
    this.zone = zone;
  }

  /** Reads opening hours, as the job does. */
  public interface HoursReader {

    /** The hours and why they could not be read. */
    Reading read(String text);
  }

  /**
   * Opening hours as they were read.
   *
   * @param problem "" where they could be
   */
  public record Reading(PointRules.Hours hours, String problem) {}

  /**
   * Takes the registry, reach and cells as they stand, and says which days there are.
   *
   * @param now in the last of the days
   * @return epoch day → its span; empty where no point is registered
   */
  public Map<Integer, Span> prepare(Instant now, HoursReader hours) throws SQLException {
    days.clear();
    run("recount-begin", Map.of());
    long first =
        single("SELECT toInt64(argMin(recorded, number)) FROM reconciliation_circle_record");
    if (single("SELECT count() FROM reconciliation_circle_record") > 0) {
      days(first, now);
    }
    insert(
        "reconciliation_circle_day",
        days.entrySet().stream()
            .map(
                each ->
                    "(%d, %d, %d)"
                        .formatted(each.getKey(), each.getValue().from(), each.getValue().to()))
            .toList());
    run(
        "recount-registry",
        Map.of(
            "first",
            Long.toString(first),
            "adult",
            Integer.toString(Pace.ADULT.millimetresIn(MINUTES)),
            "elder",
            Integer.toString(Pace.ELDER.millimetresIn(MINUTES))));
    read(hours);
    return Map.copyOf(days);
  }

  /** From the first day of which a point tells something, at most so many before its record. */
  private void days(long first, Instant now) throws SQLException {
    long event =
        single(
            "SELECT toInt64(min(least(time_ms, if(since = 0, time_ms, since)))) FROM (SELECT"
                + " toUnixTimestamp64Milli(time) AS time_ms, if(type IN ('point.up', 'point.down'),"
                + " ifNull(toUnixTimestamp64Milli(parseDateTime64BestEffortOrNull("
                + "JSONExtractString(raw, 'data', 'since'), 3, 'UTC')), 0), 0) AS since FROM"
                + " event_archive WHERE type LIKE 'point.%' AND NOT test UNION ALL SELECT "
                + first
                + ", 0)");
    int today = dayOf(now.toEpochMilli());
    int base = dayOf(first);
    int from = Math.min(base, Math.max(dayOf(event), base - MOST_DAYS_BEFORE));
    for (int day = Math.min(from, today); day <= today; day++) {
      days.put(day, new Span(begins(day), begins(day + 1)));
    }
  }

  private int dayOf(long at) {
    return (int) Instant.ofEpochMilli(at).atZone(zone).toLocalDate().toEpochDay();
  }

  private long begins(int day) {
    return LocalDate.ofEpochDay(day).atStartOfDay(zone).toInstant().toEpochMilli();
  }

  private void read(HoursReader hours) throws SQLException {
    Map<String, Reading> readings = new LinkedHashMap<>();
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet asked =
            statement.executeQuery(
                "SELECT DISTINCT r.hours, p.day FROM reconciliation_circle_point AS p INNER JOIN"
                    + " reconciliation_circle_record AS r ON r.point = p.point AND r.number ="
                    + " p.number WHERE NOT r.gone ORDER BY r.hours, p.day")) {
      while (asked.next()) {
        String text = asked.getString(1);
        Reading reading = readings.computeIfAbsent(text, hours::read);
        List<Span> pieces =
            reading.hours().within(Objects.requireNonNull(days.get(asked.getInt(2)))).pieces();
        rows.add(
            "(%s, %d, %s, %s, %s)"
                .formatted(
                    quote(text),
                    asked.getInt(2),
                    pieces.stream().map(Span::from).toList(),
                    pieces.stream().map(Span::to).toList(),
                    quote(reading.problem())));
        if (rows.size() == BATCH) {
          insert("reconciliation_circle_hours", rows);
          rows.clear();
        }
      }
    }
    insert("reconciliation_circle_hours", rows);
  }

  /**
   * Counts some points on all days.
   *
   * @param which a condition with {@code %1$s} for the point
   * @param look of two rows of one day that of the higher look counts
   */
  public void points(String which, int look) throws SQLException {
    run(
        "recount-points",
        Map.of(
            "subject",
            "(" + which.formatted("subject") + ")",
            "point",
            "(" + which.formatted("point") + ")",
            "zone",
            quote(zone.getId()),
            "look",
            Integer.toString(look)));
  }

  /**
   * Counts all communities on a day, out of the days of points that have been counted.
   *
   * @param day one of those that {@link #prepare} said
   * @param look as of {@link #points}
   */
  public void coverage(int day, int look) throws SQLException {
    Span span = days.get(day);
    if (span == null) {
      throw new IllegalArgumentException("there is no day " + LocalDate.ofEpochDay(day));
    }
    run(
        "recount-coverage",
        Map.of(
            "day",
            "'" + LocalDate.ofEpochDay(day) + "'",
            "begins",
            Long.toString(span.from()),
            "ends",
            Long.toString(span.to()),
            "look",
            Integer.toString(look)));
  }

  /** Takes its tables away. */
  public void drop() throws SQLException {
    for (String table : TABLES) {
      execute("DROP TABLE IF EXISTS reconciliation_circle_" + table);
    }
  }

  private void run(String name, Map<String, String> values) throws SQLException {
    String text = text("/sql/circle/" + name + ".sql");
    for (Map.Entry<String, String> each : values.entrySet()) {
      text = text.replace("${" + each.getKey() + "}", each.getValue());
    }
    for (String each : SqlScript.statements(text)) {
      execute(each);
    }
  }

  private void insert(String table, List<String> rows) throws SQLException {
    for (int from = 0; from < rows.size(); from += BATCH) {
      execute(
          "INSERT INTO "
              + table
              + " VALUES "
              + rows.subList(from, Math.min(rows.size(), from + BATCH)).stream()
                  .collect(Collectors.joining(", ")));
    }
  }

  private static String quote(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long single(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static String text(String resource) {
    try (InputStream in = CircleRecount.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " cannot be read", e);
    }
  }
}
