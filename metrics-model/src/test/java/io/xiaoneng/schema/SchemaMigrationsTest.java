package io.xiaoneng.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SchemaMigrationsTest {

  private static final Pattern RECORD =
      Pattern.compile("VALUES \\((\\d+), '\\w+', '(\\w+)', now64\\(3\\)\\)");

  private final List<String> executed = new ArrayList<>();
  private final Map<Integer, String> recorded = new TreeMap<>();
  private String failing = "no statement";

  @Test
  void appliesEachStatementOnceAndRecordsIt() throws Exception {
    SchemaMigrations schema = SchemaMigrations.clickHouse();
    assertThat(schema.apply(connection()))
        .startsWith("V001 spine", "V002 duties_effort_ratings")
        .isSorted();
    assertThat(executed.stream().filter(sql -> sql.startsWith("CREATE TABLE IF NOT EXISTS")))
        .hasSizeGreaterThan(5)
        .anyMatch(sql -> sql.contains("case_row") && sql.contains("deemed_from"));
    assertThat(recorded.get(1)).matches("[0-9a-f]{64}");
    executed.clear();
    assertThat(schema.apply(connection())).isEmpty();
    assertThat(executed).hasSize(2);
  }

  @Test
  void refusesADatabaseNewerThanTheProgram() {
    recorded.put(999, "x");
    assertThatThrownBy(() -> SchemaMigrations.clickHouse().apply(connection()))
        .isInstanceOf(SchemaException.class)
        .hasMessageMatching(
            "The database has schema version 999 but this program knows only up to \\d+:.*");
    assertThat(executed).hasSize(2);
  }

  @Test
  void refusesAFileThatChangedAfterItWasApplied() {
    recorded.put(1, "0123456789abcdef");
    assertThatThrownBy(() -> SchemaMigrations.clickHouse().apply(connection()))
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("V001 spine")
        .hasMessageContaining("0123456789ab");
  }

  @Test
  void namesTheStatementThatFailedAndDoesNotRecordTheFile() {
    failing = "CREATE TABLE b";
    SchemaMigrations schema =
        new SchemaMigrations(
            List.of(new Migration(1, "two", "CREATE TABLE a;\n-- and\nCREATE TABLE b;")));
    assertThatThrownBy(() -> schema.apply(connection()))
        .isInstanceOf(SQLException.class)
        .hasMessage("Schema V001 two, statement 2: refused");
    assertThat(recorded).isEmpty();
  }

  @Test
  void cutsAScriptAtSemicolonsOutsideQuotesAndComments() {
    assertThat(
            SqlScript.statements(
                "-- a; b\nSELECT ';', `a;b`, \"x;\" -- end;\n; /* ; */ SELECT 'it''s; \\';';\n;--"))
        .containsExactly("SELECT ';', `a;b`, \"x;\"", "SELECT 'it''s; \\';'");
  }

  @Test
  void lineEndsDoNotChangeTheChecksum() {
    assertThat(new Migration(1, "a", "x\r\ny").checksum())
        .isEqualTo(new Migration(1, "a", "x\ny").checksum())
        .isNotEqualTo(new Migration(1, "a", "x\nz").checksum());
  }

  @Test
  void knowsEveryFileOfTheFolder() throws Exception {
    Path folder = Path.of(getClass().getResource("/schema/clickhouse").toURI());
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(SchemaMigrations.FILES);
    }
  }

  /** A database that remembers statements and the rows of schema_version. */
  private Connection connection() {
    return proxy(Connection.class, (method, args) -> statement());
  }

  private Statement statement() {
    return proxy(
        Statement.class,
        (method, args) -> {
          if (method.equals("close")) {
            return null;
          }
          String sql = (String) args[0];
          executed.add(sql);
          if (sql.equals(failing)) {
            throw new SQLException("refused");
          }
          Matcher record = RECORD.matcher(sql);
          if (record.find()) {
            recorded.put(Integer.valueOf(record.group(1)), record.group(2));
          }
          return method.equals("executeQuery") ? rows() : Boolean.FALSE;
        });
  }

  private ResultSet rows() {
    Iterator<Map.Entry<Integer, String>> entries = new TreeMap<>(recorded).entrySet().iterator();
    Map.Entry<?, ?>[] current = new Map.Entry<?, ?>[1];
    return proxy(
        ResultSet.class,
        (method, args) ->
            switch (method) {
              case "next" -> {
                boolean more = entries.hasNext();
                current[0] = more ? entries.next() : null;
                yield more;
              }
              case "getInt" -> current[0].getKey();
              case "getString" -> current[0].getValue();
              default -> null;
            });
  }

  private interface Call {
    Object on(String method, Object[] args) throws SQLException;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, args) -> call.on(method.getName(), args)));
  }
}
