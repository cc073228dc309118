package io.xiaoneng.launcher.service;

import io.xiaoneng.launcher.LaunchException;
import io.xiaoneng.launcher.Mode;
import io.xiaoneng.launcher.child.ChildSpec;
import io.xiaoneng.launcher.child.Probe;
import io.xiaoneng.launcher.data.Port;
import io.xiaoneng.launcher.data.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stream job on Flink: a JobManager that runs this one job under a fixed id, and a TaskManager.
 * No ZooKeeper on one machine: at each start the JobManager takes up the newest complete
 * checkpoint.
 */
public final class Flink {
  /** Name of the JobManager's process. */
  public static final String JOB_MANAGER = "jobmanager";

  /** Name of the TaskManager's process. */
  public static final String TASK_MANAGER = "taskmanager";

  private static final String MODULE = "stream-jobs";
  private static final int SLOTS = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  // Megabytes the TaskManager wants spelled out, beside heap and managed memory.
  private static final int FRAMEWORK_HEAP = 128;
  private static final int TASK_OFF_HEAP = 128;
  private static final int FRAMEWORK_OFF_HEAP = 192;
  private static final int NETWORK = 128;
  private static final int METASPACE = 256;
  private static final int OVERHEAD = 256;

  private static final List<String> OPENED =
      List.of(
          "java.lang",
          "java.net",
          "java.io",
          "java.nio",
          "sun.nio.ch",
          "java.lang.reflect",
          "java.text",
          "java.time",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "java.util.concurrent.locks");

  private final Installation installation;
  private final Path home;
  private final Path configuration;
  private final Path checkpoints;

  /** The job of the installation. */
  public Flink(Installation installation) {
    this.installation = installation;
    this.home = installation.data().of("flink");
    this.configuration = installation.data().conf().resolve("flink");
    this.checkpoints = home.resolve("checkpoints");
  }

  // Paths go to Flink as they are: of a URI's %20 it would make a directory of that name.

  /** Writes the configuration both processes read. */
  public void prepare() {
    try {
      Files.createDirectories(checkpoints);
      Files.createDirectories(home.resolve("tmp"));
      Files.createDirectories(configuration);
      Files.writeString(configuration.resolve("config.yaml"), settings());
    } catch (IOException e) {
      throw new LaunchException("cannot prepare " + home + " (" + e + ")", e);
    }
  }

  /** How the JobManager is run, once {@code mayStart}. */
  public ChildSpec jobManager(Probe mayStart) {
    return new JvmChild(
            installation,
            JOB_MANAGER,
            MODULE,
            installation.memory().jobManagerHeap(),
            opened("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
            "org.apache.flink.container.entrypoint.StandaloneApplicationClusterEntryPoint")
        .spec(this::jobManagerArguments, Map::of, mayStart, PATIENCE);
  }

  private List<String> jobManagerArguments() {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--configDir",
                configuration.toString(),
                "--job-classname",
                "io.xiaoneng.job.CaseJob",
                "--job-id",
                installation.settings().jobId()));
    newestCheckpoint()
        .ifPresent(
            path -> {
              arguments.add("-Dexecution.state-recovery.path=file://" + path);
              // The job deletes it once it has newer ones; otherwise each start would leave one.
              arguments.add("-Dexecution.state-recovery.claim-mode=CLAIM");
            });
    arguments.addAll(
        List.of(
            "--kafka",
            installation.kafka(),
            "--clickhouse",
            installation.clickHouseUrl(),
            "--zone",
            installation.settings().zone().getId(),
            "--calendar",
            installation.settings().calendar(),
            "--parallelism",
            Integer.toString(SLOTS),
            "--alerts-since",
            installation.settings().alertsSince().toString()));
    if (installation.settings().mode() == Mode.EMPTY) {
      arguments.add("--open-registry");
    }
    return arguments;
  }

  private Optional<Path> newestCheckpoint() {
    try {
      return Checkpoints.newestComplete(checkpoints.resolve(installation.settings().jobId()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the checkpoints in " + checkpoints, e);
    }
  }

  /** How the TaskManager is run. */
  public ChildSpec taskManager() {
    int heap = installation.memory().taskHeap() + FRAMEWORK_HEAP;
    int direct = TASK_OFF_HEAP + FRAMEWORK_OFF_HEAP + NETWORK;
    List<String> arguments =
        List.of(
            "--configDir",
            configuration.toString(),
            "-Dtaskmanager.cpu.cores=" + SLOTS + ".0",
            megabytes("task.heap.size", installation.memory().taskHeap()),
            megabytes("framework.heap.size", FRAMEWORK_HEAP),
            megabytes("task.off-heap.size", TASK_OFF_HEAP),
            megabytes("framework.off-heap.size", FRAMEWORK_OFF_HEAP),
            megabytes("network.min", NETWORK),
            megabytes("network.max", NETWORK),
            megabytes("managed.size", installation.memory().taskManaged()),
            megabytes("jvm-metaspace.size", METASPACE),
            megabytes("jvm-overhead.min", OVERHEAD),
            megabytes("jvm-overhead.max", OVERHEAD));
    return new JvmChild(
            installation,
            TASK_MANAGER,
            MODULE,
            heap,
            opened(taskOptions(heap, direct)),
            "org.apache.flink.runtime.taskexecutor.TaskManagerRunner")
        .spec(
            () -> arguments,
            () -> Secrets.applicantEnvironment(installation.data()),
            Probe.ALWAYS,
            PATIENCE);
  }

  private static String[] taskOptions(int heap, int direct) {
    List<String> options = new ArrayList<>(TaskJvm.options(heap));
    options.add("-XX:MaxDirectMemorySize=" + direct + "m");
    // Otherwise the first classes bring three full collections before the job runs.
    options.add("-XX:MetaspaceSize=" + METASPACE / 2 + "m");
    options.add("-XX:MaxMetaspaceSize=" + METASPACE + "m");
    return options.toArray(String[]::new);
  }

  private static String megabytes(String key, int megabytes) {
    return "-Dtaskmanager.memory." + key + "=" + megabytes + "m";
  }

  /** Options with which Flink may look into the JDK, as it must. */
  private static List<String> opened(String... more) {
    List<String> options = new ArrayList<>(List.of(more));
    OPENED.forEach(name -> options.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
    options.add("--add-exports=java.rmi/sun.rmi.registry=ALL-UNNAMED");
    options.add("--add-exports=java.security.jgss/sun.security.krb5=ALL-UNNAMED");
    return options;
  }

  /** True when the job and all its parts run. */
  public Probe jobRuns() {
    String address =
        "http://"
            + installation.ports().address(Port.FLINK_WEB)
            + "/jobs/"
            + installation.settings().jobId();
    return () -> Http.get(address).map(JobState::parse).filter(JobState::runs).isPresent();
  }

  /**
   * The TaskManager's own ports are left to the system: with a fixed one the JobManager takes a new
   * TaskManager for the one that died. The heartbeats are shorter than Flink's defaults, with which
   * a TaskManager would wait 50 seconds for a dead JobManager; one that is there before the
   * JobManager would look for it every ten seconds.
   */
  private String settings() {
    return """
    jobmanager.rpc.address: 127.0.0.1
    jobmanager.bind-host: 127.0.0.1
    jobmanager.rpc.port: %d
    rest.address: 127.0.0.1
    rest.bind-address: 127.0.0.1
    rest.port: %d
    rest.bind-port: "%2$d"
    blob.server.port: "%d"
    jobmanager.memory.process.size: 900m
    taskmanager.host: 127.0.0.1
    taskmanager.bind-host: 127.0.0.1
    taskmanager.rpc.port: "0"
    taskmanager.data.port: 0
    taskmanager.numberOfTaskSlots: %d
    cluster.registration.error-delay: 500 ms
    heartbeat.interval: 2000
    heartbeat.timeout: 10000
    classloader.resolve-order: parent-first
    io.tmp.dirs: "%s"
    execution.checkpointing.dir: "%s"
    web.submit.enable: false
    web.cancel.enable: false
    """
        .formatted(
            installation.ports().of(Port.JOBMANAGER_RPC),
            installation.ports().of(Port.FLINK_WEB),
            installation.ports().of(Port.JOBMANAGER_BLOB),
            SLOTS,
            home.resolve("tmp"),
            "file://" + checkpoints);
  }
}
