package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.registry.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parts of statements over {@code case_row} that every reader shares. */
final class CaseRows {

  /** Cases that figures are made of. */
  static final String COUNTED = "identified AND NOT quarantined AND NOT test";

  /** The same and the quarantined ones. */
  static final String COUNTED_OR_QUARANTINED = "identified AND NOT test";

  /** The rows of all that is known now. */
  static final String TABLE = "case_row";

  private final RegistryView registry;
  private final String table;

  /**
   * @param table with the columns of case_row, read with FINAL
   */
  CaseRows(RegistryView registry, String table) {
    this.registry = registry;
    this.table = table;
  }

  /** The table that is read. */
  String table() {
    return table;
  }

  /** Constants that the expressions name. */
  static String with(long asOf) {
    return "WITH toInt64(" + Sql.NEVER + ") AS NEVER, toInt64(" + asOf + ") AS as_of ";
  }

  /**
   * Appends a subquery with the milestones as they were known at {@code asOf}.
   *
   * @param asOf epoch milliseconds; {@link Long#MAX_VALUE} − 1 for the whole fold
   */
  void subquery(Sql sql, long asOf, String population, Map<Dimension, List<String>> filters) {
    subquery(sql, String.valueOf(asOf), population, filters);
  }

  /**
   * Likewise.
   *
   * @param asOf milliseconds as SQL over the columns of the table, never null where the population
   *     is
   */
  void subquery(Sql sql, String asOf, String population, Map<Dimension, List<String>> filters) {
    sql.add(opening(table, asOf, population));
    filters(sql, filters);
    sql.add("))");
  }

  /**
   * Appends a subquery with a row for each time that a case is looked at: with the column {@code
   * look}, and the milestones as they were known at it. Several instants cost one reading of the
   * table then; worth it where few cases are left by the population.
   *
   * @param looks SQL of an array over the columns of the table; none where it is empty
   * @param asOf milliseconds as SQL over {@code look}
   */
  void looks(
      Sql sql, String looks, String asOf, String population, Map<Dimension, List<String>> filters) {
    sql.add("(SELECT *, " + CaseMilestones.DERIVED + " FROM (SELECT look, ")
        .add(CaseMilestones.ATTRIBUTES + CaseMilestones.asOf(asOf))
        .add(" FROM (SELECT *, arrayJoin(" + looks + ") AS look FROM " + table)
        .add(" FINAL WHERE " + population);
    filters(sql, filters);
    sql.add(")))");
  }

  /**
   * Appends a subquery with a row for each rating of those cases: {@code rated_date}, {@code rated}
   * in milliseconds, {@code level}, {@code by_default}, {@code named}, {@code rectify_by}, and the
   * dates {@code rectified_on} and {@code revisited_on}, null where it was not done by {@code
   * asOf}. The statement has a constant {@code term}.
   */
  void ratings(Sql sql, long asOf, String population, Map<Dimension, List<String>> filters) {
    sql.add("(SELECT *, rating.id AS rating_id, rating.date AS rated_date,")
        .add(" rating.level AS level, rating.named AS named,")
        .add(" toUnixTimestamp64Milli(rating.at) AS rated, rating.by_default AS by_default,")
        .add(" addDays(rating.date, term) AS rectify_by,")
        .add(" if(" + Sql.millis("rating.rectified_at") + " <= as_of, rating.rectified_date, NULL)")
        .add(" AS rectified_on,")
        .add(" if(" + Sql.millis("rating.revisited_at") + " <= as_of, rating.revisited_date, NULL)")
        .add(" AS revisited_on FROM ");
    subquery(sql, asOf, population, filters);
    sql.add(" ARRAY JOIN ratings AS rating)");
  }

  /** The subquery up to its conditions, to which more may be added before two brackets close it. */
  static String opening(String table, long asOf, String population) {
    return opening(table, String.valueOf(asOf), population);
  }

  private static String opening(String table, String asOf, String population) {
    return "(SELECT *, "
        + CaseMilestones.DERIVED
        + " FROM (SELECT "
        + CaseMilestones.ATTRIBUTES
        + CaseMilestones.asOf(asOf)
        + " FROM "
        + table
        + " FINAL WHERE "
        + population;
  }

  /** Appends the filters as conditions, with AND before each. */
  void filters(Sql sql, Map<Dimension, List<String>> filters) {
    filters.forEach((dimension, values) -> filter(sql, dimension, values));
  }

  private void filter(Sql sql, Dimension dimension, List<String> values) {
    String column = dimension.column();
    if (column == null) {
      throw new BadParameterException(
          dimension.wireName(), dimension.wireName() + " is no dimension of a metric of cases");
    }
    sql.add(" AND ");
    if (dimension == Dimension.UNIT) {
      Set<String> units = new LinkedHashSet<>();
      values.forEach(each -> units.addAll(registry.subtree(each)));
      sql.in(column, units);
    } else {
      sql.in(column, values);
    }
  }

  /**
   * Appends the key columns {@code k0, k1, …}, each with a comma behind it.
   *
   * @param date the column that places a case; null where time is no dimension here
   */
  void keys(Sql sql, List<Grouping> by, @Nullable String date) {
    keys(sql, by, date, 0);
  }

  /** Likewise, numbered from {@code first}. */
  void keys(Sql sql, List<Grouping> by, @Nullable String date, int first) {
    for (int i = 0; i < by.size(); i++) {
      key(sql, by.get(i), date);
      sql.add(" AS k" + (first + i) + ", ");
    }
  }

  /** Appends the conditions that a case's keys are those, "" for none, with AND before each. */
  void keysAre(Sql sql, Map<Grouping, String> keys) {
    keys.forEach(
        (grouping, value) -> {
          key(sql.add(" AND "), grouping, null);
          sql.add(" = ?", value);
        });
  }

  private void key(Sql sql, Grouping grouping, @Nullable String date) {
    Dimension dimension = grouping.dimension();
    Unit.Level level = grouping.level();
    String column = dimension.column();
    if (dimension.ofTime()) {
      sql.add(timeNumber(dimension, "assumeNotNull(" + date + ")"));
    } else if (column == null) {
      throw new BadParameterException(
          "by", dimension.wireName() + " is no dimension of a metric of cases");
    } else if (level == null) {
      sql.add("toString(" + column + ")");
    } else {
      ancestors(sql, level);
    }
  }

  /** Each unit's code becomes that of the unit above it at the level, "" where there is none. */
  private void ancestors(Sql sql, Unit.Level level) {
    List<String> units = new ArrayList<>();
    List<String> above = new ArrayList<>();
    registry
        .ancestorsAt(level)
        .forEach(
            (unit, ancestor) -> {
              units.add(unit);
              above.add(ancestor);
            });
    if (units.isEmpty()) {
      sql.add("''");
    } else {
      sql.add(
          "transform(toString(unit), ?, ?, '')",
          units.toArray(new String[0]),
          above.toArray(new String[0]));
    }
  }

  /** The key of a date as a number, for {@link Keys} to tell: text costs several times as much. */
  static String timeNumber(Dimension dimension, String date) {
    return switch (dimension) {
      case DAY -> "toInt32(" + date + ")";
      case WEEK -> "toYearWeek(" + date + ", 3)";
      case MONTH -> "toYYYYMM(" + date + ")";
      default -> throw new IllegalArgumentException(dimension + " is not of time");
    };
  }

  /** The key of a date as text. */
  static String timeKey(Dimension dimension, String date) {
    return switch (dimension) {
      case DAY -> "toString(" + date + ")";
      case WEEK -> "formatDateTime(" + date + ", '%G-W%V')";
      case MONTH -> "formatDateTime(" + date + ", '%Y-%m')";
      default -> throw new IllegalArgumentException(dimension + " is not of time");
    };
  }

  /** Appends the period as a condition on a date column, with AND before each part. */
  static void period(Sql sql, String date, @Nullable LocalDate from, @Nullable LocalDate to) {
    if (from != null) {
      sql.add(" AND " + date + " >= toDate32(?)", from.toString());
    }
    if (to != null) {
      sql.add(" AND " + date + " <= toDate32(?)", to.toString());
    }
  }

  /** Appends GROUP BY, ORDER BY and the limit of rows. */
  static void grouped(Sql sql, int keys, int limit) {
    if (keys > 0) {
      StringBuilder names = new StringBuilder("k0");
      for (int i = 1; i < keys; i++) {
        names.append(", k").append(i);
      }
      sql.add(" GROUP BY " + names + " ORDER BY " + names);
      sql.add(" LIMIT " + (limit + 1));
    }
  }
}
