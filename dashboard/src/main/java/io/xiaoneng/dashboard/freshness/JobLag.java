package io.xiaoneng.dashboard.freshness;

import io.xiaoneng.dashboard.XiaonengProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
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

  /** Null until there was an answer: what happened before this program started it has to ask. */
  private volatile @Nullable Instant caughtUp;

  private record Measured(long records, long nanos) {}

  JobLag(XiaonengProperties settings, Clock clock) {
    this.clock = clock;
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

  /**
   * When there was last nothing left to commit; of the time before this program's start no more
   * exactly than {@link Backlog} tells. Null before the first answer.
   */
  @Nullable Instant caughtUp() {
    return caughtUp;
  }

  /** When the broker took in its youngest event; null while it gives no answer or has none. */
  @Nullable Instant youngest() {
    if (records().isEmpty()) {
      return null;
    }
    try {
      Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
      partitions().forEach(partition -> wanted.put(partition, OffsetSpec.maxTimestamp()));
      long youngest =
          admin.listOffsets(wanted).all().get(WAIT_MS, TimeUnit.MILLISECONDS).values().stream()
              .mapToLong(ListOffsetsResult.ListOffsetsResultInfo::timestamp)
              .max()
              .orElse(-1);
      return youngest < 0 ? null : Instant.ofEpochMilli(youngest);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("the youngest event is not known", e);
    }
    return null;
  }

  @Scheduled(fixedDelay = 1_500)
  void measure() {
    try {
      Map<TopicPartition, Long> done = done();
      Map<TopicPartition, Long> ends = ends(OffsetSpec.latest(), done.keySet());
      long records = Backlog.records(done, ends);
      Instant now = clock.instant();
      if (records == 0) {
        caughtUp = now;
      } else if (caughtUp == null) {
        caughtUp = now.minus(Backlog.age(done, ends, age -> since(now.minus(age), done.keySet())));
      }
      last = new Measured(records, System.nanoTime());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("lag of the job is not known", e);
    }
  }

  /** First record of each partition that is not committed. */
  private Map<TopicPartition, Long> done()
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin
            .listConsumerGroupOffsets(GROUP)
            .partitionsToOffsetAndMetadata()
            .get(WAIT_MS, TimeUnit.MILLISECONDS);
    Map<TopicPartition, Long> done = ends(OffsetSpec.earliest(), partitions());
    done.replaceAll(
        (partition, start) -> {
          OffsetAndMetadata offset = committed.get(partition);
          return offset == null ? start : offset.offset();
        });
    return done;
  }

  /** First record of each partition that came then or later; -1 where there is none. */
  private Map<TopicPartition, Long> since(Instant then, Set<TopicPartition> partitions)
      throws InterruptedException, ExecutionException, TimeoutException {
    return ends(OffsetSpec.forTimestamp(then.toEpochMilli()), partitions);
  }

  private Set<TopicPartition> partitions()
      throws InterruptedException, ExecutionException, TimeoutException {
    var topics =
        admin.listTopics().names().get(WAIT_MS, TimeUnit.MILLISECONDS).stream()
            .filter(topic -> topic.startsWith(EVENTS))
            .collect(Collectors.toSet());
    Set<TopicPartition> partitions = new HashSet<>();
    admin
        .describeTopics(topics)
        .allTopicNames()
        .get(WAIT_MS, TimeUnit.MILLISECONDS)
        .forEach(
            (topic, description) ->
                description
                    .partitions()
                    .forEach(each -> partitions.add(new TopicPartition(topic, each.partition()))));
    return partitions;
  }

  private Map<TopicPartition, Long> ends(OffsetSpec spec, Set<TopicPartition> partitions)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    partitions.forEach(partition -> wanted.put(partition, spec));
    Map<TopicPartition, Long> ends = new HashMap<>();
    admin
        .listOffsets(wanted)
        .all()
        .get(WAIT_MS, TimeUnit.MILLISECONDS)
        .forEach((partition, info) -> ends.put(partition, info.offset()));
    return ends;
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(2));
  }
}
