package io.xiaoneng.launcher.data;

/** A port that processes of one installation talk through, and the number it has by preference. */
public enum Port {
  KAFKA(9092),
  KAFKA_CONTROLLER(9093),
  CLICKHOUSE(8123),
  FLINK_WEB(8081),
  JOBMANAGER_RPC(6123),
  JOBMANAGER_BLOB(6124);

  private final int preferred;

  Port(int preferred) {
    this.preferred = preferred;
  }

  /** The number the program behind it is known for. */
  public int preferred() {
    return preferred;
  }
}
