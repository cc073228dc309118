package io.xiaoneng.job.circle;

import io.xiaoneng.job.BundleLimits;
import io.xiaoneng.job.KeyedBytes;
import io.xiaoneng.job.KeyedBytesType;
import io.xiaoneng.job.casefile.RulesAccess;
import io.xiaoneng.job.registry.RegistryRow;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.jspecify.annotations.Nullable;

/** The circle's part of the graph: events of points → days of points → coverage. */
public final class CircleWorkflow {

  /** Several heartbeats of a point, and points of a community, make one row. */
  private static final BundleLimits POINTS =
      new BundleLimits(
          50_000, Duration.ofMillis(200), Duration.ofSeconds(2), Duration.ofSeconds(30));

  private static final BundleLimits CITY =
      new BundleLimits(
          50_000, Duration.ofMillis(200), Duration.ofSeconds(2), Duration.ofSeconds(30));

  private CircleWorkflow() {}

  /**
   * The operator that folds points.
   *
   * @param events keyed by point
   */
  public static SingleOutputStreamOperator<KeyedBytes> points(
      DataStream<KeyedBytes> events,
      DataStream<RegistryRow> registry,
      RulesAccess rules,
      CircleTables tables) {
    return events
        .map(CircleRecords::event, KeyedBytesType.INSTANCE)
        .name("point-events")
        .uid("point-events")
        .union(notes(registry, "point-registry"))
        .keyBy(CircleRecords::city, Types.STRING)
        .transform("points", PointsOperator.outputType(), new PointsOperator(rules, tables, POINTS))
        .uid("points")
        .setParallelism(1);
  }

  /**
   * The operator that counts who is covered.
   *
   * @param reaches null for none
   * @return rows of coverage_day
   */
  public static SingleOutputStreamOperator<byte[]> city(
      DataStream<KeyedBytes> days,
      DataStream<RegistryRow> registry,
      @Nullable DataStream<KeyedBytes> reaches,
      RulesAccess rules,
      CircleTables tables) {
    DataStream<KeyedBytes> all = days.union(notes(registry, "city-registry"));
    return (reaches == null ? all : all.union(reaches))
        .keyBy(CircleRecords::city, Types.STRING)
        .transform("city", CityOperator.outputType(), new CityOperator(rules.zone(), tables, CITY))
        .uid("city")
        .setParallelism(1);
  }

  private static DataStream<KeyedBytes> notes(DataStream<RegistryRow> registry, String name) {
    return registry
        .map(CircleRecords::registry, KeyedBytesType.INSTANCE)
        .name(name)
        .uid(name)
        .setParallelism(1);
  }

  /** Columns of the rows of {@link PointsOperator#ROWS}. */
  public static String pointDayColumns() {
    return PointDay.COLUMNS;
  }

  /** Columns of the rows of {@link #city}. */
  public static String coverageDayColumns() {
    return CoverageDay.COLUMNS;
  }
}
