package io.xiaoneng.job.alert;

import io.xiaoneng.alert.Alert;
import io.xiaoneng.alert.AlertKind;
import io.xiaoneng.job.sink.ClickHouseAddress;
import io.xiaoneng.job.sink.ClickHouseReader;
import java.io.IOException;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Table case_alert in ClickHouse. */
public record JdbcAlertTable(ClickHouseReader reader) implements AlertTable {

  /** Where it is. */
  public JdbcAlertTable(ClickHouseAddress address) {
    this(new ClickHouseReader(address, "case_alert"));
  }

  @Override
  public List<Raised> inForce() throws IOException {
    return reader.query(
        "SELECT case_id, kind, rules, subject, toUnixTimestamp64Milli(due),"
            + " toUnixTimestamp64Milli(moment), unit, lead, toUnixTimestamp64Milli(raised_at),"
            + " toString(version)"
            + " FROM case_alert FINAL WHERE state = 'RAISED'",
        JdbcAlertTable::raised);
  }

  private static List<Raised> raised(ResultSet rows) throws SQLException {
    List<Raised> raised = new ArrayList<>();
    while (rows.next()) {
      Alert alert =
          new Alert(
              rows.getString(1),
              AlertKind.of(rows.getString(2)),
              rows.getInt(3),
              rows.getString(4),
              Instant.ofEpochMilli(rows.getLong(5)),
              Instant.ofEpochMilli(rows.getLong(6)),
              rows.getString(7),
              rows.getString(8));
      raised.add(
          new Raised(
              alert, Instant.ofEpochMilli(rows.getLong(9)), new BigInteger(rows.getString(10))));
    }
    return raised;
  }
}
