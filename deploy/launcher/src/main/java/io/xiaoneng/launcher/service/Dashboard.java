package io.xiaoneng.launcher.service;

import io.xiaoneng.launcher.Mode;
import io.xiaoneng.launcher.child.ChildSpec;
import io.xiaoneng.launcher.child.Probe;
import io.xiaoneng.launcher.data.DataDirectory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The dashboard: intake, API and pages. It applies the ClickHouse schema when it starts. */
public final class Dashboard {
  /** Name of the process. */
  public static final String NAME = "dashboard";

  private final Installation installation;
  private final int port;

  /** The dashboard of the installation, serving on {@code port}. */
  public Dashboard(Installation installation, int port) {
    this.installation = installation;
    this.port = port;
  }

  /** Where the pages are. */
  public String address() {
    return "http://127.0.0.1:" + port;
  }

  /**
   * How the dashboard is run, once {@code mayStart}.
   *
   * @param secrets environment with secrets to be set, asked at each start
   */
  public ChildSpec spec(Supplier<Map<String, String>> secrets, Probe mayStart) {
    List<String> arguments =
        List.of(
            "--server.port=" + port,
            "--xiaoneng.kafka=" + installation.kafka(),
            "--xiaoneng.clickhouse=" + installation.clickHouseUrl(),
            "--xiaoneng.zone=" + installation.settings().zone().getId(),
            "--xiaoneng.calendar=" + installation.settings().calendar(),
            "--xiaoneng.open-registry=" + (installation.settings().mode() == Mode.EMPTY),
            "--xiaoneng.demo=" + installation.settings().mode().simulated(),
            "--xiaoneng.free-space=" + DataDirectory.NEEDED_TO_TAKE_IN + "B",
            "--xiaoneng.circle.streets=" + StreetImport.file(installation.data()),
            "--xiaoneng.data=" + installation.data().root());
    return new JvmChild(
            installation,
            NAME,
            "dashboard",
            installation.memory().dashboardHeap(),
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
            "io.xiaoneng.dashboard.DashboardApplication")
        .spec(() -> arguments, secrets, mayStart, Duration.ofSeconds(30));
  }

  /** True when it says of itself that it is well. */
  public Probe isUp() {
    return () -> Http.get(address() + "/actuator/health").isPresent();
  }
}
