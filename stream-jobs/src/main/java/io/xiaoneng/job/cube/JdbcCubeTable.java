package io.xiaoneng.job.cube;

import io.xiaoneng.cube.CubeKey;
import io.xiaoneng.job.sink.ClickHouseAddress;
import io.xiaoneng.job.sink.ClickHouseReader;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table in ClickHouse. */
public record JdbcCubeTable(ClickHouseReader reader) implements CubeTable {
  /** Where it is. */
  public JdbcCubeTable(ClickHouseAddress address) {
    this(new ClickHouseReader(address, "cube_cell"));
  }

  @Override
  public long maxVersion() throws IOException {
    return reader.query(
        "SELECT toInt64(max(version)) FROM cube_cell", rows -> rows.next() ? rows.getLong(1) : 0L);
  }

  @Override
  public List<String> cellsAbove(long version) throws IOException {
    return reader.query(
        "SELECT DISTINCT cohort, toInt32(day) AS days, district, channel, item_type, kind"
            + " FROM cube_cell WHERE version > "
            + version,
        JdbcCubeTable::addresses);
  }

  private static List<String> addresses(ResultSet rows) throws SQLException {
    List<String> addresses = new ArrayList<>();
    while (rows.next()) {
      addresses.add(
          CellAddress.of(
              new CubeKey(
                  CubeKey.Cohort.valueOf(rows.getString(1).toUpperCase(Locale.ROOT)),
                  LocalDate.ofEpochDay(rows.getInt(2)),
                  rows.getString(3),
                  rows.getString(4),
                  rows.getString(5),
                  rows.getString(6))));
    }
    return addresses;
  }
}
