package io.xiaoneng.dashboard.supervision.flag;

import io.xiaoneng.dashboard.store.Moments;
import io.xiaoneng.flag.FlagRule;
import io.xiaoneng.flag.FlagRule.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Runs and flags, in the tables {@code flag_run} and {@code unit_flag}. */
@Repository
class FlagStore {

  private static final String COLUMNS =
      "f.id, r.rule_version, r.in_force, r.metric, r.unit_class, r.period, r.closed, f.unit,"
          + " f.level, f.grounds, f.figure, f.cases, f.made_at, f.withdrawn_at";

  private static final String JOINED = " from unit_flag f join flag_run r on r.id = f.run_id";

  private final JdbcClient jdbc;

  FlagStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What one run is about. */
  record Key(FlagRule rule, String metric, String unitClass, String period) {}

  /**
   * A flag to be kept.
   *
   * @param evidence as JSON
   */
  record Draft(
      String unit,
      String level,
      List<String> grounds,
      @Nullable Double figure,
      long cases,
      String evidence) {}

  /** Whether the run was made when its month was over: then it stands for good. */
  boolean closed(Key key) {
    return run(key).map(Run::closed).orElse(false);
  }

  private record Run(long id, boolean closed) {}

  private Optional<Run> run(Key key) {
    return jdbc.sql(
            "select id, closed from flag_run where rule_id = ? and rule_version = ? and metric = ?"
                + " and unit_class = ? and period = ?")
        .params(key.rule().id(), key.rule().version(), key.metric(), key.unitClass(), key.period())
        .query((row, n) -> new Run(row.getLong(1), row.getBoolean(2)))
        .optional();
  }

  /**
   * Keeps what a run came to. A closed one is kept once; of a month that is not over the flags are
   * brought up to date, and those that no longer show are withdrawn.
   *
   * @return whether it was kept
   */
  @Transactional
  public boolean keep(
      Key key, boolean closed, int ranked, int systemic, List<Draft> drafts, Instant at) {
    Run before = run(key).orElse(null);
    if (before != null && before.closed()) {
      return false;
    }
    OffsetDateTime now = Moments.utc(at);
    if (before == null) {
      jdbc.sql(
              "insert into flag_run (rule_id, rule_version, in_force, metric, unit_class, period,"
                  + " closed, made_at, ranked, systemic) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
          .params(
              key.rule().id(),
              key.rule().version(),
              key.rule().status() == Status.IN_FORCE,
              key.metric(),
              key.unitClass(),
              key.period(),
              closed,
              now,
              ranked,
              systemic)
          .update();
    } else {
      jdbc.sql(
              "update flag_run set in_force = ?, closed = ?, made_at = ?, ranked = ?, systemic = ?"
                  + " where id = ?")
          .params(
              key.rule().status() == Status.IN_FORCE, closed, now, ranked, systemic, before.id())
          .update();
    }
    long run = run(key).orElseThrow().id();
    for (Draft draft : drafts) {
      keep(run, draft, now);
    }
    withdraw(run, drafts, now);
    return true;
  }

  private void keep(long run, Draft draft, OffsetDateTime now) {
    String grounds = String.join(",", draft.grounds());
    int updated =
        jdbc.sql(
                "update unit_flag set level = ?, grounds = ?, figure = ?, cases = ?, evidence = ?,"
                    + " made_at = ?, withdrawn_at = null where run_id = ? and unit = ?")
            .param(draft.level())
            .param(grounds)
            .param(draft.figure())
            .param(draft.cases())
            .param(draft.evidence())
            .param(now)
            .param(run)
            .param(draft.unit())
            .update();
    if (updated == 0) {
      jdbc.sql(
              "insert into unit_flag (run_id, unit, level, grounds, figure, cases, evidence,"
                  + " made_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
          .param(run)
          .param(draft.unit())
          .param(draft.level())
          .param(grounds)
          .param(draft.figure())
          .param(draft.cases())
          .param(draft.evidence())
          .param(now)
          .update();
    }
  }

  private void withdraw(long run, List<Draft> drafts, OffsetDateTime now) {
    List<String> standing = drafts.stream().map(Draft::unit).toList();
    jdbc
        .sql("select unit from unit_flag where run_id = ? and withdrawn_at is null")
        .param(run)
        .query(String.class)
        .list()
        .stream()
        .filter(unit -> !standing.contains(unit))
        .forEach(
            unit ->
                jdbc.sql("update unit_flag set withdrawn_at = ? where run_id = ? and unit = ?")
                    .params(now, run, unit)
                    .update());
  }

  /** The flags, the newest month and the weightiest first. */
  List<Flag> list(FlagFilter filter) {
    List<Object> parameters = new ArrayList<>();
    String where = where(filter, parameters);
    parameters.add(filter.size());
    parameters.add((long) filter.page() * filter.size());
    return jdbc.sql(
            "select "
                + COLUMNS
                + JOINED
                + where
                + " order by r.period desc, case f.level when 'SYSTEMIC' then 0 when 'RED' then 1"
                + " when 'YELLOW' then 2 else 3 end, r.metric, f.unit, f.id"
                + " limit ? offset ?")
        .params(parameters)
        .query((row, n) -> flag(row))
        .list();
  }

  /** How many there are. */
  long count(FlagFilter filter) {
    List<Object> parameters = new ArrayList<>();
    String where = where(filter, parameters);
    return jdbc.sql("select count(*)" + JOINED + where)
        .params(parameters)
        .query(Long.class)
        .single();
  }

  private static String where(FlagFilter filter, List<Object> parameters) {
    StringBuilder where = new StringBuilder(" where ");
    if (filter.ruleVersion() == null) {
      where.append("r.in_force");
    } else {
      where.append("r.rule_version = ?");
      parameters.add(filter.ruleVersion());
    }
    equal(where, parameters, "r.metric", filter.metric());
    equal(where, parameters, "r.unit_class", filter.unitClass());
    equal(where, parameters, "r.period", filter.period());
    equal(where, parameters, "f.level", filter.level());
    if (filter.units() != null) {
      where.append(filter.units().isEmpty() ? " and false" : " and f.unit in (");
      if (!filter.units().isEmpty()) {
        where.append("?, ".repeat(filter.units().size() - 1)).append("?)");
        parameters.addAll(filter.units());
      }
    }
    return where.toString();
  }

  private static void equal(
      StringBuilder where, List<Object> parameters, String column, @Nullable String value) {
    if (value != null) {
      where.append(" and ").append(column).append(" = ?");
      parameters.add(value);
    }
  }

  /** One flag. */
  Optional<Flag> find(long id) {
    return jdbc.sql("select " + COLUMNS + JOINED + " where f.id = ?")
        .param(id)
        .query((row, n) -> flag(row))
        .optional();
  }

  /** Its evidence as JSON. */
  Optional<String> evidence(long id) {
    return jdbc.sql("select evidence from unit_flag where id = ?")
        .param(id)
        .query(String.class)
        .optional();
  }

  /** Months, metrics and classes of the runs of the rule in force, for a form. */
  List<String> distinct(String column) {
    return switch (column) {
      case "period", "metric", "unit_class" ->
          jdbc.sql(
                  "select distinct "
                      + column
                      + " from flag_run where in_force order by "
                      + column
                      + (column.equals("period") ? " desc" : ""))
              .query(String.class)
              .list();
      default -> throw new IllegalArgumentException("no column " + column);
    };
  }

  /** When the rule in force was last applied; empty where it never was. */
  Optional<Instant> lastMade() {
    return jdbc.sql("select max(made_at) from flag_run where in_force")
        .query((row, n) -> Optional.ofNullable(Moments.atOrNull(row, 1)))
        .single();
  }

  /** When the rule in force was last applied to a month; empty where it never was. */
  Optional<Instant> lastMade(String month) {
    return jdbc.sql("select max(made_at) from flag_run where in_force and period = ?")
        .param(month)
        .query((row, n) -> Optional.ofNullable(Moments.atOrNull(row, 1)))
        .single();
  }

  private static Flag flag(ResultSet row) throws SQLException {
    double figure = row.getDouble(11);
    Double known = row.wasNull() ? null : Double.valueOf(figure);
    String grounds = row.getString(10);
    return new Flag(
        row.getLong(1),
        row.getInt(2),
        row.getBoolean(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getBoolean(7),
        row.getString(8),
        row.getString(9),
        grounds.isEmpty() ? List.of() : List.of(grounds.split(",")),
        known,
        row.getLong(12),
        Moments.at(row, 13),
        Moments.atOrNull(row, 14));
  }
}
