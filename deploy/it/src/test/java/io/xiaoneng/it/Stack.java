package io.xiaoneng.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.event.Json;
import io.xiaoneng.event.JsonException;
import io.xiaoneng.launcher.data.Ports;
import io.xiaoneng.launcher.service.ClickHouseQuery;
import io.xiaoneng.launcher.service.KafkaAdmin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A whole installation on real processes, started with {@code deploy/run --detach} on a data
 * directory and stopped with {@code deploy/stop}. Its ports lie above {@code XIAONENG_IT_PORTS}
 * (21400).
 */
final class Stack implements AutoCloseable {
  static final String PASSWORD = "mayor-of-xian-2026";
  static final String TOKEN = "0123456789abcdef0123456789abcdef";

  /** The processes that must be killed without harm, as their pid files are named. */
  static final List<String> PROCESSES =
      List.of("taskmanager", "jobmanager", "kafka", "clickhouse", "dashboard");

  private static final String ONE = "application/cloudevents+json";
  private static final String BATCH = "application/cloudevents-batch+json";
  private static final Duration COMMAND_LIMIT = Duration.ofMinutes(12);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
  private static final Duration BUSY_LIMIT = Duration.ofSeconds(90);

  private final Path data;
  private final int port;
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();

  private Stack(Path data, int port) {
    this.data = data;
    this.port = port;
  }

  /** What a command printed, and how it ended. */
  record Ended(int exitCode, String output, Duration took) {}

  /** An installation on {@code data} that is not started yet. */
  static Stack on(Path data) {
    int port = base() + 50;
    while (!Ports.isFree(port)) {
      port++;
    }
    return new Stack(data, port);
  }

  /** Sets something in the environment of whatever is started from now on. */
  Stack with(String name, String value) {
    settings.put(name, value);
    return this;
  }

  /** Where the ports of the tests begin. */
  static int base() {
    String base = System.getenv("XIAONENG_IT_PORTS");
    return base == null ? 21400 : Integer.parseInt(base);
  }

  /** Starts it with these flags and waits until the command has returned. */
  Ended start(String... flags) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of("--detach", "--port", Integer.toString(port)));
    line.addAll(List.of(flags));
    return run("run", line);
  }

  /** Runs a command of {@code deploy/} on this data directory, with its output piped to here. */
  Ended run(String command, List<String> flags) throws IOException, InterruptedException {
    return run(command, flags, COMMAND_LIMIT);
  }

  /** {@link #run(String, List)} for a command that may take longer. */
  Ended run(String command, List<String> flags, Duration limit)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(Project.ROOT.resolve("deploy").resolve(command).toString());
    line.addAll(flags);
    line.addAll(List.of("--data", data.toString()));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().put("XIAONENG_BUILD", "no");
    builder.environment().put("XIAONENG_PORTS", Integer.toString(base()));
    builder.environment().put("XIAONENG_ADMIN_PASSWORD", PASSWORD);
    builder.environment().put("XIAONENG_SECURITY_PASSWORD", PASSWORD);
    builder.environment().put("XIAONENG_AUDITOR_PASSWORD", PASSWORD);
    builder.environment().put("XIAONENG_INGEST_TOKEN", TOKEN);
    builder.environment().putAll(settings);
    long began = System.nanoTime();
    Process process = builder.start();
    process.getOutputStream().close();
    // Ends when nobody holds the pipe any more: a child that kept it would show here.
    Thread watch = new Thread(() -> killAfter(limit, process), "limit");
    watch.setDaemon(true);
    watch.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exitCode = process.waitFor();
    System.out.println("$ deploy/" + command + " " + String.join(" ", flags) + "\n" + output);
    return new Ended(exitCode, output, Duration.ofNanos(System.nanoTime() - began));
  }

  private static void killAfter(Duration limit, Process process) {
    try {
      if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Where pages and API are. */
  String address() {
    return "http://127.0.0.1:" + port;
  }

  Path data() {
    return data;
  }

  /** Id of a running process, 0 when there is none. */
  long pid(String name) {
    try {
      return Long.parseLong(Files.readString(data.resolve("run").resolve(name + ".pid")).strip());
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }

  /** {@code kill -9}. */
  void kill(String name) {
    ProcessHandle process = ProcessHandle.of(pid(name)).orElseThrow();
    assertThat(process.destroyForcibly()).as("kill -9 of " + name).isTrue();
  }

  /** {@code kill -STOP}: it keeps its port, and answers no more. */
  void freeze(String name) throws IOException, InterruptedException {
    Process command = new ProcessBuilder("kill", "-STOP", Long.toString(pid(name))).start();
    assertThat(command.waitFor()).as("kill -STOP of " + name).isZero();
  }

  /** The answer to {@code GET} of a path, as the administrator; it must be 200. */
  Map<?, ?> get(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request(path).build(), bodyAsText());
    assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
    return (Map<?, ?>) json(answer.body());
  }

  /** Sends JSON as the administrator; the answer may be anything. */
  HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest.BodyPublisher sent = HttpRequest.BodyPublishers.ofString(body);
    return http.send(
        request(path).header("Content-Type", "application/json").method(method, sent).build(),
        bodyAsText());
  }

  /** Sends a body of events as every source's token; the answer may be anything. */
  HttpResponse<String> post(String body) throws IOException, InterruptedException {
    return post(BATCH, body.getBytes(StandardCharsets.UTF_8), TOKEN);
  }

  /** Sends one event, byte for byte; the answer may be anything. */
  HttpResponse<String> postOne(byte[] event, String token)
      throws IOException, InterruptedException {
    return post(ONE, event, token);
  }

  /** {@link #post(String)} without waiting for the answer. */
  CompletableFuture<HttpResponse<String>> postAsync(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return http.sendAsync(events(BATCH, bytes, TOKEN, BUSY_LIMIT), bodyAsText());
  }

  private HttpResponse<String> post(String type, byte[] body, String token)
      throws IOException, InterruptedException {
    return http.send(events(type, body, token, ANSWER_LIMIT), bodyAsText());
  }

  private HttpRequest events(String type, byte[] body, String token, Duration limit) {
    return HttpRequest.newBuilder(URI.create(address() + "/api/v1/events"))
        .timeout(limit)
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", type)
        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }

  private HttpRequest.Builder request(String path) {
    String basic =
        Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(URI.create(address() + path))
        .timeout(ANSWER_LIMIT)
        .header("Authorization", "Basic " + basic)
        .header("Accept", "application/json");
  }

  private static HttpResponse.BodyHandler<String> bodyAsText() {
    return HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8);
  }

  static @Nullable Object json(String text) {
    try {
      return Json.parse(text);
    } catch (JsonException e) {
      throw new AssertionError("no JSON: " + text, e);
    }
  }

  /** The answer to a query, without the last line feed. */
  String clickHouse(String query) throws IOException {
    String port = ports().getProperty("CLICKHOUSE");
    return new ClickHouseQuery("127.0.0.1:" + port).run(query).stripTrailing();
  }

  /** Kafka's bootstrap server. */
  String kafka() throws IOException {
    return "127.0.0.1:" + ports().getProperty("KAFKA");
  }

  private Properties ports() throws IOException {
    Properties ports = new Properties();
    try (var reader = Files.newBufferedReader(data.resolve("conf/ports.properties"))) {
      ports.load(reader);
    }
    return ports;
  }

  /** Starts it without a city, in China's zone and with its calendar; it must start. */
  void startEmpty() throws IOException, InterruptedException {
    assertThat(start("--empty", "--zone", "Asia/Shanghai", "--calendar", "cn").exitCode()).isZero();
  }

  /** Waits until everything that is in Kafka now is in the figures. */
  void awaitFigures(Duration limit) throws IOException, InterruptedException, ExecutionException {
    try (KafkaAdmin admin = new KafkaAdmin(kafka())) {
      Map<TopicPartition, Long> ends = admin.eventEnds();
      await(limit, "the figures", () -> admin.missing(ends).orElse(1) == 0);
    }
  }

  /** How many events in Kafka are not in the figures; all of them while Kafka does not say. */
  long missing() {
    try (KafkaAdmin admin = new KafkaAdmin(kafka())) {
      return admin.missing(admin.eventEnds()).orElse(Long.MAX_VALUE);
    } catch (IOException | ExecutionException e) {
      return Long.MAX_VALUE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Long.MAX_VALUE;
    }
  }

  static void await(Duration limit, String what, BooleanSupplier condition)
      throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("gave up waiting for " + what).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  /** Every living process whose command line names the data directory. */
  List<String> processes() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .map(process -> process.info().commandLine().orElse(""))
        .filter(line -> line.contains(data.toString()))
        .toList();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    run("stop", List.of());
  }
}
