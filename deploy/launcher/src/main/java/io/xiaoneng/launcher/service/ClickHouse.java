package io.xiaoneng.launcher.service;

import io.xiaoneng.launcher.child.ChildSpec;
import io.xiaoneng.launcher.child.Probe;
import io.xiaoneng.launcher.data.Port;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The embedded ClickHouse engine. */
public final class ClickHouse {
  /** Name of the process. */
  public static final String NAME = "clickhouse";

  private static final long MEGABYTE = 1024L * 1024;

  private final Installation installation;

  /** The engine of the installation. */
  public ClickHouse(Installation installation) {
    this.installation = installation;
  }

  /** How the engine is run. */
  public ChildSpec spec() {
    List<String> arguments =
        List.of(
            "--data",
            installation.data().of(NAME).toString(),
            "--port",
            Integer.toString(installation.ports().of(Port.CLICKHOUSE)),
            "--max-memory",
            Long.toString(installation.memory().clickHouseEngine() * MEGABYTE));
    return new JvmChild(
            installation,
            NAME,
            "deploy/clickhouse",
            installation.memory().clickHouseHeap(),
            List.of("-XX:+UseSerialGC"),
            "io.xiaoneng.clickhouse.EmbeddedClickHouse")
        .spec(() -> arguments, Map::of, Probe.ALWAYS, Duration.ofSeconds(30));
  }

  /** True when it answers. */
  public Probe answers() {
    String address = "http://" + installation.ports().address(Port.CLICKHOUSE) + "/ping";
    return () -> Http.get(address).isPresent();
  }
}
