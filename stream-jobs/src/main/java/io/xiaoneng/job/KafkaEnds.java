package io.xiaoneng.job;

import io.xiaoneng.circle.ReachRecord;
import io.xiaoneng.job.casefile.RefoldReader;
import io.xiaoneng.job.circle.ReachReader;
import io.xiaoneng.job.cube.CellMendReader;
import io.xiaoneng.job.intake.DeadLetter;
import io.xiaoneng.job.intake.DeadLetterReader;
import io.xiaoneng.job.intake.DeadLetterWriter;
import io.xiaoneng.job.intake.RawRecordReader;
import io.xiaoneng.job.registry.RegistryChange;
import io.xiaoneng.job.registry.RegistryChangeWriter;
import io.xiaoneng.job.registry.RegistryRowReader;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;

/**
 * The job's ends in Kafka. Without a checkpoint every topic is read from its start: the case states
 * have to be built again, so committed offsets would be wrong. They are committed for others, who
 * wait on them.
 */
public final class KafkaEnds {

  /** The consumer group that commits offsets with each checkpoint. */
  public static final String GROUP = "xiaoneng-case-job";

  static final Pattern EVENT_TOPICS = Pattern.compile("xiaoneng\\.events\\..*");

  /** Reference data, compacted. */
  public static final String REGISTRY_TOPIC = "xiaoneng.registry";

  /** Cases to be folded again. A pattern: an older installation may not have the topic yet. */
  static final Pattern REFOLD_TOPIC = Pattern.compile("xiaoneng\\.refold");

  /** What points reach. A pattern: an older installation may not have the topic yet. */
  static final Pattern REACH_TOPIC = Pattern.compile(Pattern.quote(ReachRecord.TOPIC));

  /** What was refused. */
  public static final String DEAD_LETTER_TOPIC = "xiaoneng.dead-letter";

  private static final String DISCOVER_EVERY_MILLIS = "5000";

  /** Records that go from the fetching thread to the job's at once, at most. */
  public static final String RECORDS_HANDED_OVER = "2000";

  private static final int MAX_RECORD_BYTES = 1 << 20;

  private KafkaEnds() {}

  /** Every topic that the job reads. */
  public static Sources sources(String bootstrap) {
    return new Sources(
        source(bootstrap, "events", new RawRecordReader()).setTopicPattern(EVENT_TOPICS).build(),
        source(bootstrap, "registry-rows", new RegistryRowReader())
            .setTopics(REGISTRY_TOPIC)
            .build(),
        source(bootstrap, "dead-letters", new DeadLetterReader())
            .setTopics(DEAD_LETTER_TOPIC)
            .build(),
        source(bootstrap, "refolds", new RefoldReader()).setTopicPattern(REFOLD_TOPIC).build(),
        // Without a checkpoint every cell is counted anew: what old commands gave is no longer due.
        source(bootstrap, "cell-mends", new CellMendReader())
            .setTopicPattern(REFOLD_TOPIC)
            .setStartingOffsets(OffsetsInitializer.latest())
            .build(),
        source(bootstrap, "reaches", new ReachReader()).setTopicPattern(REACH_TOPIC).build());
  }

  private static <T> KafkaSourceBuilder<T> source(
      String bootstrap, String client, KafkaRecordDeserializationSchema<T> reader) {
    return KafkaSource.<T>builder()
        .setBootstrapServers(bootstrap)
        .setGroupId(GROUP)
        .setClientIdPrefix(GROUP + "-" + client)
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setProperty("partition.discovery.interval.ms", DISCOVER_EVERY_MILLIS)
        .setProperty("commit.offsets.on.checkpoint", "true")
        .setProperty("max.poll.records", RECORDS_HANDED_OVER)
        .setProperty("isolation.level", "read_committed")
        .setDeserializer(reader);
  }

  /** The dead-letter topic. */
  public static KafkaSink<DeadLetter> deadLetters(String bootstrap) {
    return sink(bootstrap, new DeadLetterWriter(DEAD_LETTER_TOPIC));
  }

  /** The registry topic. */
  public static KafkaSink<RegistryChange> registrations(String bootstrap) {
    return sink(bootstrap, new RegistryChangeWriter(REGISTRY_TOPIC));
  }

  private static <T> KafkaSink<T> sink(String bootstrap, KafkaRecordSerializationSchema<T> writer) {
    Properties producer = new Properties();
    producer.setProperty("acks", "all");
    producer.setProperty("enable.idempotence", "true");
    producer.setProperty("linger.ms", "20");
    producer.setProperty("delivery.timeout.ms", "60000");
    producer.setProperty("request.timeout.ms", "15000");
    producer.setProperty("max.request.size", Integer.toString(MAX_RECORD_BYTES));
    return KafkaSink.<T>builder()
        .setBootstrapServers(bootstrap)
        .setKafkaProducerConfig(producer)
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setRecordSerializer(writer)
        .build();
  }
}
