package io.xiaoneng.bench.job;

import io.xiaoneng.bench.stand.ChildJvm;
import io.xiaoneng.casefile.CaseState;
import io.xiaoneng.event.Decoded;
import io.xiaoneng.event.EventCodec;
import io.xiaoneng.event.EventDecoder;
import io.xiaoneng.job.registry.KafkaRegistry;
import io.xiaoneng.job.registry.RegistryView;
import io.xiaoneng.registry.Registry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The limit that the job is held against: consumers that only read the topic and decode it, with
 * the model's own decoder. A second pass, not timed, keeps the states of a sample of the cases.
 */
public final class PlainConsumers {

  private static final int THREADS = 2;
  private static final int SAMPLE = 64;
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final String bootstrap;
  private final String topic;
  private final Registry registry;

  private PlainConsumers(String bootstrap, String topic, Registry registry) {
    this.bootstrap = bootstrap;
    this.topic = topic;
    this.registry = registry;
  }

  /** What is done with each record. */
  private interface Visitor {
    void visit(ConsumerRecord<byte[], byte[]> record, Decoded decoded);
  }

  /** What a thread has counted, and when it began, in nanoseconds of this JVM. */
  private record Count(long accepted, long rejected, long begun) {}

  /**
   * Arguments: bootstrap, topic, zone. Answers {@code accepted}, {@code rejected}, {@code seconds},
   * {@code cpuMicros}, {@code sampledCases}, {@code sampledBytes}.
   */
  public static void main(String[] args) throws Exception {
    KafkaRegistry access = new KafkaRegistry(args[0], "xiaoneng.registry", ZoneId.of(args[2]));
    try (RegistryView view = access.open()) {
      PlainConsumers consumers = new PlainConsumers(args[0], args[1], view.registry());
      consumers.measure();
      consumers.sampleStates();
    }
  }

  private void measure() throws Exception {
    long cpu = ProcessCpu.nanos();
    List<Count> counts = inParallel(List.of(this::ignore, this::ignore));
    long ended = System.nanoTime();
    long begun = counts.stream().mapToLong(Count::begun).min().orElse(ended);
    ChildJvm.answer("cpuMicros", (ProcessCpu.nanos() - cpu) / 1_000);
    ChildJvm.answer("accepted", counts.stream().mapToLong(Count::accepted).sum());
    ChildJvm.answer("rejected", counts.stream().mapToLong(Count::rejected).sum());
    ChildJvm.answer("seconds", (ended - begun) / 1e9);
  }

  private void ignore(ConsumerRecord<byte[], byte[]> record, Decoded decoded) {}

  private void sampleStates() throws Exception {
    List<Map<String, byte[]>> samples = List.of(new HashMap<>(), new HashMap<>());
    inParallel(List.of(keepIn(samples.get(0)), keepIn(samples.get(1))));
    long cases = 0;
    long bytes = 0;
    for (Map<String, byte[]> sample : samples) {
      cases += sample.size();
      bytes += sample.values().stream().mapToLong(state -> state.length).sum();
    }
    ChildJvm.answer("sampledCases", cases);
    ChildJvm.answer("sampledBytes", bytes);
  }

  private static Visitor keepIn(Map<String, byte[]> states) {
    return (record, decoded) -> {
      if (decoded instanceof Decoded.Accepted accepted
          && Math.floorMod(accepted.event().subject().hashCode(), SAMPLE) == 0) {
        byte[] encoded =
            EventCodec.encode(accepted.event(), Instant.ofEpochMilli(record.timestamp()));
        states.compute(accepted.event().subject(), (id, state) -> CaseState.merge(state, encoded));
      }
    };
  }

  private List<Count> inParallel(List<Visitor> visitors) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Count>> tasks = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int part = i;
        tasks.add(() -> consume(part, visitors.get(part)));
      }
      List<Count> counts = new ArrayList<>();
      for (Future<Count> each : threads.invokeAll(tasks)) {
        counts.add(each.get());
      }
      return counts;
    } finally {
      threads.shutdownNow();
    }
  }

  private Count consume(int part, Visitor visitor) {
    EventDecoder decoder = new EventDecoder();
    long accepted = 0;
    long rejected = 0;
    long begun = 0;
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> mine =
          consumer.partitionsFor(topic).stream()
              .filter(partition -> partition.partition() % THREADS == part)
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(mine);
      consumer.seekToBeginning(mine);
      long missing = consumer.endOffsets(mine).values().stream().mapToLong(Long::longValue).sum();
      long heard = System.nanoTime();
      while (missing > 0) {
        var records = consumer.poll(Duration.ofMillis(500));
        if (!records.isEmpty()) {
          heard = System.nanoTime();
          begun = begun == 0 ? heard : begun;
        } else if (System.nanoTime() - heard > SILENCE.toNanos()) {
          throw new IllegalStateException(missing + " records did not come");
        }
        for (ConsumerRecord<byte[], byte[]> record : records) {
          missing--;
          byte[] value = record.value();
          Decoded decoded =
              decoder.decode(
                  value,
                  0,
                  value.length,
                  Instant.ofEpochMilli(record.timestamp()),
                  registry,
                  false);
          if (decoded instanceof Decoded.Accepted) {
            accepted++;
          } else {
            rejected++;
          }
          visitor.visit(record, decoded);
        }
      }
    }
    return new Count(accepted, rejected, begun);
  }

  private Map<String, Object> settings() {
    return Map.of(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
        bootstrap,
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
        false,
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
        "earliest",
        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
        5_000);
  }
}
