package io.xiaoneng.dashboard.freshness;

import io.xiaoneng.dashboard.XiaonengProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How many records the case job has not yet committed; asked for in the background. */
@Component
class JobLag implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JobLag.class);

  /** The job's consumer group: what is committed there is in ClickHouse. */
  static final String GROUP = "xiaoneng-case-job";

  private static final String EVENTS = "xiaoneng.events.";
  private static final long WAIT_MS = 2_000;

  /** An answer older than this says nothing any more. */
  private static final Duration STALE = Duration.ofSeconds(15);

  private final Admin admin;
  private final Clock clock;
  private volatile Measured last = new Measured(-1, 0);
  private volatile Instant caughtUp;

  private record Measured(long records, long nanos) {}

  JobLag(XiaonengProperties settings, Clock clock) {
    this.clock = clock;
    this.caughtUp = clock.instant();
    this.admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.kafka(),
                AdminClientConfig.CLIENT_ID_CONFIG,
                "xiaoneng-freshness",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) WAIT_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) WAIT_MS,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                2_000));
  }

  /** Records not yet committed, empty while the broker gives no answer. */
  OptionalLong records() {
    Measured measured = last;
    boolean known =
        measured.records() >= 0 && System.nanoTime() - measured.nanos() < STALE.toNanos();
    return known ? OptionalLong.of(measured.records()) : OptionalLong.empty();
  }

  /** When there was last nothing left to commit; at the earliest the start of this program. */
  Instant caughtUp() {
    return caughtUp;
  }

  @Scheduled(fixedDelay = 1_500)
  void measure() {
    try {
      long records = lag();
      last = new Measured(records, System.nanoTime());
      if (records == 0) {
        caughtUp = clock.instant();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("lag of the job is not known", e);
    }
  }

  private long lag() throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin
            .listConsumerGroupOffsets(GROUP)
            .partitionsToOffsetAndMetadata()
            .get(WAIT_MS, TimeUnit.MILLISECONDS);
    Map<TopicPartition, ListOffsetsResultInfo> ends = offsets(OffsetSpec.latest());
    Map<TopicPartition, ListOffsetsResultInfo> starts = offsets(OffsetSpec.earliest());
    long lag = 0;
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end : ends.entrySet()) {
      OffsetAndMetadata done = committed.get(end.getKey());
      ListOffsetsResultInfo start = starts.get(end.getKey());
      long from = done != null ? done.offset() : start != null ? start.offset() : 0;
      lag += Math.max(0, end.getValue().offset() - from);
    }
    return lag;
  }

  private Map<TopicPartition, ListOffsetsResultInfo> offsets(OffsetSpec spec)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    var topics =
        admin.listTopics().names().get(WAIT_MS, TimeUnit.MILLISECONDS).stream()
            .filter(topic -> topic.startsWith(EVENTS))
            .collect(Collectors.toSet());
    admin
        .describeTopics(topics)
        .allTopicNames()
        .get(WAIT_MS, TimeUnit.MILLISECONDS)
        .forEach(
            (topic, description) ->
                description
                    .partitions()
                    .forEach(
                        partition ->
                            wanted.put(new TopicPartition(topic, partition.partition()), spec)));
    return admin.listOffsets(wanted).all().get(WAIT_MS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(2));
  }
}
