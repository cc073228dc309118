package io.xiaoneng.launcher.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.launcher.LaunchException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class PortsTest {
  private static final int PAGES = 8080;

  @Test
  void thePreferredPortsAreTakenWhereTheyAreFree() {
    assertThat(Ports.choose(new Properties(), 0, PAGES, port -> true))
        .containsEntry(Port.KAFKA, 9092)
        .containsEntry(Port.CLICKHOUSE, 8123)
        .containsEntry(Port.FLINK_WEB, 8081);
  }

  @Test
  void aPortInUseIsSteppedOverAndNoneIsGivenTwice() {
    var chosen = Ports.choose(new Properties(), 0, PAGES, port -> port != 9092);
    assertThat(chosen).containsEntry(Port.KAFKA, 9093).containsEntry(Port.KAFKA_CONTROLLER, 9094);
    assertThat(chosen.values()).doesNotHaveDuplicates();
  }

  @Test
  void thePortOfThePagesIsNotTaken() {
    assertThat(Ports.choose(new Properties(), 0, 8081, port -> true))
        .containsEntry(Port.FLINK_WEB, 8082);
  }

  @Test
  void portsThatWereKeptStayTheSameWhileTheyAreFree() {
    Properties kept = new Properties();
    kept.setProperty("KAFKA", "19092");
    kept.setProperty("CLICKHOUSE", "18123");
    assertThat(Ports.choose(kept, 0, PAGES, port -> port != 18123))
        .containsEntry(Port.KAFKA, 19092)
        .containsEntry(Port.CLICKHOUSE, 8123);
  }

  @Test
  void aBaseMovesThemAll() {
    assertThat(Ports.choose(new Properties(), 20000, PAGES, port -> true).values())
        .containsExactlyInAnyOrder(20000, 20001, 20002, 20003, 20004, 20005);
  }

  @Test
  void aListenerOnAnyAddressTakesThePort() throws IOException {
    try (ServerSocket loopback = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(Ports.isFree(loopback.getLocalPort())).isFalse();
      assertThatThrownBy(() -> Ports.requireFree(loopback.getLocalPort()))
          .isInstanceOf(LaunchException.class)
          .hasMessageContaining("port " + loopback.getLocalPort() + " is in use");
    }
    try (ServerSocket any = new ServerSocket(0)) {
      assertThat(Ports.isFree(any.getLocalPort())).isFalse();
    }
  }
}
