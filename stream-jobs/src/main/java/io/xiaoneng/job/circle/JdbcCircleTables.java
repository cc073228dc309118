package io.xiaoneng.job.circle;

import io.xiaoneng.job.registry.RegistryRow;
import io.xiaoneng.job.sink.ClickHouseAddress;
import io.xiaoneng.job.sink.ClickHouseReader;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The tables in ClickHouse. */
public record JdbcCircleTables(ClickHouseReader reader) implements CircleTables {
  /** Where they are. */
  public JdbcCircleTables(ClickHouseAddress address) {
    this(new ClickHouseReader(address, "the circle's tables"));
  }

  @Override
  public long maxVersion(String table) throws IOException {
    return reader.query(
        "SELECT toInt64(max(version)) FROM " + table, rows -> rows.next() ? rows.getLong(1) : 0L);
  }

  @Override
  public List<RegistryRow> registryAfter(long offset) throws IOException {
    return reader.query(
        "SELECT kind, key, `offset`, body, toUnixTimestamp64Milli(recorded_at) FROM"
            + " registry_history FINAL WHERE kind IN ('point', 'source', 'calendar', 'cell',"
            + " 'unit', 'bundle') AND toInt64(`offset`) > "
            + offset
            + " ORDER BY `offset`",
        JdbcCircleTables::records);
  }

  private static List<RegistryRow> records(ResultSet rows) throws SQLException {
    List<RegistryRow> records = new ArrayList<>();
    while (rows.next()) {
      RegistryRow row = new RegistryRow();
      row.kind = rows.getString(1);
      row.key = rows.getString(2);
      row.offset = rows.getLong(3);
      row.body = rows.getString(4);
      row.recordedAt = rows.getLong(5);
      records.add(row);
    }
    return records;
  }
}
