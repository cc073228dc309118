package io.xiaoneng.it;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka as a sender with a client of its own sees it. */
final class KafkaDoor implements AutoCloseable {
  private static final int LARGEST = 4 << 20;

  private final Map<String, Object> settings;
  private final KafkaProducer<byte[], byte[]> producer;

  KafkaDoor(String bootstrap) {
    settings = Map.of("bootstrap.servers", bootstrap, "max.request.size", LARGEST);
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Sends a record and waits until it is durable. */
  void send(String topic, String key, byte[] value) throws Exception {
    producer
        .send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value))
        .get(30, TimeUnit.SECONDS);
  }

  /** Everything that is in a topic of one partition. */
  List<ConsumerRecord<byte[], byte[]>> all(String topic) throws InterruptedException {
    TopicPartition partition = new TopicPartition(topic, 0);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = Objects.requireNonNull(consumer.endOffsets(List.of(partition)).get(partition));
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      Stack.await(
          Duration.ofSeconds(60),
          "the records of " + topic,
          () -> {
            consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            return consumer.position(partition) >= end;
          });
      return records;
    }
  }

  static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    var header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
