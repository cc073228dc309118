package io.xiaoneng.job.circle;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.circle.CircleRecount;
import io.xiaoneng.circle.CoverageSql;
import io.xiaoneng.circle.ReachRecord;
import io.xiaoneng.clickhouse.ClickHouseProcess;
import io.xiaoneng.event.Event;
import io.xiaoneng.job.KeyedBytes;
import io.xiaoneng.job.registry.RegistryRow;
import io.xiaoneng.job.sink.ClickHouseAddress;
import io.xiaoneng.job.sink.HttpInserter;
import io.xiaoneng.row.RowBinary;
import io.xiaoneng.schema.SchemaMigrations;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A week in any order, folded by the job, beside the same week counted by one statement. */
class CoverageBySqlTest {

  private static final String ARCHIVE =
      "subject, source, id, revision, hash, operation, type, time, recorded_at, test, topic,"
          + " `partition`, `offset`, raw";

  /** Urban communities and the units above each. */
  private static final Map<String, List<String>> ABOVE =
      Map.of(
          "A", List.of("A", "S1", "D1", "X"),
          "B", List.of("B", "S1", "D1", "X"),
          "C", List.of("C", "S2", "D2", "X"),
          "E", List.of("E", "S2", "D2", "X"));

  @Test
  void aWeekInAnyOrderIsWhatAStatementOverTheRawEventsSays() throws Exception {
    try (ClickHouseProcess engine = ClickHouseProcess.start();
        Connection connection = DriverManager.getConnection(engine.jdbcUrl())) {
      SchemaMigrations.clickHouse().apply(connection);
      ClickHouseAddress address = ClickHouseAddress.of(engine.jdbcUrl());
      for (long seed : new long[] {7, 8, 9}) {
        CircleCity city = new CircleCity(seed);
        clear(connection);
        write(city, connection, address);
        fold(city, new Random(seed), address);
        for (int[] span : new int[][] {{0, 7}, {2, 3}}) {
          compare(connection, "open-adult", Measure.ADULT, span);
          compare(connection, "open-elder", Measure.ELDER, span);
        }
        recount(city, connection);
      }
    }
  }

  /** Every row of both tables, column by column. */
  private static void recount(CircleCity city, Connection connection) throws SQLException {
    PointRegister register = new PointRegister(CircleCity.ZONE, "cn");
    city.registry.forEach(row -> register.take(CircleRecords.Note.of(row)));
    CircleRecount recount = new CircleRecount(connection, CircleCity.ZONE);
    Set<Integer> days =
        recount
            .prepare(
                CircleCity.end().minusMillis(1),
                text -> {
                  PointRegister.Reading read = register.hours(text);
                  return new CircleRecount.Reading(read.hours(), read.problem());
                })
            .keySet();
    recount.points("%1$s < 'T2'", 1);
    recount.points("%1$s >= 'T2'", 1);
    for (int day : days) {
      recount.coverage(day, 1);
    }
    assertThat(rows(connection, "point_day")).isEqualTo(7L * days.size());
    assertThat(rows(connection, "coverage_day")).isEqualTo(5L * 4 * days.size());
    assertSame(connection, "point_day", CircleRecount.POINT_DAYS);
    assertSame(connection, "coverage_day", CircleRecount.COVERAGE_DAYS);
    recount.drop();
  }

  private static long rows(Connection connection, String table) throws SQLException {
    return number(connection, "SELECT toInt64(count()) FROM " + table + " FINAL");
  }

  private static void assertSame(Connection connection, String table, String counted)
      throws SQLException {
    String more = "SELECT toInt64(count()) FROM (%s EXCEPT %s)";
    String job = "SELECT * EXCEPT (version) FROM " + table + " FINAL";
    String sql = "SELECT * EXCEPT (version) FROM " + counted + " FINAL";
    assertThat(number(connection, more.formatted(job, sql))).as("rows of %s", table).isZero();
    assertThat(number(connection, more.formatted(sql, job))).as("rows not in %s", table).isZero();
    assertThat(rows(connection, table)).isEqualTo(rows(connection, counted));
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void compare(Connection connection, String measure, int limit, int[] days)
      throws SQLException {
    Instant from = CircleCity.MONDAY.plusDays(days[0]).atStartOfDay(CircleCity.ZONE).toInstant();
    Instant to = CircleCity.MONDAY.plusDays(days[1]).atStartOfDay(CircleCity.ZONE).toInstant();
    Map<String, List<Long>> counted = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(CoverageSql.over(from, to, CircleCity.ZONE, limit))) {
      while (rows.next()) {
        List<Long> values = new ArrayList<>();
        for (int i = 2; i <= 7; i++) {
          values.add(rows.getLong(i));
        }
        counted.put(rows.getString(1), values);
      }
    }
    assertThat(counted).as(measure).isEqualTo(folded(connection, measure, days)).hasSize(9);
    assertThat(counted.get("X").get(1)).as("somebody is covered").isPositive();
  }

  private static Map<String, List<Long>> folded(Connection connection, String measure, int[] days)
      throws SQLException {
    Map<String, List<Long>> sums = new TreeMap<>();
    String sql =
        "SELECT community, max(people), sum(arraySum(hour_covered)), sum(arraySum(hour_standard)),"
            + " max(cells_without_data), count() FROM coverage_day FINAL WHERE urban AND measure = '"
            + measure
            + "' AND day >= '"
            + CircleCity.MONDAY.plusDays(days[0])
            + "' AND day < '"
            + CircleCity.MONDAY.plusDays(days[1])
            + "' GROUP BY community";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        long people = rows.getLong(2);
        long[] more = {
          people,
          rows.getLong(3),
          people > 0 ? 1 : 0,
          rows.getLong(4),
          rows.getLong(5),
          people > 0 ? 0 : 1
        };
        assertThat(rows.getInt(6)).isEqualTo(days[1] - days[0]);
        for (String unit : ABOVE.getOrDefault(rows.getString(1), List.of())) {
          List<Long> sum = sums.computeIfAbsent(unit, unseen -> zeros());
          for (int i = 0; i < more.length; i++) {
            sum.set(i, sum.get(i) + more[i]);
          }
        }
      }
    }
    return sums;
  }

  private static List<Long> zeros() {
    return new ArrayList<>(Collections.nCopies(6, 0L));
  }

  private static void fold(CircleCity city, Random random, ClickHouseAddress address)
      throws Exception {
    List<KeyedBytes> all = city.forPoints();
    Collections.shuffle(all, random);
    try (CircleRun run = new CircleRun()) {
      for (KeyedBytes each : city.forCity()) {
        run.toCity(each);
      }
      for (KeyedBytes each : all) {
        run.toPoints(each);
        if (random.nextInt(100) == 0) {
          run.tick();
        }
      }
      run.end();
      insert(address, "point_day", PointDay.COLUMNS, run.pointRows);
      insert(address, "coverage_day", CoverageDay.COLUMNS, run.coverageRows);
    }
  }

  private static void insert(
      ClickHouseAddress address, String table, String columns, List<byte[]> rows) throws Exception {
    try (HttpInserter<byte[]> inserter = new HttpInserter<>(address, table, columns, row -> row)) {
      inserter.insert(rows);
    }
  }

  private static void clear(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table :
          List.of(
              "event_archive",
              "registry_row",
              "circle_cell",
              "circle_reach",
              "point_day",
              "coverage_day")) {
        statement.execute("TRUNCATE TABLE " + table);
      }
    }
  }

  private static void write(CircleCity city, Connection connection, ClickHouseAddress address)
      throws Exception {
    List<byte[]> archive = new ArrayList<>();
    for (CircleCity.Said each : city.events) {
      Event event = each.event();
      archive.add(
          new RowBinary()
              .string(event.subject())
              .string(event.source())
              .string(event.id())
              .int64(event.revision())
              .uint128(event.hash().high(), event.hash().low())
              .string(event.operation().name())
              .string(event.type().wireName())
              .instant(event.time())
              .instant(each.recordedAt())
              .bool(event.test())
              .string("xiaoneng.events.terminal")
              .int16(0)
              .int64(archive.size())
              .string(each.json())
              .toBytes());
    }
    insert(address, "event_archive", ARCHIVE, archive);
    List<byte[]> registry = new ArrayList<>();
    for (RegistryRow row : city.registry) {
      registry.add(
          new RowBinary()
              .string(row.kind)
              .string(row.key)
              .int64(row.offset)
              .string(row.body)
              .instant(row.recordedAt)
              .toBytes());
    }
    insert(address, "registry_row", RegistryRow.COLUMNS, registry);
    List<byte[]> reaches = new ArrayList<>();
    for (ReachRecord each : city.reaches) {
      RowBinary row =
          new RowBinary().string(each.point()).int64(1).bool(false).strings(each.cells());
      row.varint(each.millimetres().length);
      Arrays.stream(each.millimetres()).forEach(row::int32);
      reaches.add(row.toBytes());
    }
    insert(address, "circle_reach", "point, version, gone, cells, millimetres", reaches);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO circle_cell (cell, version, gone, population, community, counts)"
              + " SELECT JSONExtractString(body, 'id'), 1, false,"
              + " JSONExtract(body, 'population', 'Nullable(UInt64)'),"
              + " JSONExtractString(body, 'community'), true FROM registry_row"
              + " WHERE kind = 'cell'");
    }
  }
}
