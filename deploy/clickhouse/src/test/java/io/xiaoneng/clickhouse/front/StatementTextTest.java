package io.xiaoneng.clickhouse.front;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select 1|SELECT",
        "/* why */ SELECT 1|SELECT",
        "((SELECT 1) UNION ALL (SELECT 2))|SELECT",
        "insert into t values (1)|INSERT",
      })
  void findsTheFirstWord(String sql, String word) {
    assertThat(new StatementText(sql).firstWord()).isEqualTo(word);
  }

  @Test
  void skipsCommentsBeforeTheFirstWord() {
    assertThat(new StatementText("  -- why\n /* and */ # how\n SHOW TABLES").firstWord())
        .isEqualTo("SHOW");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT 1 FORMAT JSON|JSON",
        "SELECT (1)FORMAT JSONCompact;|JSONCompact",
        "SELECT 1 FORMAT CSV SETTINGS max_threads = 1|CSV",
        "SELECT 'a FORMAT JSON'|",
        "SELECT 1 AS format|",
      })
  void findsTheOutputFormat(String sql, String format) {
    assertThat(new StatementText(sql).outputFormat()).isEqualTo(format);
  }

  @Test
  void splitsRowsFromAnInsertWithAFormat() {
    String head = "INSERT INTO `a FORMAT b`.t (x, `y)`) SETTINGS a = 'VALUES' ";
    StatementText.InsertHead split =
        new StatementText(head + "FORMAT RowBinary \n\0\1").insertHead();

    assertThat(split.head()).isEqualTo(head);
    assertThat(split.format()).isEqualTo("RowBinary");
    assertThat((head + "FORMAT RowBinary \n\0\1").substring(split.rows())).isEqualTo("\0\1");
  }

  @Test
  void splitsRowsFromAnInsertOfValues() {
    StatementText.InsertHead split = new StatementText("INSERT INTO t VALUES(1, 'x')").insertHead();

    assertThat(split.head()).isEqualTo("INSERT INTO t ");
    assertThat(split.format()).isEqualTo("Values");
    assertThat("INSERT INTO t VALUES(1, 'x')".substring(split.rows())).isEqualTo("(1, 'x')");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO t SELECT * FROM u FORMAT CSV",
        "INSERT INTO t (a) WITH 1 AS x SELECT x",
        "INSERT INTO t",
        "INSERT INTO t (a, 'open"
      })
  void leavesAnInsertWithoutRowsWhole(String sql) {
    assertThat(new StatementText(sql).insertHead()).isNull();
  }
}
