package io.xiaoneng.job.sink;

import java.io.Serializable;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Where ClickHouse is, taken from a JDBC URL: {@code
 * jdbc:clickhouse://HOST:PORT/DATABASE?user=U&password=P&ssl=true}; {@code jdbc:ch:} will do too.
 *
 * @param jdbcUrl as given
 * @param http base of the HTTP interface, without a path
 * @param database "default" where the URL names none
 */
public record ClickHouseAddress(
    String jdbcUrl, String http, String database, String user, String password)
    implements Serializable {

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);

  /**
   * Reads a JDBC URL.
   *
   * @throws IllegalArgumentException where it is none of ClickHouse's
   */
  public static ClickHouseAddress of(String jdbcUrl) {
    String rest = jdbcUrl.replaceFirst("^jdbc:(clickhouse|ch):(https?:)?", "");
    if (rest.equals(jdbcUrl) || !rest.startsWith("//")) {
      throw new IllegalArgumentException(
          "'" + jdbcUrl + "' is no JDBC URL of ClickHouse: jdbc:clickhouse://HOST:PORT/DATABASE");
    }
    URI uri = URI.create("http:" + rest);
    if (uri.getHost() == null) {
      throw new IllegalArgumentException("no host in '" + jdbcUrl + "'");
    }
    Map<String, String> settings = settings(uri.getRawQuery());
    boolean tls =
        jdbcUrl.contains(":https:") || "true".equalsIgnoreCase(settings.getOrDefault("ssl", ""));
    int port = uri.getPort() > 0 ? uri.getPort() : tls ? 8443 : 8123;
    String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
    return new ClickHouseAddress(
        jdbcUrl,
        (tls ? "https://" : "http://") + uri.getHost() + ":" + port,
        path.isEmpty() ? settings.getOrDefault("database", "default") : path,
        settings.getOrDefault("user", "default"),
        settings.getOrDefault("password", ""));
  }

  /**
   * Opens a connection that waits for an answer no longer than a minute: an engine that takes
   * connections and never answers would hold the job for ever otherwise.
   */
  Connection connect() throws SQLException {
    Properties limits = new Properties();
    limits.setProperty("connection_timeout", Long.toString(CONNECT_LIMIT.toMillis()));
    limits.setProperty("socket_timeout", Long.toString(ANSWER_LIMIT.toMillis()));
    return DriverManager.getConnection(jdbcUrl, limits);
  }

  private static Map<String, String> settings(@org.jspecify.annotations.Nullable String query) {
    Map<String, String> settings = new HashMap<>();
    if (query != null) {
      for (String each : query.split("&")) {
        int equals = each.indexOf('=');
        if (equals > 0) {
          settings.put(
              each.substring(0, equals),
              URLDecoder.decode(each.substring(equals + 1), StandardCharsets.UTF_8));
        }
      }
    }
    return settings;
  }

  /** Without the password, for messages. */
  @Override
  public String toString() {
    return http + "/" + database;
  }
}
