package io.xiaoneng.dashboard.reconciliation;

import io.xiaoneng.registry.MutableRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The registry out of registry_row, at the epoch the job has it at. */
final class RegistryRows {

  private static final Logger LOG = LoggerFactory.getLogger(RegistryRows.class);

  private RegistryRows() {}

  static MutableRegistry read(Connection connection, ZoneId zone) throws SQLException {
    MutableRegistry registry = new MutableRegistry(zone);
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT key, body, toInt64(`offset`) FROM registry_row FINAL ORDER BY `offset`")) {
      while (rows.next()) {
        String body = rows.getString(2);
        try {
          registry.apply(
              rows.getString(1),
              body.isEmpty() ? null : body.getBytes(StandardCharsets.UTF_8),
              rows.getLong(3));
        } catch (IllegalArgumentException e) {
          LOG.warn("a registry record is left out: {}", e.getMessage());
        }
      }
    }
    return registry;
  }
}
