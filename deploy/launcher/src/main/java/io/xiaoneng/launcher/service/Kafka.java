package io.xiaoneng.launcher.service;

import io.xiaoneng.launcher.LaunchException;
import io.xiaoneng.launcher.child.ChildSpec;
import io.xiaoneng.launcher.child.Probe;
import io.xiaoneng.launcher.data.Port;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kafka.tools.StorageTool;

/**
 * The broker: one node that is its own controller (KRaft), real storage, settings for one machine.
 */
public final class Kafka {
  /** Name of the process. */
  public static final String NAME = "kafka";

  private final Installation installation;
  private final Path storage;
  private final Path configuration;

  /** The broker of the installation. */
  public Kafka(Installation installation) {
    this.installation = installation;
    this.storage = installation.data().of(NAME);
    this.configuration = installation.data().conf().resolve("kafka.properties");
  }

  /**
   * Writes the configuration and formats the storage if there is none yet.
   *
   * @throws LaunchException when the storage is another's or damaged
   */
  public void prepare() {
    try {
      Files.writeString(configuration, settings());
      Path identity = storage.resolve("meta.properties");
      if (Files.exists(identity)) {
        if (!Files.readString(identity).contains(installation.settings().kafkaClusterId())) {
          throw new LaunchException(
              identity + " is damaged or of another installation; bring it back from a copy");
        }
      } else if (Files.exists(storage.resolve("__cluster_metadata-0"))) {
        throw new LaunchException(
            storage + " is damaged: meta.properties is missing; bring it back from a copy");
      } else {
        format();
      }
    } catch (IOException e) {
      throw new LaunchException("cannot prepare " + storage + " (" + e + ")", e);
    }
  }

  private void format() {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    String clusterId = installation.settings().kafkaClusterId();
    int code =
        StorageTool.execute(
            new String[] {"format", "-t", clusterId, "-c", configuration.toString()},
            new PrintStream(said, true, StandardCharsets.UTF_8));
    if (code != 0) {
      throw new LaunchException(
          "cannot format the Kafka storage "
              + storage
              + ": "
              + said.toString(StandardCharsets.UTF_8));
    }
  }

  /** How the broker is run. */
  public ChildSpec spec() {
    return new JvmChild(
            installation,
            NAME,
            "deploy/launcher",
            installation.memory().kafkaHeap(),
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss512k"),
            "kafka.Kafka")
        .spec(
            () -> List.of(configuration.toString()), Map::of, Probe.ALWAYS, Duration.ofSeconds(30));
  }

  /**
   * The broker's settings. Nothing is flushed by force: an acknowledged event is in the system's
   * page cache, which the death of the process does not touch.
   */
  private String settings() {
    String path = storage.toString().replace("\\", "\\\\");
    return """
    process.roles=broker,controller
    node.id=1
    controller.quorum.voters=1@%1$s
    listeners=PLAINTEXT://%2$s,CONTROLLER://%1$s
    advertised.listeners=PLAINTEXT://%2$s
    controller.listener.names=CONTROLLER
    listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
    log.dirs=%3$s
    # A topic that somebody creates by writing to it gets what the events' topics have.
    auto.create.topics.enable=true
    num.partitions=4
    default.replication.factor=1
    min.insync.replicas=1
    log.message.timestamp.type=LogAppendTime
    log.retention.hours=720
    message.max.bytes=1048588
    offsets.topic.replication.factor=1
    offsets.topic.num.partitions=4
    offsets.retention.minutes=5256000
    transaction.state.log.replication.factor=1
    transaction.state.log.min.isr=1
    transaction.state.log.num.partitions=4
    share.coordinator.state.topic.replication.factor=1
    share.coordinator.state.topic.min.isr=1
    share.coordinator.state.topic.num.partitions=4
    group.initial.rebalance.delay.ms=0
    log.cleaner.dedupe.buffer.size=16777216
    log.cleaner.threads=1
    num.network.threads=2
    num.io.threads=4
    num.recovery.threads.per.data.dir=2
    controlled.shutdown.enable=false
    """
        .formatted(
            installation.ports().address(Port.KAFKA_CONTROLLER),
            installation.ports().address(Port.KAFKA),
            path);
  }
}
