package io.xiaoneng.launcher.service;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What the launcher asks of the broker. */
public final class KafkaAdmin implements AutoCloseable {
  /** Topics of events begin with this. */
  public static final String EVENTS = "xiaoneng.events.";

  private static final String GROUP = "xiaoneng-case-job";
  private static final int LIMIT_MILLIS = 10_000;
  private static final int PROBE_MILLIS = 1_000;

  private final Admin admin;

  /** Talks to the broker at {@code bootstrap}, which need not be there yet. */
  public KafkaAdmin(String bootstrap) {
    this.admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                LIMIT_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                LIMIT_MILLIS,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                250));
  }

  /** Whether the broker answers. */
  public boolean answers() {
    try {
      return !admin.describeCluster().nodes().get(PROBE_MILLIS, TimeUnit.MILLISECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Creates the topics and brings their settings up to date. */
  public void apply(Topics topics) throws ExecutionException, InterruptedException {
    topics.apply(admin);
  }

  /** Where the topics of events end now, by partition. */
  public Map<TopicPartition, Long> eventEnds() throws ExecutionException, InterruptedException {
    Collection<String> names =
        admin.listTopics().names().get().stream().filter(name -> name.startsWith(EVENTS)).toList();
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (TopicDescription topic : admin.describeTopics(names).allTopicNames().get().values()) {
      topic
          .partitions()
          .forEach(
              partition ->
                  asked.put(
                      new TopicPartition(topic.name(), partition.partition()),
                      OffsetSpec.latest()));
    }
    Map<TopicPartition, Long> ends = new HashMap<>();
    admin.listOffsets(asked).all().get().forEach((part, info) -> ends.put(part, info.offset()));
    return ends;
  }

  /**
   * How many events before {@code ends} are not yet in the figures: the job commits an offset when
   * everything before it is in ClickHouse. Empty when the broker does not answer.
   */
  public OptionalLong missing(Map<TopicPartition, Long> ends) {
    Map<TopicPartition, OffsetAndMetadata> committed;
    try {
      committed = admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get();
    } catch (ExecutionException e) {
      return OptionalLong.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalLong.empty();
    }
    long missing = 0;
    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
      OffsetAndMetadata done = committed.get(end.getKey());
      missing += Math.max(0, end.getValue() - (done == null ? 0 : done.offset()));
    }
    return OptionalLong.of(missing);
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
