package io.xiaoneng.job.circle;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.circle.PointInterval;
import io.xiaoneng.circle.PointState;
import io.xiaoneng.circle.ReachRecord;
import io.xiaoneng.circle.Span;
import io.xiaoneng.circle.Spans;
import io.xiaoneng.job.BundleLimits;
import io.xiaoneng.job.KeyedBytes;
import io.xiaoneng.job.RowBinaryReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class CityOperatorTest {

  private static final int DAY = (int) CircleCity.MONDAY.toEpochDay();
  private static final long BEGIN =
      CircleCity.MONDAY.atStartOfDay(CircleCity.ZONE).toInstant().toEpochMilli();
  private static final long NOON = BEGIN + Duration.ofHours(12).toMillis();
  private static final long MINUTE = 60_000;
  private static final Span WHOLE = new Span(BEGIN, BEGIN + 24 * 60 * MINUTE);

  private long now = NOON;

  private static KeyedOneInputStreamOperatorTestHarness<String, KeyedBytes, byte[]> harness()
      throws Exception {
    KeyedOneInputStreamOperatorTestHarness<String, KeyedBytes, byte[]> harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new CityOperator(
                CircleCity.ZONE,
                CircleTables.EMPTY,
                new BundleLimits(
                    100, Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(1))),
            CircleRecords::city,
            Types.STRING,
            128,
            1,
            0);
    harness.setProcessingTime(NOON);
    return harness;
  }

  private static StreamRecord<KeyedBytes> day(String point, String kind, long until) {
    List<PointInterval> course = new ArrayList<>();
    course.add(new PointInterval(new Span(BEGIN, until), PointState.OPEN));
    if (until < WHOLE.to()) {
      course.add(new PointInterval(new Span(until, WHOLE.to()), PointState.DOWN));
    }
    return new StreamRecord<>(
        CircleRecords.day(
            new PointDay(
                point,
                DAY,
                kind,
                "A",
                true,
                true,
                List.of(),
                WHOLE,
                course,
                Spans.NONE,
                "",
                null)));
  }

  private List<String> rows(
      KeyedOneInputStreamOperatorTestHarness<String, KeyedBytes, byte[]> harness, long millis)
      throws Exception {
    for (long end = now + millis; now < end; ) {
      now += 200;
      harness.setProcessingTime(now);
    }
    List<String> rows = new ArrayList<>();
    for (byte[] row : harness.extractOutputValues()) {
      RowBinaryReader in = new RowBinaryReader(row);
      String community = in.string();
      in.int32();
      rows.add(community + " " + in.string());
    }
    harness.getOutput().clear();
    return rows;
  }

  /** T reaches one cell of A, H one of B and one of C. */
  private void begin(KeyedOneInputStreamOperatorTestHarness<String, KeyedBytes, byte[]> harness)
      throws Exception {
    harness.open();
    for (var row : new CircleCity(1).registry) {
      if (!row.kind.equals("bundle")) {
        harness.processElement(new StreamRecord<>(CircleRecords.registry(row)));
      }
    }
    reach(harness, new ReachRecord("T", 1, List.of("c0", "c4"), new int[] {100, 1_170_001}));
    reach(harness, new ReachRecord("H", 1, List.of("c5", "c7"), new int[] {100, 1_170_000}));
    harness.processElement(day("T", "TERMINAL", NOON + 5 * MINUTE));
    harness.processElement(day("H", "HALL", NOON + 5 * MINUTE));
    assertThat(rows(harness, 3_000)).contains("A open-adult", "E terminals-adult");
  }

  private static void reach(
      KeyedOneInputStreamOperatorTestHarness<String, KeyedBytes, byte[]> harness, ReachRecord reach)
      throws Exception {
    harness.processElement(new StreamRecord<>(CircleRecords.reach(reach.point(), reach.toJson())));
  }

  @Test
  void aPointThatFailsNowTouchesTheCommunitiesWithinItsReachAtOnceAndNoOther() throws Exception {
    try (var harness = harness()) {
      begin(harness);
      harness.processElement(day("H", "HALL", NOON + 1_000));
      assertThat(rows(harness, 400))
          .containsExactlyInAnyOrder(
              "B open-adult", "C open-adult", "B open-elder", "C open-elder");
      harness.processElement(day("T", "TERMINAL", NOON + 1_000));
      assertThat(rows(harness, 400))
          .containsExactlyInAnyOrder("A open-adult", "A open-elder", "A terminals-adult");
    }
  }

  @Test
  void heartbeatsThatOnlyPutSilenceOffAreCountedTogetherLongBeforeThatMoment() throws Exception {
    try (var harness = harness()) {
      begin(harness);
      for (int i = 0; i < 10; i++) {
        harness.processElement(day("T", "TERMINAL", NOON + (6 + i) * MINUTE));
        assertThat(rows(harness, 1_000)).isEmpty();
      }
      assertThat(rows(harness, 20_000))
          .containsExactlyInAnyOrder("A open-adult", "A open-elder", "A terminals-adult");
    }
  }

  @Test
  void whatWaitsToBeCountedTogetherOutlivesARestart() throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = harness()) {
      begin(harness);
      harness.processElement(day("T", "TERMINAL", NOON + 8 * MINUTE));
      harness.prepareSnapshotPreBarrier(1);
      snapshot = harness.snapshot(1, 1);
      assertThat(rows(harness, 200)).isEmpty();
    }
    try (var harness = harness()) {
      harness.initializeState(snapshot);
      harness.open();
      assertThat(rows(harness, 1_000)).contains("A open-adult").doesNotContain("B open-adult");
    }
  }

  @Test
  void aNewReachTouchesTheCommunitiesOfTheOldAndOfTheNew() throws Exception {
    try (var harness = harness()) {
      begin(harness);
      reach(harness, new ReachRecord("T", 2, List.of("c9"), new int[] {5}));
      assertThat(rows(harness, 400)).contains("A open-adult", "V open-adult").hasSize(2 * 3);
      reach(harness, new ReachRecord("T", 1, List.of("c5"), new int[] {5}));
      assertThat(rows(harness, 400)).as("an older reach comes late").isEmpty();
    }
  }
}
