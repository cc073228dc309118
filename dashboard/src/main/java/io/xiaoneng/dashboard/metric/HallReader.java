package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.registry.RegistryView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the metrics of queues and agencies from their own tables. */
final class HallReader {

  private static final String SPREAD =
      "avg(%1$s), quantileExactInclusive(0.5)(%1$s), quantileExactInclusive(0.9)(%1$s), max(%1$s),"
          + " count()";

  private final ClickHouse clickHouse;
  private final RegistryView registry;
  private final Knowledge knowledge;

  /**
   * @param knowledge whose tickets and contracts are read
   */
  HallReader(ClickHouse clickHouse, Knowledge knowledge) {
    this.clickHouse = clickHouse;
    this.registry = knowledge.registry();
    this.knowledge = knowledge;
  }

  /** wait-minutes: from taken to called. */
  List<MetricRow> waits(MetricQuery query) {
    return minutes(query, "taken", "called");
  }

  /** service-minutes: from called to served. */
  List<MetricRow> services(MetricQuery query) {
    return minutes(query, "called", "served");
  }

  /** abandon-rate: abandoned of the tickets taken. */
  List<MetricRow> abandoned(MetricQuery query) {
    return ratios(
        knowledge.tickets(), query, tickets(query), "countIf(abandoned < NEVER)", "taken < NEVER");
  }

  /** agency-on-time: finished by due, of the contracts that fell due. */
  List<MetricRow> agencies(MetricQuery query) {
    long asOf = query.asOf().toEpochMilli();
    String with =
        constants(asOf)
            + (", " + Sql.millis("due_at") + " AS due")
            + (", " + Sql.millisBy("finished_at", asOf) + " AS finished");
    return ratios(knowledge.contracts(), query, with, "countIf(finished <= due)", "due < as_of");
  }

  private List<MetricRow> minutes(MetricQuery query, String from, String to) {
    String minutes = "((%s - %s) / 60000)".formatted(to, from);
    Sql sql =
        knowledge
            .tickets()
            .statement(
                query,
                registry,
                tickets(query),
                SPREAD.formatted(minutes),
                "taken < NEVER AND %1$s < NEVER AND %2$s < NEVER AND %1$s <= %2$s"
                    .formatted(from, to));
    int keys = query.by().size();
    return Keys.limited(
        clickHouse.query(
            sql.text(),
            sql.parameters(),
            row ->
                new MetricRow(
                    Keys.read(row, query.by()),
                    Figures.duration(
                        Keys.number(row, keys + 1),
                        Keys.number(row, keys + 2),
                        Keys.number(row, keys + 3),
                        Keys.number(row, keys + 4),
                        row.getLong(keys + 5)))));
  }

  private List<MetricRow> ratios(
      SubjectTable table, MetricQuery query, String with, String numerator, String counted) {
    Sql sql = table.statement(query, registry, with, numerator + ", count()", counted);
    int keys = query.by().size();
    return Keys.limited(
        clickHouse.query(
            sql.text(),
            sql.parameters(),
            row -> {
              Map<String, @Nullable Number> figures =
                  Figures.ratio(row.getLong(keys + 1), row.getLong(keys + 2));
              return new MetricRow(Keys.read(row, query.by()), figures);
            }));
  }

  private static String tickets(MetricQuery query) {
    long asOf = query.asOf().toEpochMilli();
    return constants(asOf)
        + (", " + Sql.millisBy("taken_at", asOf) + " AS taken")
        + (", " + Sql.millisBy("called_at", asOf) + " AS called")
        + (", " + Sql.millisBy("served_at", asOf) + " AS served")
        + (", " + Sql.millisBy("abandoned_at", asOf) + " AS abandoned");
  }

  private static String constants(long asOf) {
    return "toInt64(" + Sql.NEVER + ") AS NEVER, toInt64(" + asOf + ") AS as_of";
  }
}
