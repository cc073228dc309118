package io.xiaoneng.dashboard.assessment.editor;

import io.xiaoneng.dashboard.store.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code scheme_draft} and {@code scheme_draft_hand}. */
@Repository
class DraftStore {

  private static final String COLUMNS =
      "select family, version, content, revision, state, made_by, made_at, changed_by, changed_at"
          + " from scheme_draft";

  private final JdbcClient jdbc;
  private final JsonMapper json;

  DraftStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Those that may be changed, by family and number. */
  List<Draft> open() {
    return jdbc.sql(COLUMNS + " where state = 'DRAFT' order by family, version")
        .query((row, n) -> draft(row))
        .list();
  }

  Optional<Draft> find(String family, int version) {
    return jdbc.sql(COLUMNS + " where family = ? and version = ?")
        .params(family, version)
        .query((row, n) -> draft(row))
        .optional();
  }

  /** The highest number there was in a family, discarded ones among them; 0 for none. */
  int highest(String family) {
    return jdbc.sql("select coalesce(max(version), 0) from scheme_draft where family = ?")
        .param(family)
        .query(Integer.class)
        .single();
  }

  /**
   * Begins one.
   *
   * @throws org.springframework.dao.DuplicateKeyException where its number is taken
   */
  void add(String family, int version, SchemeText text, String by, Instant at) {
    OffsetDateTime now = Moments.utc(at);
    jdbc.sql(
            "insert into scheme_draft (family, version, content, revision, state, made_by, made_at,"
                + " changed_by, changed_at) values (?, ?, ?, 1, 'DRAFT', ?, ?, ?, ?)")
        .params(family, version, json.writeValueAsString(text), by, now, by, now)
        .update();
    hand(family, version, by);
  }

  /** Whether it stood at that revision and could be changed. */
  boolean save(String family, int version, int revision, SchemeText text, String by, Instant at) {
    boolean saved =
        jdbc.sql(
                    "update scheme_draft set content = ?, revision = revision + 1, changed_by = ?,"
                        + " changed_at = ? where family = ? and version = ? and revision = ?"
                        + " and state = 'DRAFT'")
                .params(
                    json.writeValueAsString(text), by, Moments.utc(at), family, version, revision)
                .update()
            == 1;
    if (saved) {
      hand(family, version, by);
    }
    return saved;
  }

  /** Whether it stood at that revision and could be ended so. */
  boolean end(String family, int version, int revision, Draft.State state, String by, Instant at) {
    return jdbc.sql(
                "update scheme_draft set state = ?, changed_by = ?, changed_at = ? where family = ?"
                    + " and version = ? and revision = ? and state = 'DRAFT'")
            .params(state.name(), by, Moments.utc(at), family, version, revision)
            .update()
        == 1;
  }

  private void hand(String family, int version, String name) {
    if (!hands(family, version).contains(name)) {
      jdbc.sql("insert into scheme_draft_hand (family, version, name) values (?, ?, ?)")
          .params(family, version, name)
          .update();
    }
  }

  /** Whoever had a hand in it, by name. */
  List<String> hands(String family, int version) {
    return jdbc.sql(
            "select name from scheme_draft_hand where family = ? and version = ? order by name")
        .params(family, version)
        .query(String.class)
        .list();
  }

  private Draft draft(ResultSet row) throws SQLException {
    return new Draft(
        row.getString(1),
        row.getInt(2),
        json.readValue(row.getString(3), SchemeText.class),
        row.getInt(4),
        Draft.State.valueOf(row.getString(5)),
        row.getString(6),
        Moments.at(row, 7),
        row.getString(8),
        Moments.at(row, 9));
  }
}
