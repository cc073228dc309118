package io.xiaoneng.dashboard.reconciliation;

import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.casefile.CaseFold;
import io.xiaoneng.casefile.CaseState;
import io.xiaoneng.casefile.Rules;
import io.xiaoneng.cube.CubeCell;
import io.xiaoneng.cube.CubeContribution;
import io.xiaoneng.cube.CubeKey;
import io.xiaoneng.dashboard.ClickHouseForTests;
import io.xiaoneng.event.Decoded;
import io.xiaoneng.event.Event;
import io.xiaoneng.event.EventCodec;
import io.xiaoneng.event.EventDecoder;
import io.xiaoneng.registry.MutableRegistry;
import io.xiaoneng.row.CaseRowEncoder;
import io.xiaoneng.row.RowBinary;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A city's tables, filled as the job fills them: the archive, the rows of the fold, the cube. */
final class City implements AutoCloseable {

  private static final String ARCHIVE =
      "subject, source, id, revision, hash, operation, type, time, recorded_at, test, topic,"
          + " `partition`, `offset`, raw";
  private static final String CUBE =
      "cohort, day, district, channel, item_type, kind, version, n, on_time, late, supplemented,"
          + " stopped_cases, stopped_days, d1_n, d1_sum, d1_days, d1_counts, d2_n, d2_sum_ms,"
          + " windows_general";

  final Connection connection;
  final String jdbc;
  final MutableRegistry registry = new MutableRegistry(Histories.ZONE);
  final Rules rules;
  private final String http;
  private final Map<String, byte[]> states = new HashMap<>();
  private final EventDecoder decoder = new EventDecoder();
  private final ByteArrayOutputStream archive = new ByteArrayOutputStream();
  private final RowBinary row = new RowBinary();
  private long offset;

  City(String database, String calendar, Map<String, String> records) throws Exception {
    jdbc = ClickHouseForTests.database(database);
    connection = DriverManager.getConnection(jdbc);
    URI address =
        URI.create(jdbc.substring("jdbc:clickhouse".length() + 1).replaceFirst("^//", "http://"));
    http = "http://" + address.getAuthority() + "/?database=" + database + "&query=";
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    for (Map.Entry<String, String> each : records.entrySet()) {
      byte[] body = each.getValue().getBytes(StandardCharsets.UTF_8);
      registry.apply(each.getKey(), body, offset);
      rows.write(
          row.reset()
              .string(each.getKey().substring(0, each.getKey().indexOf('/')))
              .string(each.getKey())
              .int64(offset++)
              .string(each.getValue())
              .int64(0)
              .toBytes());
    }
    insert("registry_row", "kind, key, `offset`, body, recorded_at", rows.toByteArray());
    rules = new Rules(registry.calendar(calendar), Histories.ZONE, registry);
  }

  /** Takes a delivery; {@link #write} brings it into the tables. */
  void send(String json, Instant recordedAt) throws Exception {
    byte[] raw = json.getBytes(StandardCharsets.UTF_8);
    Decoded decoded =
        decoder.decode(raw, 0, raw.length, Instant.parse("2030-01-01T00:00:00Z"), registry, true);
    if (!(decoded instanceof Decoded.Accepted accepted)) {
      throw new IllegalArgumentException(decoded + ": " + json);
    }
    Event event = accepted.event();
    states.merge(
        event.subject(),
        CaseState.merge(null, EventCodec.encode(event, recordedAt)),
        (before, alone) -> CaseState.merge(before, EventCodec.encode(event, recordedAt)));
    archive.write(
        row.reset()
            .string(event.subject())
            .string(event.source())
            .string(event.id())
            .int64(event.revision())
            .uint128(event.hash().high(), event.hash().low())
            .string(event.operation().name())
            .string(event.type().wireName())
            .int64(event.time().toEpochMilli())
            .int64(recordedAt.toEpochMilli())
            .bool(event.test())
            .string("t")
            .int16(0)
            .int64(offset++)
            .string(json)
            .toBytes());
  }

  /** Writes the archive, a row for each case and a cell for each sum. */
  void write() throws Exception {
    insert("event_archive", ARCHIVE, archive.toByteArray());
    archive.reset();
    writeRows();
  }

  /** Compares what was written, without waiting between two looks. */
  Report reconcile(int sliceEvents) throws Exception {
    return new Reconciler(
            Histories.ZONE,
            rules.calendar().id(),
            new ReconciliationSettings(sliceEvents, 2, Duration.ZERO, false, false))
        .compare(connection, Progress.NONE);
  }

  /** Writes the rows and cells alone. */
  void writeRows() throws Exception {
    Map<CubeKey, CubeCell> cube = new HashMap<>();
    CaseRowEncoder encoder = new CaseRowEncoder();
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    for (CaseFacts facts : facts()) {
      rows.write(encoder.encode(facts));
      for (CubeContribution each : CubeContribution.of(facts)) {
        cube.computeIfAbsent(each.key(), key -> new CubeCell()).add(each);
      }
    }
    insert("case_row", CaseRowEncoder.COLUMNS, rows.toByteArray());
    ByteArrayOutputStream cells = new ByteArrayOutputStream();
    for (Map.Entry<CubeKey, CubeCell> each : cube.entrySet()) {
      cells.write(cell(each.getKey(), each.getValue()));
    }
    insert("cube_cell", CUBE, cells.toByteArray());
  }

  List<CaseFacts> facts() {
    List<CaseFacts> facts = new ArrayList<>();
    states.forEach((id, state) -> facts.add(CaseFold.fold(id, CaseState.events(state), rules)));
    return facts;
  }

  private byte[] cell(CubeKey key, CubeCell cell) {
    row.reset()
        .string(key.cohort().code())
        .date(key.day())
        .string(key.district())
        .string(key.channel())
        .string(key.itemType())
        .string(key.kind())
        .int64(1L << 32)
        .int64(cell.n())
        .int64(cell.onTime())
        .int64(cell.late())
        .int64(cell.supplemented())
        .int64(cell.stoppedCases())
        .int64(cell.stoppedDays())
        .int64(cell.d1Count())
        .int64(cell.d1Sum());
    row.varint(cell.d1().size());
    cell.d1().keySet().forEach(row::int32);
    row.varint(cell.d1().size());
    cell.d1().values().forEach(row::int64);
    return row.int64(cell.d2Count())
        .int64(cell.d2SumMillis())
        .int64(cell.windowsGeneral())
        .toBytes();
  }

  /** All rows and cells that are not empty, as one number. */
  String figures() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT toString((SELECT groupBitXor(cityHash64(toString(tuple(*)))) FROM (SELECT *"
                    + " EXCEPT version FROM case_row FINAL))) || ' ' || toString((SELECT"
                    + " groupBitXor(cityHash64(toString(tuple(*)))) FROM (SELECT * EXCEPT version"
                    + " FROM cube_cell FINAL WHERE n != 0)))")) {
      row.next();
      return row.getString(1);
    }
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void insert(String table, String columns, byte[] rows) throws Exception {
    String query = "INSERT INTO " + table + " (" + columns + ") FORMAT RowBinary";
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(http + URLEncoder.encode(query, StandardCharsets.UTF_8)))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(rows))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.body());
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
