package io.xiaoneng.dashboard.freshness;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.TopicPartition;

/** What a consumer group has still before it. */
final class Backlog {

  /** How old a backlog is told to be, at least; nobody needs it more exactly. */
  static final List<Duration> AGES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(4),
          Duration.ofDays(1),
          Duration.ofDays(7));

  private Backlog() {}

  /** Tells the first record of each partition that is no older; -1 where there is none. */
  interface Since {
    Map<TopicPartition, Long> ask(Duration age)
        throws InterruptedException, ExecutionException, TimeoutException;
  }

  /**
   * Records that are left.
   *
   * @param done first record that is left, by partition
   * @param ends one after the last record, by partition
   */
  static long records(Map<TopicPartition, Long> done, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - done.getOrDefault(end.getKey(), 0L)))
        .sum();
  }

  /**
   * How old the oldest record that is left is, at least; zero where it is younger than a minute.
   */
  static Duration age(Map<TopicPartition, Long> done, Map<TopicPartition, Long> ends, Since since)
      throws InterruptedException, ExecutionException, TimeoutException {
    Duration least = Duration.ZERO;
    for (Duration age : AGES) {
      if (!older(done, ends, since.ask(age))) {
        return least;
      }
      least = age;
    }
    return least;
  }

  private static boolean older(
      Map<TopicPartition, Long> done,
      Map<TopicPartition, Long> ends,
      Map<TopicPartition, Long> young) {
    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
      long first = young.getOrDefault(end.getKey(), -1L);
      if ((first < 0 ? end.getValue() : first) > done.getOrDefault(end.getKey(), 0L)) {
        return true;
      }
    }
    return false;
  }
}
