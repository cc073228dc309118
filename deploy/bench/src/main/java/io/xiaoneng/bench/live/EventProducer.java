package io.xiaoneng.bench.live;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Makes producers as senders of events must be: acknowledged by all, idempotent. */
public final class EventProducer {

  private EventProducer() {}

  /**
   * A producer.
   *
   * @param lingerMillis how long a record waits for others to be sent with
   */
  public static KafkaProducer<String, byte[]> of(String bootstrap, int lingerMillis) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.LINGER_MS_CONFIG,
            lingerMillis,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            60_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            15_000),
        new StringSerializer(),
        new ByteArraySerializer());
  }
}
