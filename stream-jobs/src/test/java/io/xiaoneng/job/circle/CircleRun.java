package io.xiaoneng.job.circle;

import io.xiaoneng.job.BundleLimits;
import io.xiaoneng.job.KeyedBytes;
import io.xiaoneng.job.RowBinaryReader;
import io.xiaoneng.job.casefile.RulesAccess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** Both operators one behind the other, as one subtask each; and what stands in their tables. */
final class CircleRun implements AutoCloseable {

  private static final BundleLimits LIMITS =
      new BundleLimits(300, Duration.ofMillis(20), Duration.ofSeconds(1), Duration.ofMillis(100));

  private KeyedOneInputStreamOperatorTestHarness<String, KeyedBytes, KeyedBytes> points;
  private KeyedOneInputStreamOperatorTestHarness<String, KeyedBytes, byte[]> city;
  private long now = CircleCity.end().toEpochMilli() - 1_000;

  final List<byte[]> pointRows = new ArrayList<>();
  final List<byte[]> coverageRows = new ArrayList<>();

  CircleRun() throws Exception {
    points = points();
    city = city();
    points.open();
    city.open();
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, KeyedBytes, KeyedBytes> points()
      throws Exception {
    return harness(
        new PointsOperator(new RulesAccess(CircleCity.ZONE, "cn"), CircleTables.EMPTY, LIMITS));
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, KeyedBytes, byte[]> city()
      throws Exception {
    return harness(new CityOperator(CircleCity.ZONE, CircleTables.EMPTY, LIMITS));
  }

  private static <O> KeyedOneInputStreamOperatorTestHarness<String, KeyedBytes, O> harness(
      OneInputStreamOperator<KeyedBytes, O> operator) throws Exception {
    KeyedOneInputStreamOperatorTestHarness<String, KeyedBytes, O> harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            operator, CircleRecords::city, Types.STRING, 128, 1, 0);
    harness.setProcessingTime(CircleCity.end().toEpochMilli() - 1_000);
    return harness;
  }

  void toPoints(KeyedBytes record) throws Exception {
    points.processElement(new StreamRecord<>(record));
  }

  void toCity(KeyedBytes record) throws Exception {
    city.processElement(new StreamRecord<>(record));
  }

  /** Time goes on a little; what the points have sent reaches the city. */
  void tick() throws Exception {
    now = Math.min(now + 20, CircleCity.end().toEpochMilli() - 1);
    points.setProcessingTime(now);
    pass();
    city.setProcessingTime(now);
    collect();
  }

  private void pass() throws Exception {
    for (KeyedBytes day : points.extractOutputValues()) {
      toCity(day);
    }
    points.getOutput().clear();
    Queue<StreamRecord<byte[]>> rows = points.getSideOutput(PointsOperator.ROWS);
    if (rows != null) {
      rows.forEach(row -> pointRows.add(row.getValue()));
      rows.clear();
    }
  }

  private void collect() {
    coverageRows.addAll(city.extractOutputValues());
    city.getOutput().clear();
  }

  /** A checkpoint, and a new start from it. */
  void restart() throws Exception {
    points.prepareSnapshotPreBarrier(1);
    pass();
    OperatorSubtaskState ofPoints = points.snapshot(1, now);
    points.close();
    city.prepareSnapshotPreBarrier(1);
    collect();
    OperatorSubtaskState ofCity = city.snapshot(1, now);
    city.close();
    points = points();
    points.initializeState(ofPoints);
    points.open();
    city = city();
    city.initializeState(ofCity);
    city.open();
  }

  void end() throws Exception {
    points.endInput();
    pass();
    city.endInput();
    collect();
  }

  /** The last row of each point and day, without its version. */
  Map<String, String> pointDays() {
    Map<String, String> rows = new TreeMap<>();
    for (byte[] row : pointRows) {
      RowBinaryReader in = new RowBinaryReader(row);
      String point = in.string();
      rows.put(
          point + " " + in.int32(), HexFormat.of().formatHex(row, point.length() + 13, row.length));
    }
    return rows;
  }

  /** The last row of each community, day and measure, without its version. */
  Map<String, String> coverageDays() {
    Map<String, String> rows = new TreeMap<>();
    for (byte[] row : coverageRows) {
      RowBinaryReader in = new RowBinaryReader(row);
      String community = in.string();
      int day = in.int32();
      String measure = in.string();
      rows.put(
          community + " " + day + " " + measure,
          HexFormat.of().formatHex(row, community.length() + measure.length() + 14, row.length));
    }
    return rows;
  }

  @Override
  public void close() throws Exception {
    points.close();
    city.close();
  }
}
