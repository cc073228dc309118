package io.xiaoneng.dashboard.reconciliation;

import io.xiaoneng.cube.MendCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/** Commands to the job by Kafka. What a cell is given counts, so that nothing may arrive twice. */
final class KafkaMends implements JobMends {

  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final KafkaProducer<String, String> producer;

  /**
   * @param bootstrap HOST:PORT of the broker
   */
  KafkaMends(String bootstrap) {
    producer =
        new KafkaProducer<>(
            Map.<String, Object>of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.CLIENT_ID_CONFIG,
                "xiaoneng-reconcile",
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                40_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                10_000,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class));
  }

  @Override
  public void send(List<Command> commands) throws InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    List<Future<?>> sent = new ArrayList<>(commands.size());
    try {
      for (Command each : commands) {
        sent.add(producer.send(new ProducerRecord<>(MendCommand.TOPIC, each.key(), each.value())));
      }
      for (Future<?> each : sent) {
        each.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      }
    } catch (KafkaException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the job cannot be told what to mend: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
