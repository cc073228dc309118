package io.xiaoneng.job.cube;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.cube.CubeCell;
import io.xiaoneng.cube.CubeContribution;
import io.xiaoneng.cube.CubeKey;
import io.xiaoneng.job.BundleLimits;
import io.xiaoneng.job.CubeRow;
import io.xiaoneng.job.KeyedBytes;
import io.xiaoneng.job.TableInMemory;
import io.xiaoneng.row.CubeRowEncoder;
import java.time.LocalDate;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class CubeOperatorTest {

  private static final CubeKey MONDAY = key(LocalDate.of(2026, 3, 2));
  private static final CubeKey TUESDAY = key(LocalDate.of(2026, 3, 3));

  private static CubeKey key(LocalDate day) {
    return new CubeKey(CubeKey.Cohort.APPLIED, day, "610113", "WEB", "行政许可", "");
  }

  private static StreamRecord<KeyedBytes> one(CubeKey key, int sign) {
    CubeContribution one = new CubeContribution(key, false, false, false, false, 0, 3, null, false);
    CubeCell cell = new CubeCell();
    if (sign > 0) {
      cell.add(one);
    } else {
      cell.subtract(one);
    }
    return new StreamRecord<>(new KeyedBytes(CellAddress.of(key), cell.encode()));
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, KeyedBytes, byte[]> harness(
      TableInMemory table) throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new CubeOperator(table, BundleLimits.DEFAULT, 1), KeyedBytes::key, Types.STRING, 128, 1, 0);
  }

  private static List<CubeRow> write(
      KeyedOneInputStreamOperatorTestHarness<String, KeyedBytes, byte[]> harness,
      TableInMemory table) {
    List<byte[]> rows = harness.extractOutputValues();
    harness.getOutput().clear();
    rows.forEach(table::put);
    return rows.stream().map(CubeRow::of).toList();
  }

  @Test
  void aTouchedCellIsOneAbsoluteRowOfEachBundle() throws Exception {
    TableInMemory table = new TableInMemory("absolute");
    try (var harness = harness(table)) {
      harness.open();
      harness.processElement(one(MONDAY, 1));
      harness.processElement(one(MONDAY, 1));
      harness.setProcessingTime(100);
      List<CubeRow> first = write(harness, table);
      harness.processElement(one(MONDAY, 1));
      harness.processElement(one(TUESDAY, 1));
      harness.endInput();
      List<CubeRow> second = write(harness, table);

      assertThat(first).extracting(CubeRow::n).containsExactly(2L);
      assertThat(second).extracting(CubeRow::n).containsExactlyInAnyOrder(3L, 1L);
      assertThat(second).allMatch(row -> row.version() > first.get(0).version());
    }
  }

  @Test
  void aCellThatReturnsToZeroIsSentAndLeavesState() throws Exception {
    TableInMemory table = new TableInMemory("zero");
    try (var harness = harness(table)) {
      harness.open();
      harness.processElement(one(MONDAY, 1));
      harness.prepareSnapshotPreBarrier(1);
      assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
      harness.processElement(one(MONDAY, -1));
      harness.prepareSnapshotPreBarrier(2);
      write(harness, table);

      assertThat(table.rows().get(CellAddress.of(MONDAY)).n()).isZero();
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void rowsYoungerThanTheCheckpointAreSentAgainFromState() throws Exception {
    TableInMemory table = new TableInMemory("ghosts");
    OperatorSubtaskState snapshot;
    try (var harness = harness(table)) {
      harness.open();
      harness.processElement(one(MONDAY, 1));
      harness.prepareSnapshotPreBarrier(1);
      snapshot = harness.snapshot(1, 1);
      harness.processElement(one(MONDAY, 1));
      harness.processElement(one(TUESDAY, 1));
      harness.setProcessingTime(100);
      write(harness, table);
    }
    assertThat(table.rows().get(CellAddress.of(TUESDAY)).n()).isEqualTo(1);

    try (var harness = harness(table)) {
      harness.initializeState(snapshot);
      harness.open();
      harness.setProcessingTime(100);
      List<CubeRow> again = write(harness, table);

      assertThat(again).hasSize(2);
      assertThat(table.rows().get(CellAddress.of(MONDAY)).n()).isEqualTo(1);
      assertThat(table.rows().get(CellAddress.of(TUESDAY)).n()).isZero();
    }
  }

  @Test
  void rowsOlderThanTheCheckpointAreLeftAlone() throws Exception {
    TableInMemory table = new TableInMemory("quiet");
    OperatorSubtaskState snapshot;
    try (var harness = harness(table)) {
      harness.open();
      harness.processElement(one(MONDAY, 1));
      harness.prepareSnapshotPreBarrier(1);
      snapshot = harness.snapshot(1, 1);
      write(harness, table);
    }
    try (var harness = harness(table)) {
      harness.initializeState(snapshot);
      harness.open();
      harness.setProcessingTime(100);

      assertThat(harness.extractOutputValues()).isEmpty();
    }
  }

  @Test
  void withoutACheckpointWhatStandsInTheTableStartsFromZero() throws Exception {
    TableInMemory table = new TableInMemory("lost");
    table.put(
        new CubeRowEncoder()
            .encode(MONDAY, 7L << 32 | 5, CubeCell.decode(one(MONDAY, 1).getValue().bytes())));
    try (var harness = harness(table)) {
      harness.open();
      harness.setProcessingTime(100);
      write(harness, table);

      CubeRow row = table.rows().get(CellAddress.of(MONDAY));
      assertThat(row.n()).isZero();
      assertThat(row.version() >>> 32).isEqualTo(8);
    }
  }
}
