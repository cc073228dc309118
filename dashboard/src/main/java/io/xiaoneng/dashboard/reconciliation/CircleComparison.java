package io.xiaoneng.dashboard.reconciliation;

import io.xiaoneng.calendar.IssuedYear;
import io.xiaoneng.circle.CircleRecount;
import io.xiaoneng.circle.PointRules;
import io.xiaoneng.circle.Span;
import io.xiaoneng.hours.OpeningHours;
import io.xiaoneng.hours.OpeningHoursException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Compares every day of every point and of every community with what the archived events, the
 * registry, reach and cells say, beside a job that goes on.
 *
 * <p>Points are counted slice by slice, communities day by day. Of today only what has passed for a
 * while is compared. What differs is looked at again, some time apart; it is called different when
 * nothing about it has changed between two looks and nothing it is made of is so new that the job
 * may be on the way to it. The tables {@code reconciliation_circle_…} are for the repair and are to
 * be dropped then.
 */
final class CircleComparison {

  /** What differs, in columns what, day, measure, subject. */
  static final String WRONG = "reconciliation_circle_wrong";

  /** Longer than the job takes from an event to the rows, with what it counts a while later. */
  private static final Duration PASSED = Duration.ofSeconds(90);

  /** An event that comes in time is recorded sooner after it than {@link #PASSED} less this. */
  private static final Duration LATE = Duration.ofSeconds(60);

  /** The registry, reach and cells have rested for so long: their days have been counted again. */
  private static final Duration RESTED = Duration.ofMinutes(2);

  private static final int LISTED = 10_000;
  private static final int TOLD_EVERY = 10;

  private static final List<String> TABLES =
      List.of("found", "wrong", "late", "earlier", "old_point", "old_community");

  private final Connection connection;
  private final ZoneId zone;
  private final String calendar;
  private final ReconciliationSettings settings;
  private final Clock clock;
  private final CircleRecount recount;
  private long start;
  private long cut;

  /**
   * @param zone the city's
   * @param calendar id of the city's calendar
   */
  CircleComparison(
      Connection connection,
      ZoneId zone,
      String calendar,
      ReconciliationSettings settings,
      Clock clock) {
    this.connection = connection;
    this.zone = zone;
    this.calendar = calendar;
    this.settings = settings;
    this.clock = clock;
    this.recount = new CircleRecount(connection, zone);
  }

  /** Compares everything; changes no figure. */
  CircleReport compare(Progress progress, long cases) throws SQLException, InterruptedException {
    start = clock.millis();
    cut = start - PASSED.toMillis();
    execute(
        "CREATE OR REPLACE TABLE reconciliation_circle_found (look UInt8, what String, day Date32,"
            + " measure String, subject String, `column` String, expected String, found String)"
            + " ENGINE = MergeTree ORDER BY (look, what, day, measure, subject)");
    progress.at("the circle's registry, ways and cells", cases);
    Map<Integer, Span> days = recount.prepare(clock.instant(), hours());
    String left = left();
    List<String> slices = Slices.of(connection, settings.sliceEvents(), "type LIKE 'point.%'");
    for (String slice : slices) {
      progress.at(
          "points, slice %d of %d".formatted(slices.indexOf(slice) + 1, slices.size()), cases);
      recount.points(slice, 1);
    }
    TreeSet<Integer> all = new TreeSet<>(days.keySet());
    all.addAll(days("SELECT DISTINCT day FROM point_day"));
    all.addAll(days("SELECT DISTINCT day FROM coverage_day"));
    look(1, all, days, left.isEmpty(), progress, cases);
    int look = 1;
    while (found(look) > 0 && look < settings.looks() && !(look > 1 && same(look))) {
      Thread.sleep(settings.pause().toMillis());
      again(++look, days, left.isEmpty(), progress, cases);
    }
    SqlPart wrong =
        SqlPart.load(
            "16_circle_wrong",
            Map.of(
                "look",
                Integer.toString(look),
                "start",
                Long.toString(start),
                "rest",
                Long.toString(LATE.toMillis()),
                "cut",
                Long.toString(cut),
                "fresh",
                Boolean.toString(fresh())));
    for (String each : wrong.statements()) {
      execute(each);
    }
    long different = number("SELECT count() FROM " + WRONG);
    return new CircleReport(
        days.size(),
        left.isEmpty() ? number("SELECT count() FROM coverage_day FINAL") : 0,
        number("SELECT count() FROM point_day FINAL"),
        found(look) - different,
        different,
        0,
        different == 0 ? List.of() : listed(),
        left);
  }

  /** Counts again what differed, and points of which something late has been heard. */
  private void again(
      int look, Map<Integer, Span> days, boolean communities, Progress progress, long cases)
      throws SQLException {
    recount.points(
        ("%%1$s IN (SELECT subject FROM reconciliation_circle_found WHERE look = %d AND what ="
                + " 'point') OR %%1$s IN (SELECT subject FROM event_archive WHERE type LIKE"
                + " 'point.%%%%' AND recorded_at > fromUnixTimestamp64Milli(toInt64(%d), 'UTC'))")
            .formatted(look - 1, start - LATE.toMillis()),
        look);
    List<Integer> asked =
        days("SELECT DISTINCT day FROM reconciliation_circle_found WHERE look = " + (look - 1));
    look(look, asked, days, communities, progress, cases);
  }

  private void look(
      int look,
      Iterable<Integer> asked,
      Map<Integer, Span> days,
      boolean communities,
      Progress progress,
      long cases)
      throws SQLException {
    int done = 0;
    for (int day : asked) {
      if (done++ % TOLD_EVERY == 0) {
        progress.at("the circle on " + LocalDate.ofEpochDay(day) + ", look " + look, cases);
      }
      compare("14_circle_point", "14_circle_points", "point_day", look, day);
      if (communities) {
        if (days.containsKey(day)) {
          recount.coverage(day, look);
        }
        compare("15_circle_coverage", "15_circle_coverage", "coverage_day", look, day);
      }
    }
  }

  private void compare(String side, String name, String table, int look, int day)
      throws SQLException {
    String expected =
        SqlPart.load(side + "_side", Map.of("table", "reconciliation_circle_" + table)).text();
    String found = SqlPart.load(side + "_side", Map.of("table", table)).text();
    execute(
        SqlPart.load(
                name,
                Map.of(
                    "expected",
                    expected,
                    "found",
                    found,
                    "look",
                    Integer.toString(look),
                    "cut",
                    Long.toString(cut),
                    "day",
                    "'" + LocalDate.ofEpochDay(day) + "'",
                    "zone",
                    SqlPart.quote(zone.getId())))
            .text());
  }

  private long found(int look) throws SQLException {
    return number("SELECT count() FROM reconciliation_circle_found WHERE look = " + look);
  }

  /** Whether nothing at all has changed since the look before. */
  private boolean same(int look) throws SQLException {
    String of =
        "SELECT what, day, measure, subject, `column`, expected, found FROM"
            + " reconciliation_circle_found WHERE look = ";
    return found(look) == found(look - 1)
        && number("SELECT count() FROM (" + of + look + " EXCEPT " + of + (look - 1) + ")") == 0;
  }

  /** Why communities cannot be compared; "" where they can. */
  private String left() throws SQLException {
    long told = number("SELECT count() FROM registry_row FINAL WHERE kind = 'cell' AND body != ''");
    long there = number("SELECT count() FROM circle_cell FINAL WHERE NOT gone");
    return told == there
        ? ""
        : "the registry has %d cells, the table circle_cell %d".formatted(told, there);
  }

  /** Whether the registry, reach or cells have changed just now. */
  private boolean fresh() throws SQLException {
    long since = start - RESTED.toMillis();
    return number(
            "SELECT (SELECT count() FROM registry_history WHERE kind IN ('point', 'source',"
                + " 'calendar', 'cell', 'unit', 'bundle') AND toUnixTimestamp64Milli(recorded_at) > "
                + since
                + ") + (SELECT count() FROM circle_reach WHERE version BETWEEN {0} AND {1}) +"
                    .replace("{0}", Long.toString(since))
                    .replace("{1}", Long.toString(clock.millis()))
                + " (SELECT count() FROM circle_cell WHERE version BETWEEN {0} AND {1})"
                    .replace("{0}", Long.toString(since))
                    .replace("{1}", Long.toString(clock.millis())))
        > 0;
  }

  private List<Difference> listed() throws SQLException {
    // What was recorded before the tables of the circle came into an installation that ran.
    execute(
        "CREATE OR REPLACE TABLE reconciliation_circle_earlier ENGINE = MergeTree ORDER BY point AS"
            + " SELECT DISTINCT subject AS point FROM event_archive WHERE type LIKE 'point.%' AND"
            + " recorded_at < (SELECT max(applied_at) FROM schema_version WHERE version = 9) AND"
            + " (SELECT max(applied_at) FROM schema_version WHERE version = 9) > (SELECT"
            + " max(applied_at) FROM schema_version WHERE version = 1) + INTERVAL 10 MINUTE");
    List<Difference> differences = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                SqlPart.load("17_circle_listed", Map.of("most", Integer.toString(LISTED)))
                    .text())) {
      while (rows.next()) {
        differences.add(
            new Difference(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5),
                Stream.of(rows.getString(6).split("\n")).filter(p -> !p.isEmpty()).toList(),
                rows.getString(7)));
      }
    }
    return List.copyOf(differences);
  }

  /** Opening hours as the job reads them: with the days off that the calendar's notices name. */
  private CircleRecount.HoursReader hours() throws SQLException {
    Map<LocalDate, Boolean> named = new HashMap<>();
    for (IssuedYear year : RegistryRows.read(connection, zone).calendar(calendar).issues()) {
      named.putAll(year.named());
    }
    return text -> {
      try {
        return new CircleRecount.Reading(
            OpeningHours.parse(text, day -> Boolean.FALSE.equals(named.get(day)), zone), "");
      } catch (OpeningHoursException bad) {
        return new CircleRecount.Reading(PointRules.Hours.NEVER, String.valueOf(bad.getMessage()));
      }
    };
  }

  /**
   * Writes what was found to differ right again, as it was counted, under the lowest version: the
   * job's next word about it counts. What the job has written since stays.
   */
  void repair() throws SQLException {
    for (String each : SqlPart.load("18_circle_repair", Map.of()).statements()) {
      execute(each);
    }
  }

  /** Takes its tables away. */
  void drop() throws SQLException {
    recount.drop();
    for (String table : TABLES) {
      execute("DROP TABLE IF EXISTS reconciliation_circle_" + table);
    }
  }

  private List<Integer> days(String sql) throws SQLException {
    List<Integer> days = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT toInt32(day) FROM (" + sql + ")")) {
      while (rows.next()) {
        days.add(rows.getInt(1));
      }
    }
    return days;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT toInt64((" + sql + "))")) {
      row.next();
      return row.getLong(1);
    }
  }
}
