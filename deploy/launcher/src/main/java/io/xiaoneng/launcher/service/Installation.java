package io.xiaoneng.launcher.service;

import io.xiaoneng.launcher.data.DataDirectory;
import io.xiaoneng.launcher.data.Port;
import io.xiaoneng.launcher.data.Ports;
import io.xiaoneng.launcher.data.Settings;

/**
 * What every service of one installation is told.
 *
 * @param program the built program
 * @param data where its data lies
 * @param settings zone, calendar and identities
 * @param ports internal ports
 * @param memory how much each process gets
 * @param archives classes that are mapped instead of read
 */
public record Installation(
    Program program,
    DataDirectory data,
    Settings settings,
    Ports ports,
    Memory memory,
    ClassArchives archives) {

  /** With the archives of the program. */
  public Installation(
      Program program, DataDirectory data, Settings settings, Ports ports, Memory memory) {
    this(program, data, settings, ports, memory, new ClassArchives(program));
  }

  /** Kafka's bootstrap server. */
  public String kafka() {
    return ports.address(Port.KAFKA);
  }

  /** ClickHouse's JDBC URL. */
  public String clickHouseUrl() {
    return "jdbc:clickhouse://" + ports.address(Port.CLICKHOUSE) + "/default";
  }
}
