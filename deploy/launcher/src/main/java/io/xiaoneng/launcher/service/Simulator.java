package io.xiaoneng.launcher.service;

import io.xiaoneng.launcher.child.ChildSpec;
import io.xiaoneng.launcher.child.Probe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The simulated city of {@code --demo}. */
public final class Simulator {
  /** Name of the process. */
  public static final String NAME = "simulator";

  private static final String MODULE = "deploy/simulator";

  private final Installation installation;

  /** The simulated city of the installation. */
  public Simulator(Installation installation) {
    this.installation = installation;
  }

  /** How the simulator is run. */
  public ChildSpec spec() {
    List<String> command =
        JavaCommand.of(installation.data(), installation.memory().simulatorHeap())
            .with("-XX:+UseSerialGC")
            .running(
                installation.program().classPath(MODULE),
                "io.xiaoneng.simulator.Simulator",
                List.of(
                    "--kafka",
                    installation.kafka(),
                    "--data",
                    installation.data().of(NAME).toString(),
                    "--zone",
                    installation.settings().zone().getId()));
    return new ChildSpec(NAME, () -> command, Map::of, Probe.ALWAYS, Duration.ofSeconds(10));
  }

  /** True when the history is in Kafka. */
  public Probe historyIsSent() {
    Path mark = installation.data().of(NAME).resolve("history.done");
    return () -> Files.exists(mark);
  }
}
