package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A list that ClickHouse counts, sorts and pages; none of it is kept here. */
final class SqlList implements ListReader {

  private static final Duration FILE_LIMIT = Duration.ofSeconds(30);

  private final ClickHouse clickHouse;
  private final Rows rows;

  SqlList(ClickHouse clickHouse, Rows rows) {
    this.clickHouse = clickHouse;
    this.rows = rows;
  }

  /** The rows that the columns of a kind are expressions over. */
  interface Rows {

    /** The constants that the rows and the columns name, with WITH before them. */
    Sql with(ListQuery query);

    /**
     * Appends FROM and the rows of that list, and only those.
     *
     * @throws BadParameterException where the metric cannot answer the question
     */
    void from(Sql sql, ListQuery query);
  }

  @Override
  public long count(ListQuery query) {
    Sql sql = rows.with(query).add("SELECT toInt64(count())");
    rows.from(sql, query);
    return clickHouse.query(sql.text(), sql.parameters(), row -> row.getLong(1)).get(0);
  }

  @Override
  public List<ListLine> page(ListQuery query) {
    Sql sql = list(query);
    sql.add(" LIMIT " + query.size() + " OFFSET " + (long) query.page() * query.size());
    return clickHouse.query(sql.text(), sql.parameters(), row -> line(query.kind(), row));
  }

  @Override
  public void all(ListQuery query, Consumer<ListLine> to) {
    Sql sql = list(query);
    clickHouse.each(
        sql.text(), sql.parameters(), FILE_LIMIT, row -> to.accept(line(query.kind(), row)));
  }

  private Sql list(ListQuery query) {
    Sql sql =
        rows.with(query)
            .add("SELECT ")
            .add(
                query.kind().columns().stream()
                    .map(ListColumn::selected)
                    .collect(Collectors.joining(", ")));
    rows.from(sql, query);
    String direction = query.descending() ? " DESC" : " ASC";
    return sql.add(" ORDER BY " + query.sort().sorted() + direction)
        .add(" NULLS LAST, " + query.kind().order());
  }

  private static ListLine line(ListKind kind, ResultSet row) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>();
    for (ListColumn column : kind.columns()) {
      values.add(column.read(row, values.size() + 1));
    }
    return new ListLine(kind, values);
  }
}
