package io.xiaoneng.dashboard.circle.reach;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.row.RowBinary;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tables {@code circle_cell} and {@code circle_reach}. */
@Component
class CircleTables {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** Rows of one insert; those of reaches are long. */
  private static final int CELLS = 10_000;

  private static final int REACHES = 250;

  private final ClickHouse clickHouse;

  CircleTables(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  /** Whether everything the job has written of the registry up to now is in that epoch. */
  boolean registryIsRead(long epoch) {
    return epoch
        > clickHouse
            .query(
                "SELECT if(count() = 0, -1, toInt64(max(`offset`))) FROM registry_row",
                List.of(),
                LIMIT,
                row -> row.getLong(1))
            .get(0);
  }

  /** The greatest version of either table, 0 where they are empty. */
  long version() {
    return clickHouse
        .query(
            "SELECT greatest((SELECT toInt64(max(version)) FROM circle_cell),"
                + " (SELECT toInt64(max(version)) FROM circle_reach))",
            List.of(),
            LIMIT,
            row -> row.getLong(1))
        .get(0);
  }

  /** How many rows stand of both tables; tells when somebody has emptied them. */
  long rows() {
    return clickHouse
        .query(
            "SELECT toInt64((SELECT count() FROM circle_cell FINAL WHERE NOT gone)"
                + " + (SELECT count() FROM circle_reach FINAL WHERE NOT gone))",
            List.of(),
            LIMIT,
            row -> row.getLong(1))
        .get(0);
  }

  Map<String, CellRow> cells() {
    Map<String, CellRow> cells = new HashMap<>();
    clickHouse.each(
        "SELECT cell, lon, lat, toInt64(population), community, counts, problem, snapped, metres"
            + " FROM circle_cell FINAL WHERE NOT gone",
        List.of(),
        LIMIT,
        row -> {
          CellRow cell = CellRow.read(row);
          cells.put(cell.cell(), cell);
        });
    return cells;
  }

  Map<String, ReachRow.Content> reaches() {
    Map<String, ReachRow.Content> reaches = new HashMap<>();
    clickHouse.each(
        "SELECT point, lon, lat, snapped, metres, toInt32(island), streets,"
            + " arrayStringConcat(cells, '\\n'),"
            + " arrayStringConcat(arrayMap(x -> toString(x), millimetres), ',')"
            + " FROM circle_reach FINAL WHERE NOT gone",
        List.of(),
        LIMIT,
        row ->
            reaches.put(
                row.getString(1),
                new ReachRow.Content(
                    number(row.getDouble(2), row.wasNull()),
                    number(row.getDouble(3), row.wasNull()),
                    row.getString(4),
                    number(row.getDouble(5), row.wasNull()),
                    row.getInt(6),
                    row.getString(7),
                    Digests.of(row.getString(8), row.getString(9)))));
    return reaches;
  }

  private static @Nullable Double number(double value, boolean absent) {
    return absent ? null : value;
  }

  void writeCells(Collection<CellRow> rows, long version, boolean gone) {
    write("circle_cell", CellRow.COLUMNS, rows, CELLS, (row, out) -> row.write(out, version, gone));
  }

  void writeReaches(Collection<ReachRow> rows, long version, boolean gone) {
    write(
        "circle_reach",
        ReachRow.COLUMNS,
        rows,
        REACHES,
        (row, out) -> row.write(out, version, gone));
  }

  private <R> void write(
      String table,
      String columns,
      Collection<R> rows,
      int batch,
      BiConsumer<R, RowBinary> writer) {
    RowBinary out = new RowBinary();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int waiting = 0;
    for (R row : rows) {
      out.reset();
      writer.accept(row, out);
      bytes.writeBytes(out.toBytes());
      if (++waiting == batch) {
        clickHouse.insert(table, columns, bytes.toByteArray());
        bytes.reset();
        waiting = 0;
      }
    }
    clickHouse.insert(table, columns, bytes.toByteArray());
  }
}
