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
import io.xiaoneng.event.RecordedEvent;
import io.xiaoneng.registry.MutableRegistry;
import io.xiaoneng.row.CaseRowEncoder;
import io.xiaoneng.row.ContractRows;
import io.xiaoneng.row.CubeRowEncoder;
import io.xiaoneng.row.RowBinary;
import io.xiaoneng.row.TicketRows;
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
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** A city's tables, filled as the job fills them: the archive, the rows of the fold, the cube. */
final class City implements AutoCloseable {

  private static final String ARCHIVE =
      "subject, source, id, revision, hash, operation, type, time, recorded_at, test, topic,"
          + " `partition`, `offset`, raw";

  /** The registry: two days ago, so that there are few days of points. */
  private static final long RECORDED = Instant.now().minus(Duration.ofDays(2)).toEpochMilli();

  final Connection connection;
  final String jdbc;
  final MutableRegistry registry = new MutableRegistry(Histories.ZONE);
  private final String calendar;
  private final Map<String, String> records = new TreeMap<>();
  private Rules rules;
  private final String http;
  private final Map<String, byte[]> states = new TreeMap<>();
  private final Map<String, byte[]> tickets = new TreeMap<>();
  private final Map<String, byte[]> contracts = new TreeMap<>();
  private final Map<String, List<byte[]>> sent = new TreeMap<>();
  private final EventDecoder decoder = new EventDecoder();
  private final Map<String, List<CubeContribution>> written = new TreeMap<>();
  private final ByteArrayOutputStream cells = new ByteArrayOutputStream();
  private final ByteArrayOutputStream archive = new ByteArrayOutputStream();
  private final RowBinary row = new RowBinary();
  private final CubeRowEncoder cellRow = new CubeRowEncoder();
  private long offset;

  City(String database, String calendar, Map<String, String> first) throws Exception {
    this.calendar = calendar;
    jdbc = ClickHouseForTests.database(database);
    connection = DriverManager.getConnection(jdbc);
    URI address =
        URI.create(jdbc.substring("jdbc:clickhouse".length() + 1).replaceFirst("^//", "http://"));
    http = "http://" + address.getAuthority() + "/?database=" + database + "&query=";
    publish(first);
    rules = new Rules(registry.calendar(calendar), Histories.ZONE, registry);
  }

  /** Changes the registry, as the job and the tables see it; no row is written anew. */
  void publish(Map<String, String> more) throws Exception {
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    for (Map.Entry<String, String> each : more.entrySet()) {
      byte[] body = each.getValue().getBytes(StandardCharsets.UTF_8);
      registry.apply(each.getKey(), body, offset);
      rows.write(
          row.reset()
              .string(each.getKey().substring(0, each.getKey().indexOf('/')))
              .string(each.getKey())
              .int64(offset++)
              .string(each.getValue())
              .int64(RECORDED)
              .toBytes());
    }
    records.putAll(more);
    insert("registry_row", "kind, key, `offset`, body, recorded_at", rows.toByteArray());
    rules = new Rules(registry.calendar(calendar), Histories.ZONE, registry);
  }

  /** Another registry of the same records. */
  MutableRegistry registryOfNow() {
    MutableRegistry copy = new MutableRegistry(Histories.ZONE);
    records.forEach(
        (key, body) -> copy.apply(key, body.getBytes(StandardCharsets.UTF_8), copy.epoch() + 1));
    return copy;
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
    Map<String, byte[]> family =
        event.type().ofTicket() ? tickets : event.type().ofContract() ? contracts : states;
    byte[] encoded = EventCodec.encode(event, recordedAt);
    family.put(event.subject(), CaseState.merge(family.get(event.subject()), encoded));
    sent.computeIfAbsent(event.subject(), unseen -> new ArrayList<>()).add(encoded);
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
            calendar,
            new ReconciliationSettings(sliceEvents, 2, Duration.ZERO, false, false))
        .compare(connection, Progress.NONE);
  }

  /** Writes the rows and cells alone. */
  void writeRows() throws Exception {
    writeCases(Set.of());
    writeSubjects();
  }

  /** Writes the rows of tickets and contracts anew. */
  void writeSubjects() throws Exception {
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    tickets.forEach(
        (id, state) -> rows.writeBytes(TicketRows.row(id, CaseState.events(state), rules)));
    insert("ticket_row", TicketRows.COLUMNS, rows.toByteArray());
    rows.reset();
    contracts.forEach(
        (id, state) -> rows.writeBytes(ContractRows.row(id, CaseState.events(state), rules)));
    insert("contract_row", ContractRows.COLUMNS, rows.toByteArray());
  }

  /** The events of a ticket or contract, encoded, in the order they were sent. */
  List<byte[]> events(String subject) {
    return sent.getOrDefault(subject, List.of());
  }

  /** Writes the row of a ticket, or of a contract, as the job does that knows these events. */
  void writeSubject(String subject, byte[] state) throws Exception {
    List<RecordedEvent> events = CaseState.events(state);
    if (events.get(0).event().type().ofTicket()) {
      insert("ticket_row", TicketRows.COLUMNS, TicketRows.row(subject, events, rules));
    } else {
      insert("contract_row", ContractRows.COLUMNS, ContractRows.row(subject, events, rules));
    }
  }

  /**
   * Writes rows of these cases, or of all, and the cube anew.
   *
   * @param only these; empty for all
   */
  void writeCases(Set<String> only) throws Exception {
    CaseRowEncoder encoder = new CaseRowEncoder();
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    for (CaseFacts facts : facts()) {
      if (only.isEmpty() || only.contains(facts.caseId())) {
        rows.write(encoder.encode(facts));
        written.put(facts.caseId(), CubeContribution.of(facts));
      }
    }
    insert("case_row", CaseRowEncoder.COLUMNS, rows.toByteArray());
    Map<CubeKey, CubeCell> cube = new HashMap<>();
    for (List<CubeContribution> each : written.values()) {
      each.forEach(c -> cube.computeIfAbsent(c.key(), key -> new CubeCell()).add(c));
    }
    execute("TRUNCATE TABLE cube_cell");
    for (Map.Entry<CubeKey, CubeCell> each : cube.entrySet()) {
      cells.write(cellRow.encode(each.getKey(), 1L << 32, each.getValue()));
    }
    writeCells();
  }

  /** Writes one cell, as the job does. */
  void writeCell(CubeKey key, CubeCell cell, long version) throws Exception {
    cells.write(cellRow.encode(key, version, cell));
    writeCells();
  }

  private void writeCells() throws Exception {
    insert("cube_cell", CubeRowEncoder.COLUMNS, cells.toByteArray());
    cells.reset();
  }

  /** The case as it stands. */
  CaseFacts facts(String caseId) {
    return CaseFold.fold(
        caseId, CaseState.events(Objects.requireNonNull(states.get(caseId))), rules);
  }

  List<CaseFacts> facts() {
    return states.keySet().stream().map(this::facts).toList();
  }

  /** All rows and cells that are not empty, as one text. */
  String figures() throws SQLException {
    StringBuilder figures = new StringBuilder();
    for (String rows : List.of("case_row", "ticket_row", "contract_row", "cube_cell")) {
      try (Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "SELECT toString(groupBitXor(cityHash64(toString(tuple(*))))) FROM (SELECT *"
                      + " EXCEPT version FROM "
                      + rows
                      + " FINAL"
                      + (rows.equals("cube_cell") ? " WHERE n != 0" : "")
                      + ")")) {
        row.next();
        figures.append(row.getString(1)).append(' ');
      }
    }
    return figures.toString();
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
