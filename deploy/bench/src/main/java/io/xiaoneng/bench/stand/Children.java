package io.xiaoneng.bench.stand;

import io.xiaoneng.bench.BenchException;
import io.xiaoneng.bench.job.JobAlone;
import io.xiaoneng.bench.job.PlainConsumers;
import io.xiaoneng.launcher.service.Installation;
import io.xiaoneng.launcher.service.TaskJvm;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The children that measure beside an installation's broker. */
public final class Children {

  /** The generated topic. */
  public static final String TOPIC = "xiaoneng.events.bench";

  private static final int JOB_MANAGER_HEAP = 300;
  private static final List<String> OPENED =
      List.of("java.lang", "java.util", "java.time", "java.net", "java.nio", "sun.nio.ch");

  private final Installation installation;
  private final Duration limit;

  /**
   * @param limit for each of them
   */
  public Children(Installation installation, Duration limit) {
    this.installation = installation;
    this.limit = limit;
  }

  /** Generates registry and topic. */
  public Truth generate(long events) throws IOException, InterruptedException {
    Path truth = Files.createDirectories(installation.data().of("truth"));
    new ChildJvm(
            "generator",
            List.of("-Xmx700m", "-XX:+UseSerialGC"),
            installation.program().classPath("deploy/simulator"),
            "io.xiaoneng.simulator.Simulator",
            List.of(
                "--kafka",
                installation.kafka(),
                "--data",
                truth.toString(),
                "--zone",
                installation.settings().zone().getId(),
                "--bench",
                Long.toString(events),
                "--topic",
                TOPIC))
        .run(installation.data().logs(), limit);
    return Truth.read(truth);
  }

  /** Runs the plain consumers. */
  public Map<String, String> plainConsumers() throws IOException, InterruptedException {
    return new ChildJvm(
            "plain-consumers",
            options(1_024),
            classPath(),
            PlainConsumers.class.getName(),
            List.of(installation.kafka(), TOPIC, installation.settings().zone().getId()))
        .run(installation.data().logs(), limit);
  }

  /** Runs the job alone, with as much memory as its TaskManager has, plus some for the rest. */
  public Map<String, String> jobAlone(List<String> jvmOptions)
      throws IOException, InterruptedException {
    int heap = installation.memory().taskHeap() + JOB_MANAGER_HEAP;
    List<String> options = new ArrayList<>(options(heap));
    options.addAll(TaskJvm.options(heap));
    options.addAll(jvmOptions);
    return new ChildJvm(
            "job-alone",
            options,
            classPath(),
            JobAlone.class.getName(),
            List.of(
                installation.kafka(),
                TOPIC,
                installation.settings().zone().getId(),
                installation.settings().calendar(),
                installation.data().of("job-alone").toString(),
                Integer.toString(installation.memory().taskManaged())))
        .run(installation.data().logs(), limit);
  }

  private List<String> options(int heap) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-Xmx" + heap + "m",
                "-XX:+UseParallelGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Dlog4j2.configurationFile=log4j2-child.properties",
                "-Djava.io.tmpdir=" + installation.data().tmp()));
    OPENED.forEach(name -> options.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
    return options;
  }

  /** The stream jobs' own libraries, and the classes of this module. */
  private String classPath() {
    try {
      Path own =
          Path.of(Children.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return installation.program().classPath("stream-jobs") + File.pathSeparator + own;
    } catch (URISyntaxException e) {
      throw new BenchException("the bench does not know where its classes are: " + e, e);
    }
  }
}
