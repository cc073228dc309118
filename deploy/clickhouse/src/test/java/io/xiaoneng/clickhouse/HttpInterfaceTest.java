package io.xiaoneng.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpInterfaceTest {
  private static final String ENDLESS =
      "SELECT count() FROM numbers(1000000000000) WHERE sipHash64(number) = 3";

  @TempDir static Path directory;
  private static ClickHouseProcess clickHouse;
  private static Http http;

  @BeforeAll
  static void start() {
    NativeLibrary.require();
    clickHouse = ClickHouseProcess.start(directory.resolve("data"), 0, "--connections", "2");
    http = new Http(clickHouse);
  }

  @AfterAll
  static void stop() {
    if (clickHouse != null) {
      clickHouse.close();
    }
  }

  @Test
  void answersPing() {
    assertThat(http.get("/ping").body()).isEqualTo("Ok.\n");
    assertThat(http.get("/replicas_status").statusCode()).isEqualTo(200);
    assertThat(http.get("/").body()).isEqualTo("Ok.\n");
    assertThat(http.get("/nowhere").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT * FROM nowhere|60|404",
        "SELEC 1|62|400",
        "SELECT nothing|47|404",
        "SELECT 1 SETTINGS nonsense = 1|115|404",
        "SELECT throwIf(1)|395|500",
        "SELECT count() FROM numbers(100000000000) SETTINGS max_execution_time = 0.2|159|408",
        "SELECT number FROM numbers(100) SETTINGS max_result_rows = 10|396|500",
        "SELECT number FROM numbers(100) SETTINGS max_rows_to_read = 10|158|500",
        "SELECT groupArray(number) FROM numbers(10000000) SETTINGS max_memory_usage = 9000000|241|500",
        "INSERT INTO nowhere VALUES (1)|60|404",
        "INSERT INTO nowhere SELECT 1|60|404",
        "SELECT 1 INTO OUTFILE '/tmp/x'|1|500",
        "SET readonly = 1|164|403",
        "CREATE TEMPORARY TABLE t (a Int8)|113|500",
      })
  void givesClickHousesErrorCodes(String sql, String code, int status) {
    HttpResponse<String> response = http.post("", sql);

    assertThat(response.headers().firstValue("X-ClickHouse-Exception-Code")).contains(code);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).startsWith("Code: " + code + ". DB::Exception: ");
    assertThat(http.query("SELECT 1")).as("the connection still works").isEqualTo("1");
  }

  @Test
  void takesStatementFormatDatabaseSettingsAndParametersFromTheUrl() {
    http.query("CREATE DATABASE IF NOT EXISTS other");
    String query =
        Http.encoded(
            "SELECT {x:UInt32} + 1 AS a, currentDatabase() AS d, getSetting('max_threads') AS t");

    assertThat(
            http.get(
                    "/?query="
                        + query
                        + "&param_x=41&database=other&max_threads=1&default_format=JSONEachRow")
                .body())
        .isEqualTo("{\"a\":42,\"d\":\"other\",\"t\":1}\n");
    assertThat(http.post("default_format=JSONEachRow", "SELECT 1 FORMAT CSV").body())
        .isEqualTo("1\n");
    assertThat(http.query("SELECT currentDatabase()")).isEqualTo("default");
  }

  @Test
  void leavesNoSettingBehindForTheNextClient() {
    String before = http.query("SELECT getSetting('max_block_size')");
    http.post("max_block_size=77", "SELECT 1");
    http.query("SET max_block_size = 78");
    http.post("max_block_size=79&nonsense=1", "SELECT 1");

    for (int i = 0; i < 6; i++) {
      assertThat(http.query("SELECT getSetting('max_block_size')")).isEqualTo(before);
    }
  }

  @Test
  void keepsEngineInUtc() {
    assertThat(http.query("SELECT timezone(), serverTimezone()")).isEqualTo("UTC\tUTC");
  }

  @Test
  void refusesToWriteOnGet() {
    assertThat(
            http.get("/?query=" + Http.encoded("CREATE TABLE g (a Int8) ENGINE = Memory"))
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void joinsTheChunksOfALargeResult() {
    for (String format : List.of("TSV", "CSV", "JSONEachRow", "JSONCompactEachRow")) {
      assertThat(rows("SELECT number FROM numbers(300000) FORMAT " + format)).isEqualTo(300_000);
    }
    assertThat(rows("SELECT number FROM numbers(300000) FORMAT TSVWithNamesAndTypes"))
        .isEqualTo(300_002);
    assertThat(http.query("SELECT number FROM numbers(300000) FORMAT JSON"))
        .contains("\"rows\": 300000");
    assertThat(http.query("SELECT number FROM numbers(100000000) WHERE number % 49999999 = 0"))
        .isEqualTo("0\n49999999\n99999998");
  }

  private static long rows(String sql) {
    return http.query(sql).lines().count();
  }

  @Test
  void streamsALargeResultWithinBoundedMemory() throws IOException {
    http.query("SELECT 1");
    long before = residentKilobytes();
    long peak = 0;
    long bytes = 0;
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(clickHouse.url() + "/"))
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "SELECT number, repeat('x', 200) FROM numbers(4000000)"))
            .build();
    try (InputStream in = http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
      byte[] buffer = new byte[1 << 20];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (bytes >> 26 != (bytes + count) >> 26) {
          peak = Math.max(peak, residentKilobytes());
        }
        bytes += count;
      }
    }
    assertThat(bytes).isGreaterThan(800_000_000L);
    assertThat(peak - before).as("growth in KB").isLessThan(300_000);
  }

  private static long residentKilobytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + clickHouse.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  @Test
  void breaksTheConnectionOnAnErrorAmidTheResult() {
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> http.query("SELECT throwIf(number = 2900000) FROM numbers(3000000)")))
        .isNotNull();
    assertThat(http.query("SELECT 1")).isEqualTo("1");
  }

  @Test
  void insertsBinaryRowsWithZeroBytes() {
    http.query("CREATE OR REPLACE TABLE bin (a UInt32, s String) ENGINE = MergeTree ORDER BY a");
    byte[] rows = {1, 0, 0, 0, 3, 'a', 0, 'b', 0, 0, 0, 0, 0};

    HttpResponse<String> response =
        http.post("query=" + Http.encoded("INSERT INTO bin FORMAT RowBinary"), rows);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("X-ClickHouse-Summary").orElse(""))
        .contains("\"written_rows\":\"2\"");
    assertThat(http.query("SELECT a, hex(s) FROM bin ORDER BY a")).isEqualTo("0\t\n1\t610062");
  }

  @Test
  void insertsRowsOfAnyFormatInTheBody() {
    http.query("CREATE OR REPLACE TABLE anyf (a UInt32, s String) ENGINE = MergeTree ORDER BY a");
    http.query("INSERT INTO anyf FORMAT JSONEachRow\n{\"a\": 1, \"s\": \"x;\"}\n{\"a\": 2}");
    http.query("INSERT INTO anyf (s, a) VALUES ('西安', 3), (concat('a', 'b'), 2 + 2);");
    http.query("WITH 5 AS five INSERT INTO anyf SELECT five, 'five'");
    http.post("query=" + Http.encoded("INSERT INTO anyf VALUES"), "(6, '\\'')");

    assertThat(http.query("SELECT groupArray((a, s)) FROM (SELECT * FROM anyf ORDER BY a)"))
        .isEqualTo("[(1,'x;'),(2,''),(3,'西安'),(4,'ab'),(5,'five'),(6,'\\'')]");
  }

  @Test
  void insertsOnceForEachDeduplicationToken() {
    http.query(
        "CREATE OR REPLACE TABLE once (a UInt32) ENGINE = MergeTree ORDER BY a"
            + " SETTINGS non_replicated_deduplication_window = 100");
    for (String token : List.of("a", "a", "b")) {
      http.post(
          "insert_deduplication_token="
              + token
              + "&query="
              + Http.encoded("INSERT INTO once VALUES"),
          "(1)");
      http.query(
          "INSERT INTO once SETTINGS insert_deduplication_token = 'in " + token + "' VALUES (2)");
    }

    assertThat(http.query("SELECT countIf(a = 1), countIf(a = 2) FROM once")).isEqualTo("2\t2");
  }

  @Test
  void insertsNothingOfABodyThatBreaksOff() throws Exception {
    http.query("CREATE OR REPLACE TABLE torn (a UInt32) ENGINE = MergeTree ORDER BY a");
    try (Socket socket = new Socket("127.0.0.1", clickHouse.port())) {
      OutputStream out = socket.getOutputStream();
      String query = Http.encoded("INSERT INTO torn FORMAT RowBinary");
      out.write(
          ("POST /?query=" + query + " HTTP/1.1\r\nHost: x\r\nContent-Length: 4000000\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.write(new byte[1_600_000]);
      out.flush();
      await(() -> running("INTO torn") == 1);
    }
    await(() -> running("INTO torn") == 0);
    assertThat(http.query("SELECT count() FROM torn")).isEqualTo("0");
  }

  @Test
  void stopsTheQueryOfAClientThatHangsUp() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", clickHouse.port())) {
      post(socket, ENDLESS);
      await(() -> running("1000000000000") == 1);
    }
    await(() -> running("1000000000000") == 0);
  }

  @Test
  void letsGoOfAStatementThatFailedAtOnce() {
    http.post("", "SELECT sleepEachRow(0.01) FROM numbers(1000) SETTINGS max_execution_time = 0.2");

    assertThat(running("sleepEachRow")).isZero();
  }

  @Test
  void stopsAQueryByItsId() {
    CompletableFuture<HttpResponse<String>> query =
        CompletableFuture.supplyAsync(() -> http.post("query_id=mine", ENDLESS));
    await(() -> running("1000000000000") == 1);
    http.query("KILL QUERY WHERE query_id = 'mine'");

    assertThat(query.join().headers().firstValue("X-ClickHouse-Exception-Code")).contains("394");
    assertThat(query.join().headers().firstValue("X-ClickHouse-Query-Id")).contains("mine");
  }

  @Test
  void turnsAwayWhatNeitherRunsNorFitsIntoTheQueue() throws Exception {
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 2 + 2 * 8; i++) {
        Socket socket = new Socket("127.0.0.1", clickHouse.port());
        sockets.add(socket);
        post(socket, ENDLESS);
      }
      await(() -> impatientStatus() == 503);
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
    await(() -> impatientStatus() == 200);
    await(() -> running("1000000000000") == 0);
  }

  /** The status of a small query, 0 if there is none within a second. */
  private static int impatientStatus() {
    try {
      return http.send(
              HttpRequest.newBuilder(URI.create(clickHouse.url() + "/"))
                  .timeout(Duration.ofSeconds(1))
                  .POST(HttpRequest.BodyPublishers.ofString("SELECT 1"))
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .statusCode();
    } catch (UncheckedIOException e) {
      return 0;
    }
  }

  @Test
  void compressesWhenAsked() throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(clickHouse.url() + "/?enable_http_compression=1"))
            .header("Accept-Encoding", "gzip")
            .POST(HttpRequest.BodyPublishers.ofString("SELECT number FROM numbers(100000)"))
            .build();
    HttpResponse<InputStream> response =
        http.send(request, HttpResponse.BodyHandlers.ofInputStream());

    assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(
            new String(new GZIPInputStream(response.body()).readAllBytes(), StandardCharsets.UTF_8)
                .lines())
        .hasSize(100_000);
  }

  private static void post(Socket socket, String sql) throws IOException {
    byte[] body = sql.getBytes(StandardCharsets.UTF_8);
    OutputStream out = socket.getOutputStream();
    out.write(
        ("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    out.write(body);
    out.flush();
  }

  private static long running(String part) {
    return Long.parseLong(
        http.query(
            "SELECT count() FROM system.processes WHERE position(query, '"
                + part
                + "') > 0 AND position(query, 'system.processes') = 0"));
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("the condition came true in time").isLessThan(deadline);
    }
  }
}
