package io.xiaoneng.dashboard.registry.change;

import io.xiaoneng.dashboard.XiaonengProperties;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Topic {@code xiaoneng.refold}: key = case, value = epoch. The producer is made when needed. */
@Component
class KafkaRefoldLog implements RefoldLog, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaRefoldLog.class);
  private static final String TOPIC = "xiaoneng.refold";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final String bootstrap;
  private @Nullable KafkaProducer<String, String> producer;

  KafkaRefoldLog(XiaonengProperties settings) {
    this.bootstrap = settings.kafka();
  }

  @Override
  public synchronized boolean ask(List<String> cases, long epoch) {
    try {
      KafkaProducer<String, String> open = open();
      List<Future<?>> sent = new ArrayList<>(cases.size());
      for (String each : cases) {
        sent.add(open.send(new ProducerRecord<>(TOPIC, each, Long.toString(epoch))));
      }
      long deadline = System.nanoTime() + LIMIT.toNanos();
      for (Future<?> each : sent) {
        each.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (KafkaException | ExecutionException | TimeoutException e) {
      LOG.warn("cases not asked to be folded again yet: {}", e.toString());
      return false;
    }
  }

  private KafkaProducer<String, String> open() {
    KafkaProducer<String, String> known = producer;
    if (known == null) {
      known =
          new KafkaProducer<>(
              Map.<String, Object>of(
                  ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                  bootstrap,
                  ProducerConfig.CLIENT_ID_CONFIG,
                  "xiaoneng-refold",
                  ProducerConfig.ACKS_CONFIG,
                  "all",
                  ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                  20_000,
                  ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                  8_000,
                  ProducerConfig.MAX_BLOCK_MS_CONFIG,
                  5_000,
                  ProducerConfig.LINGER_MS_CONFIG,
                  20,
                  ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                  StringSerializer.class,
                  ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                  StringSerializer.class));
      producer = known;
    }
    return known;
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close(Duration.ofSeconds(5));
      producer = null;
    }
  }
}
