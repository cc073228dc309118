package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the metrics of queues and agencies from their own tables. */
final class HallReader {

  private static final String SPREAD =
      "avg(%1$s), quantileExactInclusive(0.5)(%1$s), quantileExactInclusive(0.9)(%1$s), max(%1$s),"
          + " count()";

  private final ClickHouse clickHouse;
  private final Knowledge knowledge;

  /**
   * @param knowledge whose tickets and contracts are read
   */
  HallReader(ClickHouse clickHouse, Knowledge knowledge) {
    this.clickHouse = clickHouse;
    this.knowledge = knowledge;
  }

  /** Rows of a metric, in the order of the keys. */
  List<MetricRow> read(HallMeasure measure, MetricQuery query) {
    Sql sql =
        measure
            .table(knowledge)
            .statement(
                query,
                knowledge.registry(),
                measure.with(query.asOf().toEpochMilli()),
                measure.duration()
                    ? SPREAD.formatted(measure.figure())
                    : "countIf(" + measure.figure() + "), count()",
                measure.counted());
    int keys = query.by().size();
    return Keys.limited(
        clickHouse.query(
            sql.text(),
            sql.parameters(),
            row ->
                new MetricRow(
                    Keys.read(row, query.by()),
                    measure.duration()
                        ? duration(row, keys)
                        : Figures.ratio(row.getLong(keys + 1), row.getLong(keys + 2)))));
  }

  private static Map<String, @Nullable Number> duration(ResultSet row, int keys)
      throws SQLException {
    return Figures.duration(
        Keys.number(row, keys + 1),
        Keys.number(row, keys + 2),
        Keys.number(row, keys + 3),
        Keys.number(row, keys + 4),
        row.getLong(keys + 5));
  }
}
