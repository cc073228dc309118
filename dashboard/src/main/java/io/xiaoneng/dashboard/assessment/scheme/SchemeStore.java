package io.xiaoneng.dashboard.assessment.scheme;

import io.xiaoneng.assessment.Scheme;
import io.xiaoneng.assessment.SchemeJson;
import io.xiaoneng.assessment.SchemeTree;
import io.xiaoneng.dashboard.store.Moments;
import io.xiaoneng.event.Json;
import io.xiaoneng.event.JsonException;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code scheme_version}: written once, and at most withdrawn. */
@Repository
class SchemeStore {

  private final JdbcClient jdbc;

  SchemeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Every version that was ever adopted, withdrawn ones too. */
  List<AdoptedScheme> all() {
    return jdbc.sql(
            "select family, version, content, drafted_by, adopted_by, adopted_at, withdrawn_by,"
                + " withdrawn_at, withdrawn_why from scheme_version order by family, version")
        .query((row, n) -> adopted(row))
        .list();
  }

  /**
   * Keeps a version.
   *
   * @throws org.springframework.dao.DuplicateKeyException where its number is taken
   */
  void add(Scheme scheme, String draftedBy, String adoptedBy, Instant at) {
    jdbc.sql(
            "insert into scheme_version (family, version, from_day, content, drafted_by,"
                + " adopted_by, adopted_at) values (?, ?, ?, ?, ?, ?, ?)")
        .params(
            scheme.id(),
            scheme.version(),
            Date.valueOf(scheme.from()),
            Json.write(SchemeTree.of(scheme)),
            draftedBy,
            adoptedBy,
            Moments.utc(at))
        .update();
  }

  /** Whether it stood until now. */
  boolean withdraw(String family, int version, String why, String by, Instant at) {
    return jdbc.sql(
                "update scheme_version set withdrawn_by = ?, withdrawn_at = ?, withdrawn_why = ?"
                    + " where family = ? and version = ? and withdrawn_at is null")
            .params(by, Moments.utc(at), why, family, version)
            .update()
        == 1;
  }

  private static AdoptedScheme adopted(ResultSet row) throws SQLException {
    return new AdoptedScheme(
        scheme(row),
        row.getString(4),
        row.getString(5),
        Moments.at(row, 6),
        row.getString(7),
        Moments.atOrNull(row, 8),
        row.getString(9));
  }

  private static Scheme scheme(ResultSet row) throws SQLException {
    try {
      return SchemeJson.read(Json.parse(row.getString(3)));
    } catch (JsonException e) {
      throw new IllegalStateException(
          "scheme_version %s %d is no JSON".formatted(row.getString(1), row.getInt(2)), e);
    }
  }
}
