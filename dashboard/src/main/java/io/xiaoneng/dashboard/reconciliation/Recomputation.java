package io.xiaoneng.dashboard.reconciliation;

import io.xiaoneng.calendar.WorkCalendar;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The second way from the archived events to the facts of a case and the cells of the cube: plain
 * SQL after the metric catalogue, written apart from the fold and sharing nothing with it but the
 * calendar's data.
 *
 * <p>The parts lie in the resources, numbered in the order in which they build on each other: 01
 * and 02 fill tables to look days, items and units up in, 03 to 10 are one query for the facts, 11
 * is one for the cells, 12 and 13 for tickets and contracts.
 */
final class Recomputation {

  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(2299, 12, 31);
  private static final List<String> BEGIN = List.of("03_words", "04_contents");

  private final ZoneId zone;
  private final String calendar;

  /**
   * @param zone the city's
   * @param calendar id of the city's calendar
   */
  Recomputation(ZoneId zone, String calendar) {
    this.zone = zone;
    this.calendar = calendar;
  }

  /** Fills the tables to look up in, from the calendar and the registry as they stand. */
  void prepare(Connection connection) throws SQLException {
    WorkCalendar days = RegistryRows.read(connection, zone).calendar(calendar);
    boolean weekendsCount = calendar.equals("every-day");
    String exceptions =
        LongStream.rangeClosed(FIRST_DAY.toEpochDay(), LAST_DAY.toEpochDay())
            .mapToObj(LocalDate::ofEpochDay)
            .filter(day -> days.isCounted(day) != (weekendsCount || !weekend(day)))
            .map(day -> Long.toString(day.toEpochDay()))
            .collect(Collectors.joining(",", "CAST([", "], 'Array(Int64)')"));
    run(
        connection,
        SqlPart.load(
            "01_calendar",
            Map.of("weekendsCount", weekendsCount ? "true" : "false", "exceptions", exceptions)));
    run(connection, SqlPart.load("02_registry", Map.of("zone", zone())));
  }

  private static boolean weekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private static void run(Connection connection, SqlPart part) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String each : part.statements()) {
        statement.execute(each);
      }
    }
  }

  /**
   * The beginning of a query, {@code WITH … facts AS (…)}: its last table has the columns of the
   * kind's table but version, and {@code weight}, the low 96 bits of the version. Instants are
   * milliseconds, dates are days since 1970.
   *
   * @param subjects a condition on {@code subject} of event_archive
   */
  String facts(RowKind kind, String subjects) {
    return Stream.concat(BEGIN.stream(), kind.parts.stream())
        .map(name -> SqlPart.load(name, values(name, kind, subjects)).text())
        .collect(Collectors.joining("\n"));
  }

  private Map<String, String> values(String name, RowKind kind, String subjects) {
    return switch (name) {
      case "03_words" -> Map.of("zone", zone());
      case "04_contents" ->
          Map.of("cases", subjects, "family", SqlPart.quote(kind.family), "more", kind.more);
      default -> Map.of();
    };
  }

  private String zone() {
    return SqlPart.quote(zone.getId());
  }

  /**
   * A query for the cells that cases add up to.
   *
   * @param source a table or a subquery in brackets with the columns and types of case_row
   */
  static String cells(String source) {
    return SqlPart.load("11_cells", Map.of("source", source)).text();
  }
}
