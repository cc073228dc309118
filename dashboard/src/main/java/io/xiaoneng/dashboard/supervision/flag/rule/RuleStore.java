package io.xiaoneng.dashboard.supervision.flag.rule;

import io.xiaoneng.dashboard.store.Moments;
import io.xiaoneng.flag.FlagRule;
import io.xiaoneng.flag.FlagRule.Status;
import io.xiaoneng.flag.FlagRules;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code flag_rule}, {@code flag_rule_force} and {@code flag_rule_stop}. */
@Repository
class RuleStore {

  private final JdbcClient jdbc;

  RuleStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A version the city made, in shadow. */
  record Made(FlagRule rule, String by, Instant at) {}

  List<Made> made() {
    return jdbc.sql(
            "select version, least_cases, feed_floor, running, false_share_red, false_share_yellow,"
                + " systemic_share, systemic_least, confidence, note_zh, note_en, made_by, made_at"
                + " from flag_rule order by version")
        .query(
            (row, n) ->
                new Made(
                    FlagRules.worded(
                        new FlagRule(
                            FlagRules.ID,
                            row.getInt(1),
                            Status.SHADOW,
                            row.getString(10),
                            row.getString(11),
                            row.getInt(2),
                            row.getDouble(3),
                            row.getInt(4),
                            row.getDouble(5),
                            row.getDouble(6),
                            row.getDouble(7),
                            row.getInt(8),
                            row.getDouble(9))),
                    row.getString(12),
                    Moments.at(row, 13)))
        .list();
  }

  /**
   * Adds a version.
   *
   * @throws org.springframework.dao.DuplicateKeyException where its number is taken
   */
  void add(FlagRule rule, String by, Instant at) {
    jdbc.sql(
            "insert into flag_rule (version, least_cases, feed_floor, running, false_share_red,"
                + " false_share_yellow, systemic_share, systemic_least, confidence, note_zh,"
                + " note_en, made_by, made_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            rule.version(),
            rule.leastCases(),
            rule.feedFloor(),
            rule.running(),
            rule.falseShareRed(),
            rule.falseShareYellow(),
            rule.systemicShare(),
            rule.systemicLeast(),
            rule.confidence(),
            rule.zh(),
            rule.en(),
            by,
            Moments.utc(at))
        .update();
  }

  /** Every one, the latest month first, of one month the last recorded first. */
  List<InForce> forces() {
    return jdbc.sql(
            "select id, rule_version, from_month, reason, document, made_by, made_at, withdrawn_by,"
                + " withdrawn_at from flag_rule_force order by from_month desc, id desc")
        .query(
            (row, n) ->
                new InForce(
                    row.getLong(1),
                    row.getInt(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    Moments.at(row, 7),
                    row.getString(8),
                    Moments.atOrNull(row, 9)))
        .list();
  }

  void force(int version, String from, String reason, String document, String by, Instant at) {
    jdbc.sql(
            "insert into flag_rule_force (rule_version, from_month, reason, document, made_by,"
                + " made_at) values (?, ?, ?, ?, ?, ?)")
        .params(version, from, reason, document, by, Moments.utc(at))
        .update();
  }

  /** Whether it stood until now. */
  boolean withdraw(long force, String by, Instant at) {
    return jdbc.sql(
                "update flag_rule_force set withdrawn_by = ?, withdrawn_at = ? where id = ? and"
                    + " withdrawn_at is null")
            .params(by, Moments.utc(at), force)
            .update()
        == 1;
  }

  Set<Integer> stopped() {
    return new HashSet<>(
        jdbc.sql("select rule_version from flag_rule_stop").query(Integer.class).list());
  }

  /**
   * Stops a version.
   *
   * @throws org.springframework.dao.DuplicateKeyException where it is stopped
   */
  void stop(int version, String by, Instant at) {
    jdbc.sql("insert into flag_rule_stop (rule_version, made_by, made_at) values (?, ?, ?)")
        .params(version, by, Moments.utc(at))
        .update();
  }
}
