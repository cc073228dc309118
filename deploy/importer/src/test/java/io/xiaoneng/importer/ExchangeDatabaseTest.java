package io.xiaoneng.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.importer.mapping.ImportFailure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exchange tables in an H2 database, read through the driver's jar as any other would be. */
class ExchangeDatabaseTest {

  private static final Path TABLES = Path.of("mappings", "exchange");
  private static final Path MAPPING = Path.of("mappings", "exchange.yaml");

  @TempDir Path dir;
  private ImportRig rig;
  private String url;

  @BeforeEach
  void database() throws SQLException {
    rig = new ImportRig(dir);
    url = "jdbc:h2:file:" + dir.resolve("exchange");
    rig.file("password", "secret\n");
    try (Connection database = DriverManager.getConnection(url, "reader", "secret");
        Statement statement = database.createStatement()) {
      for (String table :
          new String[] {"accept", "process", "special_procedure", "result", "material"}) {
        String file = TABLES.resolve("up_pro_" + table + ".csv").toAbsolutePath().toString();
        statement.execute(
            "CREATE TABLE up_pro_"
                + table
                + " AS SELECT * FROM CSVREAD('"
                + file
                + "', null, 'charset=UTF-8')");
        statement.execute("ALTER TABLE up_pro_" + table + " ALTER COLUMN cd_time TIMESTAMP");
      }
      statement.execute("CREATE VIEW v_accept AS SELECT * FROM up_pro_accept");
    }
  }

  @Test
  void tablesOfADatabaseGiveTheEventsOfTheFiles() {
    rig.imports(connection("tables: {up_pro_accept: PUBLIC.v_accept}\n"), MAPPING);
    assertThat(rig.said()).isEmpty();
    assertThat(rig.events)
        .containsExactlyInAnyOrderElementsOf(new ImportRig(dir).imports(TABLES, MAPPING).events);
  }

  @Test
  void wrongRowIsNamedByTableAndNumberAndWrittenDown() throws Exception {
    try (Connection database = DriverManager.getConnection(url, "reader", "secret");
        Statement statement = database.createStatement()) {
      statement.execute("UPDATE up_pro_result SET result_type = '9' WHERE row_guid = 'r-000002'");
    }
    Path rejects = dir.resolve("rejects");
    rig.imports(connection(""), MAPPING, rejects);
    assertThat(rig.said())
        .contains("up_pro_result, line 2: bad-value: no rule of the mapping takes it");
    assertThat(rejects.resolve("up_pro_result.csv")).content().contains("r-000002");
    // It writes times as the database shows them, so that the file can be mended and imported.
    assertThat(new ImportRig(dir).imports(rejects, MAPPING).said()).contains("result_type' is '9'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          jdbc:h2          | jdbc:nosuch     | no driver in
          jdbc:h2          | odbc:h2         | 'url' is
          user: reader     | user: nobody    | the database does not open
          passwordFile: password | passwordFile: none | 'passwordFile' is 'none'
          passwordFile: password | passwordVariable: NO_SUCH_VARIABLE | a variable that is not set
          user: reader     | user: reader\\ntables: {up_pro_accept: nothing} | there is no table nothing
          user: reader     | user: reader\\ntables: {up_pro_accept: "a; DROP TABLE b"} | no name of a table
          user: reader     | username: reader | unknown key 'username'
          """)
  void whatIsWrongWithTheConnectionIsOneSentence(String from, String to, String expected) {
    Path broken = rig.file("db.yaml", text("").replace(from, to.replace("\\n", "\n")));
    assertThatThrownBy(() -> rig.imports(broken, MAPPING))
        .isInstanceOf(ImportFailure.class)
        .hasMessageStartingWith("db.yaml")
        .hasMessageContaining(expected)
        .hasMessageNotContaining("\n")
        .hasMessageNotContaining("secret");
  }

  private Path connection(String more) {
    return rig.file("db.yaml", text(more));
  }

  private String text(String more) {
    return "url: \""
        + url
        + "\"\ndriver: "
        + driver()
        + "\nuser: reader\npasswordFile: password\n"
        + more;
  }

  private static String driver() {
    return Path.of(
            org.h2.Driver.class.getProtectionDomain().getCodeSource().getLocation().getPath())
        .toString();
  }
}
