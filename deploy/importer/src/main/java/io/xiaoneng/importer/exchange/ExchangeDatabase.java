package io.xiaoneng.importer.exchange;

import io.xiaoneng.importer.mapping.Connection;
import io.xiaoneng.importer.mapping.Grain;
import io.xiaoneng.importer.mapping.ImportFailure;
import io.xiaoneng.importer.mapping.Mapping;
import io.xiaoneng.importer.source.ColumnIndex;
import io.xiaoneng.importer.source.CsvRow;
import io.xiaoneng.importer.source.RowConsumer;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Exchange tables in a database, read through any JDBC driver. Only reads: one statement a table,
 * and rows come as a stream where the driver can.
 */
public final class ExchangeDatabase implements ExchangeParts {

  private static final int ROWS_AT_ONCE = 1_000;

  private final Connection settings;
  private final URLClassLoader loader;
  private final java.sql.Connection database;
  private final List<ExchangePart> parts = new ArrayList<>();

  /**
   * Connects and counts the rows.
   *
   * @throws ImportFailure where the driver or the database does not answer, or a table is missing
   */
  public ExchangeDatabase(Connection settings, Mapping mapping) {
    this.settings = settings;
    this.loader =
        new URLClassLoader(urls(settings.drivers()), ClassLoader.getPlatformClassLoader());
    java.sql.Connection opened = null;
    boolean ready = false;
    try {
      opened = connect();
      database = opened;
      for (String table : mapping.tables()) {
        parts.add(new TablePart(table, settings.nameOf(table), count(table), mapping));
      }
      ready = true;
    } finally {
      if (!ready) {
        close(opened);
      }
    }
  }

  private final class TablePart implements ExchangePart {
    private final String table;
    private final String name;
    private final long size;
    private final Mapping mapping;

    TablePart(String table, String name, long size, Mapping mapping) {
      this.table = table;
      this.name = name;
      this.size = size;
      this.mapping = mapping;
    }

    @Override
    public String table() {
      return table;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public void read(
        RowConsumer consumer, UnaryOperator<InputStream> counting, LongConsumer advance) {
      try (Statement statement = database.createStatement()) {
        statement.setFetchSize(streaming());
        try (ResultSet rows = statement.executeQuery("SELECT * FROM " + name)) {
          hand(rows, consumer, advance);
        }
      } catch (SQLException broken) {
        throw failure("the table " + name + " cannot be read", broken);
      }
    }

    private void hand(ResultSet rows, RowConsumer consumer, LongConsumer advance)
        throws SQLException {
      ResultSetMetaData head = rows.getMetaData();
      List<String> columns = new ArrayList<>();
      for (int i = 1; i <= head.getColumnCount(); i++) {
        columns.add(head.getColumnLabel(i));
      }
      Map<String, Integer> index = new ColumnIndex(mapping, table, name).of(columns, 0);
      consumer.columns(columns);
      for (long number = 1; rows.next(); number++) {
        List<String> fields = new ArrayList<>(columns.size());
        for (int i = 1; i <= columns.size(); i++) {
          String text = text(rows, i, head.getColumnType(i));
          fields.add(text == null ? "" : text);
        }
        consumer.row(Grain.ROW, new CsvRow(number, index, fields));
        advance.accept(1);
      }
    }
  }

  /** A time as the database shows it, without a zone: the mapping names the zone. */
  private static @Nullable String text(ResultSet rows, int column, int type) throws SQLException {
    if (type == Types.TIMESTAMP) {
      LocalDateTime at = localTime(rows, column);
      return at == null ? null : at.toString();
    }
    return rows.getString(column);
  }

  private static @Nullable LocalDateTime localTime(ResultSet rows, int column) throws SQLException {
    try {
      return rows.getObject(column, LocalDateTime.class);
    } catch (SQLFeatureNotSupportedException old) {
      Timestamp at = rows.getTimestamp(column);
      return at == null ? null : at.toLocalDateTime();
    }
  }

  /** MySQL's driver holds all rows in memory, but for this sign. */
  private int streaming() {
    return settings.url().startsWith("jdbc:mysql:") ? Integer.MIN_VALUE : ROWS_AT_ONCE;
  }

  private static URL[] urls(List<Path> jars) {
    try {
      URL[] urls = new URL[jars.size()];
      for (int i = 0; i < urls.length; i++) {
        urls[i] = jars.get(i).toUri().toURL();
      }
      return urls;
    } catch (MalformedURLException impossible) {
      throw new IllegalStateException("a path of a file has a URL", impossible);
    }
  }

  private java.sql.Connection connect() {
    Properties account = new Properties();
    if (settings.user() != null) {
      account.setProperty("user", settings.user());
    }
    if (settings.password() != null) {
      account.setProperty("password", settings.password());
    }
    try {
      // Asked straight: the DriverManager does not give drivers of other class loaders.
      for (Driver driver : ServiceLoader.load(Driver.class, loader)) {
        java.sql.Connection opened = driver.connect(settings.url(), account);
        if (opened != null) {
          opened.setReadOnly(true);
          // Some drivers stream only within a transaction.
          opened.setAutoCommit(false);
          return opened;
        }
      }
    } catch (SQLException refused) {
      throw failure("the database does not open", refused);
    }
    throw new ImportFailure(
        settings.file() + ": no driver in " + settings.drivers() + " takes a URL like this");
  }

  private long count(String table) {
    String name = settings.nameOf(table);
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + name)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException missing) {
      throw failure("there is no table " + name + " that can be read", missing);
    }
  }

  private ImportFailure failure(String what, SQLException cause) {
    return new ImportFailure(
        settings.file()
            + ": "
            + what
            + ": "
            + String.valueOf(cause.getMessage()).replaceAll("\\s+", " "),
        cause);
  }

  @Override
  public List<ExchangePart> parts() {
    return parts;
  }

  @Override
  public void close() {
    close(database);
  }

  private void close(java.sql.@Nullable Connection opened) {
    try (loader) {
      if (opened != null) {
        opened.rollback();
        opened.close();
      }
    } catch (SQLException | IOException ignored) {
      // It was only read, and everything that was read has been handed over.
    }
  }
}
