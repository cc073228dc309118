package io.xiaoneng.bench.stand;

import io.xiaoneng.bench.BenchException;
import io.xiaoneng.launcher.Console;
import io.xiaoneng.launcher.Options;
import io.xiaoneng.launcher.child.Probe;
import io.xiaoneng.launcher.child.Supervisor;
import io.xiaoneng.launcher.data.DataDirectory;
import io.xiaoneng.launcher.data.Port;
import io.xiaoneng.launcher.data.Ports;
import io.xiaoneng.launcher.data.Secrets;
import io.xiaoneng.launcher.data.Settings;
import io.xiaoneng.launcher.service.ClickHouse;
import io.xiaoneng.launcher.service.ClickHouseQuery;
import io.xiaoneng.launcher.service.Dashboard;
import io.xiaoneng.launcher.service.Flink;
import io.xiaoneng.launcher.service.Installation;
import io.xiaoneng.launcher.service.Kafka;
import io.xiaoneng.launcher.service.KafkaAdmin;
import io.xiaoneng.launcher.service.Memory;
import io.xiaoneng.launcher.service.Program;
import io.xiaoneng.launcher.service.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * An installation as {@code deploy/run} makes it, with the same classes, settings and memory, but
 * started part by part: the broker alone first, so that the job can be measured beside nothing
 * else. On a directory of its own that goes with it.
 */
public final class Stand implements AutoCloseable {

  /** Password of the administrator of this installation. */
  public static final String PASSWORD = "bench-of-xiaoneng";

  /** The job's processes and the stores. */
  public static final List<String> WHOLE =
      List.of(Flink.TASK_MANAGER, Flink.JOB_MANAGER, ClickHouse.NAME, Kafka.NAME, Dashboard.NAME);

  private static final Duration START_LIMIT = Duration.ofMinutes(5);
  private static final Duration OFTEN = Duration.ofMillis(20);

  private final Installation installation;
  private final Supervisor supervisor;
  private final KafkaAdmin admin;
  private final Dashboard dashboard;
  private final Flink flink;
  private boolean closed;

  /**
   * @param directory to be made here; goes with {@link #close}
   * @param ports internal ports are taken from here upwards
   */
  public Stand(Program program, Path directory, int ports, Console console) {
    DataDirectory data = DataDirectory.prepare(directory);
    try {
      data.requireSpace(data.freeBytes());
      new Secrets(data).applicantKey();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // The registry is known, as in a city: codes do not register themselves.
    Options options =
        Options.parse(
            List.of("--demo", "--zone", "Asia/Shanghai", "--calendar", "cn"), directory, directory);
    int pages = ports + 50;
    while (!Ports.isFree(pages)) {
      pages++;
    }
    this.installation =
        new Installation(
            program,
            data,
            Settings.of(data, options),
            Ports.choose(data, ports, pages),
            Memory.ofThisMachine());
    this.supervisor = new Supervisor(data.logs(), data.run(), console);
    this.admin = new KafkaAdmin(installation.kafka());
    this.dashboard = new Dashboard(installation, pages);
    this.flink = new Flink(installation);
  }

  /** Starts the broker and creates the topics. */
  public void startBroker() throws ExecutionException, InterruptedException {
    Kafka kafka = new Kafka(installation);
    kafka.prepare();
    supervisor.keep(kafka.spec());
    await("Kafka", admin::answers);
    Path topics = installation.program().module("deploy/kafka").resolve("topics.properties");
    admin.apply(Topics.read(topics));
  }

  /** Starts ClickHouse alone, without any table. */
  public void startStore() throws InterruptedException {
    ClickHouse clickHouse = new ClickHouse(installation);
    supervisor.keep(clickHouse.spec());
    await("ClickHouse", clickHouse.answers());
  }

  /** Starts ClickHouse, and the dashboard, which makes the tables. */
  public void startTables() throws InterruptedException {
    startStore();
    supervisor.keep(
        dashboard.spec(() -> Map.of("XIAONENG_ADMIN_PASSWORD", PASSWORD), Probe.ALWAYS));
    await("the dashboard's tables", this::tablesAreThere);
  }

  private boolean tablesAreThere() {
    try {
      return query("EXISTS TABLE registry_row").equals("1");
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** Starts the job and returns as soon as all its parts run. */
  public void startJob() throws InterruptedException {
    flink.prepare();
    supervisor.keep(flink.taskManager());
    supervisor.keep(flink.jobManager(Probe.ALWAYS));
    await("the stream job", flink.jobRuns());
  }

  /** Returns once the dashboard says of itself that it is well. */
  public void awaitDashboard() throws InterruptedException {
    await("the dashboard", dashboard.isUp());
  }

  private void await(String what, Probe probe) throws InterruptedException {
    Waiting.until(
        what,
        START_LIMIT,
        OFTEN,
        () -> {
          supervisor.check();
          return probe.works();
        });
  }

  /** How many events that are in Kafka now are not yet in the figures. */
  public long missing() throws ExecutionException, InterruptedException {
    supervisor.check();
    return admin.missing(admin.eventEnds()).orElse(Long.MAX_VALUE);
  }

  /** What the processes have used of the processors. */
  public Cpu cpu(List<String> names) {
    Map<String, Long> pids = new LinkedHashMap<>();
    for (String name : names) {
      pids.put(name, pid(name));
    }
    return Cpu.of(pids);
  }

  /** Number of a process, 0 where it does not run. */
  public long pid(String name) {
    try {
      Path file = installation.data().run().resolve(name + ".pid");
      return Long.parseLong(Files.readString(file).strip());
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }

  /** The answer of ClickHouse to a query, without the last line feed. */
  public String query(String sql) {
    try {
      String address = installation.ports().address(Port.CLICKHOUSE);
      return new ClickHouseQuery(address).run(sql).stripTrailing();
    } catch (IOException e) {
      throw new BenchException("ClickHouse does not answer: " + e, e);
    }
  }

  /** Address of Flink's own interface about the job. */
  public String jobAddress() {
    return "http://"
        + installation.ports().address(Port.FLINK_WEB)
        + "/jobs/"
        + installation.settings().jobId();
  }

  /** Where the API is. */
  public String api() {
    return dashboard.address();
  }

  /** What every service is told. */
  public Installation installation() {
    return installation;
  }

  /** Stops every process and removes the directory. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    ChildJvm.endAll();
    supervisor.close();
    admin.close();
    try (Stream<Path> files = Files.walk(installation.data().root())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      System.err.println("could not remove all of " + installation.data().root() + ": " + e);
    }
  }
}
