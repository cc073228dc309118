package io.xiaoneng.dashboard.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class BacklogTest {

  private static final TopicPartition ONE = new TopicPartition("events", 0);
  private static final TopicPartition TWO = new TopicPartition("events", 1);

  @Test
  void recordsOfEveryPartitionAreCounted() {
    assertThat(Backlog.records(Map.of(ONE, 5L, TWO, 7L), Map.of(ONE, 8L, TWO, 7L))).isEqualTo(3);
  }

  @Test
  void aPartitionOfWhichNothingIsKnownIsLeftWhole() {
    assertThat(Backlog.records(Map.of(), Map.of(ONE, 8L))).isEqualTo(8);
  }

  @Test
  void aGroupThatIsAheadOfAnOldAnswerHasNothingLeft() {
    assertThat(Backlog.records(Map.of(ONE, 9L), Map.of(ONE, 8L))).isZero();
  }

  /** One record a minute, the last one now: record 9 of ten is a minute old. */
  private static Backlog.Since minutely(long records) {
    return age -> Map.of(ONE, Math.max(0, records - 1 - age.toMinutes()));
  }

  @Test
  void whatCameWithinTheLastMinuteIsNoBacklog() throws Exception {
    assertThat(Backlog.age(Map.of(ONE, 99L), Map.of(ONE, 100L), minutely(100)))
        .isEqualTo(Duration.ZERO);
  }

  @Test
  void theAgeIsTheLargestThatSomethingLeftExceeds() throws Exception {
    assertThat(Backlog.age(Map.of(ONE, 92L), Map.of(ONE, 100L), minutely(100)))
        .isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void whereNothingCameSinceAllThatIsLeftIsOlder() throws Exception {
    assertThat(Backlog.age(Map.of(ONE, 3L), Map.of(ONE, 4L), age -> Map.of(ONE, -1L)))
        .isEqualTo(Backlog.AGES.get(Backlog.AGES.size() - 1));
  }

  @Test
  void aPartitionThatIsReadToItsEndMakesNoBacklogHoweverOldItIs() throws Exception {
    assertThat(
            Backlog.age(
                Map.of(ONE, 99L, TWO, 4L),
                Map.of(ONE, 100L, TWO, 4L),
                age -> Map.of(ONE, 99L - age.toMinutes(), TWO, -1L)))
        .isEqualTo(Duration.ZERO);
  }
}
