package io.xiaoneng.job.registry;

import io.xiaoneng.registry.MutableRegistry;
import io.xiaoneng.registry.Registry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the registry topic to its end, then follows it on a thread of its own. A record that cannot
 * be read is passed over with a warning: the registry's keeper sees it refused where it is written.
 */
final class RegistryFollower implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RegistryFollower.class);
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  /** Long: what is not known after a refresh is refused for good. */
  private static final Duration REFRESH_LIMIT = Duration.ofSeconds(30);

  private static final Duration POLL = Duration.ofMillis(500);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final MutableRegistry registry;
  private final Set<String> announced = ConcurrentHashMap.newKeySet();
  private final Thread thread;

  private final Object refreshes = new Object();
  private long wanted;
  private long done;
  private volatile boolean closed;

  private RegistryFollower(
      KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions, ZoneId zone) {
    this.consumer = consumer;
    this.partitions = partitions;
    this.registry = new MutableRegistry(zone);
    this.thread = new Thread(this::follow, "registry-follower");
    thread.setDaemon(true);
  }

  /**
   * A follower that has read the topic to its end.
   *
   * @throws IllegalStateException where the topic is not there or not readable within a minute
   */
  static RegistryFollower start(String bootstrap, String topic, ZoneId zone)
      throws InterruptedException {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings(bootstrap));
    try {
      List<TopicPartition> partitions = partitions(consumer, topic, deadline);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      RegistryFollower follower = new RegistryFollower(consumer, partitions, zone);
      follower.readToEnd(deadline);
      LOG.info("registry read to its end: epoch {}", follower.registry.epoch());
      follower.thread.start();
      return follower;
    } catch (KafkaException e) {
      consumer.close();
      throw new IllegalStateException("registry topic " + topic + " cannot be read: " + e, e);
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  private static Properties settings(String bootstrap) {
    Properties settings = new Properties();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    // A file of records is one transaction: it shows as a whole or not at all.
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "xiaoneng-case-job-registry");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    settings.put(
        ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
    settings.put(
        ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
    return settings;
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<byte[], byte[]> consumer, String topic, long deadline)
      throws InterruptedException {
    while (true) {
      List<PartitionInfo> found = consumer.partitionsFor(topic, Duration.ofSeconds(30));
      if (found != null && !found.isEmpty()) {
        return found.stream().map(p -> new TopicPartition(p.topic(), p.partition())).toList();
      }
      if (System.nanoTime() - deadline >= 0) {
        throw new IllegalStateException("registry topic " + topic + " is not there");
      }
      TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
    }
  }

  private void readToEnd(long deadline) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (!reached(ends)) {
      if (System.nanoTime() - deadline >= 0) {
        throw new IllegalStateException("registry topic was not read to its end in time: " + ends);
      }
      poll(Duration.ofMillis(100));
    }
  }

  private boolean reached(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream().allMatch(e -> consumer.position(e.getKey()) >= e.getValue());
  }

  private void poll(Duration wait) {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(wait)) {
      String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
      try {
        registry.apply(key, record.value(), record.offset());
      } catch (IllegalArgumentException e) {
        LOG.warn("registry record at offset {} passed over: {}", record.offset(), e.getMessage());
      }
    }
  }

  private void follow() {
    while (!closed) {
      try {
        long asked;
        synchronized (refreshes) {
          asked = wanted;
        }
        if (asked > done) {
          readToEnd(System.nanoTime() + REFRESH_LIMIT.toNanos());
          synchronized (refreshes) {
            done = asked;
            refreshes.notifyAll();
          }
        } else {
          poll(POLL);
        }
      } catch (WakeupException e) {
        // Somebody wants a refresh, or the end.
        continue;
      } catch (KafkaException | IllegalStateException e) {
        LOG.warn("registry topic cannot be read just now: {}", e.toString());
        pause();
      }
    }
    consumer.close();
  }

  private void pause() {
    synchronized (refreshes) {
      try {
        if (!closed) {
          refreshes.wait(POLL.toMillis());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        closed = true;
      }
    }
  }

  Registry registry() {
    return registry;
  }

  boolean announce(String key) {
    return announced.add(key);
  }

  boolean refresh() {
    long deadline = System.nanoTime() + REFRESH_LIMIT.toNanos();
    synchronized (refreshes) {
      long mine = ++wanted;
      consumer.wakeup();
      while (done < mine && !closed) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          return false;
        }
        try {
          refreshes.wait(left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
      return true;
    }
  }

  @Override
  public void close() {
    closed = true;
    consumer.wakeup();
    synchronized (refreshes) {
      refreshes.notifyAll();
    }
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
