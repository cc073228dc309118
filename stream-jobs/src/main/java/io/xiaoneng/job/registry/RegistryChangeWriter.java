package io.xiaoneng.job.registry;

import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Publishes what an open registry met. */
public final class RegistryChangeWriter implements KafkaRecordSerializationSchema<RegistryChange> {

  private static final long serialVersionUID = 1L;

  private final String topic;

  public RegistryChangeWriter(String topic) {
    this.topic = topic;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      RegistryChange change, KafkaSinkContext context, @Nullable Long timestamp) {
    return new ProducerRecord<>(topic, change.key.getBytes(StandardCharsets.UTF_8), change.value);
  }
}
