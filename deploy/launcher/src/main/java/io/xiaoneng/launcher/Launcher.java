package io.xiaoneng.launcher;

import io.xiaoneng.launcher.child.PidFile;
import io.xiaoneng.launcher.child.Probe;
import io.xiaoneng.launcher.child.Supervisor;
import io.xiaoneng.launcher.data.Access;
import io.xiaoneng.launcher.data.DataDirectory;
import io.xiaoneng.launcher.data.DirectoryLock;
import io.xiaoneng.launcher.data.LeftOvers;
import io.xiaoneng.launcher.data.Port;
import io.xiaoneng.launcher.data.Ports;
import io.xiaoneng.launcher.data.Secrets;
import io.xiaoneng.launcher.data.Settings;
import io.xiaoneng.launcher.data.Wholeness;
import io.xiaoneng.launcher.service.ClickHouse;
import io.xiaoneng.launcher.service.Dashboard;
import io.xiaoneng.launcher.service.Flink;
import io.xiaoneng.launcher.service.ImporterRun;
import io.xiaoneng.launcher.service.Installation;
import io.xiaoneng.launcher.service.Kafka;
import io.xiaoneng.launcher.service.KafkaAdmin;
import io.xiaoneng.launcher.service.Memory;
import io.xiaoneng.launcher.service.Program;
import io.xiaoneng.launcher.service.Simulator;
import io.xiaoneng.launcher.service.StreetImport;
import io.xiaoneng.launcher.service.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.TopicPartition;

/**
 * One running installation: starts everything, says when it is ready, keeps it alive, stops it in
 * order. Holds the lock of its data directory from beginning to end.
 */
final class Launcher implements AutoCloseable {
  private static final Duration SERVICE_LIMIT = Duration.ofSeconds(120);
  private static final Duration READY_LIMIT = Duration.ofMinutes(5);
  private static final Duration HISTORY_LIMIT = Duration.ofHours(3);
  private static final Duration IMPORT_LIMIT = Duration.ofHours(6);
  private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(5);

  private final Options options;
  private final Console console;
  private final Installation installation;
  private final Secrets secrets;
  private final DirectoryLock lock;
  private final PidFile pidFile;
  private final RunningMark mark;
  private final Supervisor supervisor;
  private final KafkaAdmin admin;
  private final Await await;
  private final Thread archiveMaker;
  private final Thread streetMaker;
  private boolean closed;

  /**
   * Takes the data directory.
   *
   * @throws LaunchException when something that can be known beforehand forbids the start
   */
  Launcher(Program program, Options options, DataDirectory data, Console console)
      throws IOException {
    this.options = options;
    this.console = console;
    this.lock = DirectoryLock.take(data);
    LeftOvers.end(data);
    Settings settings = Settings.of(data, options);
    Wholeness.check(data, settings);
    Files.deleteIfExists(data.run().resolve(Detached.UP));
    Ports.requireFree(options.port());
    int base = Integer.getInteger("xiaoneng.ports", 0);
    Ports ports = Ports.choose(data, base, options.port());
    this.installation = new Installation(program, data, settings, ports, Memory.ofThisMachine());
    this.secrets = new Secrets(data);
    this.pidFile = new PidFile(data.run().resolve("launcher.pid"));
    this.supervisor = new Supervisor(data.logs(), data.run(), console);
    this.admin = new KafkaAdmin(installation.kafka());
    this.await = new Await(supervisor, console);
    this.archiveMaker = new Thread(this::makeArchives, "class-archives");
    archiveMaker.setDaemon(true);
    this.streetMaker = new Thread(this::makeStreets, "streets");
    streetMaker.setDaemon(true);
    pidFile.write(ProcessHandle.current().pid());
    this.mark = RunningMark.leave(program, data);
  }

  /**
   * Starts everything and returns when it works and, if asked for, the import is in the figures.
   */
  void start() throws IOException, InterruptedException, ExecutionException {
    Settings settings = installation.settings();
    console.say(
        "starting: %s, zone %s, calendar %s, mode %s"
            .formatted(
                installation.data().root(),
                settings.zone(),
                settings.calendar(),
                settings.mode().id()));
    secrets.generate(System::getenv, settings.mode().simulated());
    secrets.applicantKey();
    Topics topics =
        Topics.read(installation.program().module("deploy/kafka").resolve("topics.properties"));
    Kafka kafka = new Kafka(installation);
    ClickHouse clickHouse = new ClickHouse(installation);
    Flink flink = new Flink(installation);
    Dashboard dashboard = new Dashboard(installation, options.port());
    Access access = Access.grant(installation.data(), dashboard.address());
    kafka.prepare();
    flink.prepare();

    AtomicBoolean topicsThere = new AtomicBoolean();
    Probe clickHouseAnswers = clickHouse.answers();
    Probe stores = () -> topicsThere.get() && admin.answers() && clickHouseAnswers.works();
    // Stopped in the reverse order: what reads and writes goes before what it reads and writes.
    supervisor.keep(clickHouse.spec());
    supervisor.keep(kafka.spec());
    supervisor.keep(flink.taskManager());
    supervisor.keep(flink.jobManager(stores));
    supervisor.keep(dashboard.spec(() -> environment(access), clickHouseAnswers));

    await.until(() -> "Kafka", SERVICE_LIMIT, admin::answers);
    admin.apply(topics);
    topicsThere.set(true);
    started(Kafka.NAME, installation.kafka());
    await.until(() -> "ClickHouse", SERVICE_LIMIT, clickHouseAnswers);
    started(ClickHouse.NAME, "http://" + installation.ports().address(Port.CLICKHOUSE));
    await.until(() -> "the dashboard", READY_LIMIT, dashboard.isUp());
    started(Dashboard.NAME, dashboard.address());
    await.until(() -> "the stream job", READY_LIMIT, flink.jobRuns());
    started(Flink.JOB_MANAGER, "http://" + installation.ports().address(Port.FLINK_WEB));
    started(Flink.TASK_MANAGER, "its ports are the system's choice");
    if (settings.mode().simulated()) {
      startCity();
    }
    console.say("ready: " + dashboard.address());
    streetMaker.start();
    if (options.importRequest() != null) {
      importLog(options.importRequest());
    }
  }

  private Map<String, String> environment(Access access) {
    Map<String, String> environment = new HashMap<>(secrets.notYetShown());
    environment.put(Access.VARIABLE, access.secret());
    environment.putAll(Secrets.applicantEnvironment(installation.data()));
    return environment;
  }

  private void started(String name, String where) {
    console.say("started: %s %s (log %s)".formatted(name, where, installation.data().log(name)));
  }

  private void startCity() throws IOException, InterruptedException {
    Simulator simulator = new Simulator(installation);
    supervisor.keep(simulator.spec());
    await.until(
        () -> "the city's history [" + simulator.lastWords() + "]",
        HISTORY_LIMIT,
        simulator.historyIsSent());
    awaitFigures(simulator.historyEnds());
    started(Simulator.NAME, "the simulated city");
  }

  private void importLog(ImportRequest request)
      throws IOException, InterruptedException, ExecutionException {
    long events = new ImporterRun(installation, console).run(request);
    awaitFigures(admin.eventEnds());
    console.say("imported: " + events);
  }

  private void awaitFigures(Map<TopicPartition, Long> ends) throws InterruptedException {
    long[] missing = {ends.values().stream().mapToLong(Long::longValue).sum()};
    await.until(
        () -> missing[0] + " events to reach the figures",
        IMPORT_LIMIT,
        () -> {
          missing[0] = admin.missing(ends).orElse(missing[0]);
          return missing[0] == 0;
        });
  }

  /** Keeps everything alive until a child cannot be kept or the disk is nearly full. */
  void attend() throws IOException, InterruptedException {
    archiveMaker.start();
    while (true) {
      // First: what dies of a full disk would else be named as the reason.
      installation.data().requireSpaceToGoOn(installation.data().freeBytes());
      supervisor.check();
      supervisor.tidyLogs();
      TimeUnit.MILLISECONDS.sleep(BETWEEN_CHECKS.toMillis());
    }
  }

  /** They end the processes they run; nothing of this start is left behind. */
  private void awaitMakers() {
    try {
      archiveMaker.join(TimeUnit.SECONDS.toMillis(5));
      streetMaker.join(TimeUnit.SECONDS.toMillis(15));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void makeStreets() {
    try {
      new StreetImport(installation, console, options.streets()).run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void makeArchives() {
    try {
      installation.archives().make(installation.data().log("class-archives"));
    } catch (IOException e) {
      console.say("the next start will be no faster than this one (" + e + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops everything in order. Whoever calls it second waits for the first. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    archiveMaker.interrupt();
    streetMaker.interrupt();
    supervisor.close();
    admin.close();
    awaitMakers();
    try {
      mark.close();
      pidFile.remove();
      Files.deleteIfExists(installation.data().run().resolve(Detached.UP));
      Access.revoke(installation.data());
    } catch (IOException e) {
      console.error(
          "cannot remove the launcher's files in " + installation.data().run() + ": " + e);
    }
    lock.close();
  }
}
