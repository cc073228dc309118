package io.xiaoneng.dashboard.assessment.editor;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Editions of months without anything in them, for rules that only ask whether there is one. */
public final class EditionsForTests {

  private static final String KEY = "for-tests";

  private EditionsForTests() {}

  /** Adds an edition of that month. */
  public static void add(JdbcClient jdbc, String month, String kind, Instant at) {
    var now = at.atOffset(ZoneOffset.UTC);
    jdbc.sql("insert into assessment_key (id, public_key, made_at) values (?, '', ?)")
        .params(KEY, now)
        .update();
    jdbc.sql("insert into assessment_book (sha256, signature, key_id, head) values (?, '', ?, '')")
        .params("0".repeat(64), KEY)
        .update();
    jdbc.sql(
            "insert into assessment_edition (period, number, kind, schemes, as_of, known_at,"
                + " made_at, made_by, note, differences, book) select ?, 1, ?, '', ?, ?, ?, 'x', '',"
                + " '[]', id from assessment_book where key_id = ?")
        .params(month, kind, now, now, now, KEY)
        .update();
  }

  /** Takes away what was added. */
  public static void forget(JdbcClient jdbc) {
    jdbc.sql(
            "delete from assessment_edition where book in (select id from assessment_book where"
                + " key_id = ?)")
        .param(KEY)
        .update();
    jdbc.sql("delete from assessment_book where key_id = ?").param(KEY).update();
    jdbc.sql("delete from assessment_key where id = ?").param(KEY).update();
  }
}
