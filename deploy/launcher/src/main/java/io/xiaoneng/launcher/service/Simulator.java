package io.xiaoneng.launcher.service;

import io.xiaoneng.launcher.Mode;
import io.xiaoneng.launcher.child.ChildSpec;
import io.xiaoneng.launcher.child.LogFile;
import io.xiaoneng.launcher.child.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;

/** The simulated city of {@code --demo} and {@code --demo-year}. */
public final class Simulator {
  /** Name of the process. */
  public static final String NAME = "simulator";

  private static final String MODULE = "deploy/simulator";

  private static final Pattern END = Pattern.compile("(.+)-([0-9]+)=([0-9]+)");

  private final Installation installation;
  private final Path mark;

  /** The simulated city of the installation. */
  public Simulator(Installation installation) {
    this.installation = installation;
    this.mark = installation.data().of(NAME).resolve("history-sent");
  }

  /** How the simulator is run. */
  public ChildSpec spec() {
    List<String> arguments =
        List.of(
            "--kafka",
            installation.kafka(),
            "--data",
            installation.data().of(NAME).toString(),
            "--zone",
            installation.settings().zone().getId(),
            "--profile",
            installation.settings().mode() == Mode.DEMO_YEAR ? "long" : "demo");
    return new JvmChild(
            installation,
            NAME,
            MODULE,
            installation.memory().simulatorHeap(),
            List.of("-XX:+UseSerialGC"),
            "io.xiaoneng.simulator.Simulator")
        .spec(() -> arguments, Map::of, Probe.ALWAYS, Duration.ofSeconds(20));
  }

  /** True when the whole history is in Kafka. */
  public Probe historyIsSent() {
    return () -> Files.exists(mark);
  }

  /** Where the history ends, by partition; to be asked when it is sent. */
  public Map<TopicPartition, Long> historyEnds() throws IOException {
    Map<TopicPartition, Long> ends = new HashMap<>();
    for (String line : Files.readAllLines(mark)) {
      Matcher end = END.matcher(line);
      if (end.matches()) {
        ends.put(
            new TopicPartition(end.group(1), Integer.parseInt(end.group(2))),
            Long.parseLong(end.group(3)));
      }
    }
    return ends;
  }

  /** What the simulator said last. */
  public String lastWords() {
    List<String> lines = new LogFile(installation.data().log(NAME)).lastLines(1);
    return lines.isEmpty() ? "" : lines.get(0);
  }
}
