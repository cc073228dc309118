package io.xiaoneng.dashboard.circle.figure;

import io.xiaoneng.circle.Coverage;
import io.xiaoneng.circle.CoverageCount;
import io.xiaoneng.circle.CoverageCourse;
import io.xiaoneng.circle.PointInterval;
import io.xiaoneng.circle.PointState;
import io.xiaoneng.circle.PublicTerminal;
import io.xiaoneng.circle.Span;
import io.xiaoneng.circle.Spans;
import io.xiaoneng.circle.TerminalShare;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.metric.PlaceParts;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.CityClockTesting;
import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.registry.Cell;
import io.xiaoneng.registry.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A small city with terminals that stand somewhere and are open at times, and what it tells. */
public final class PlacesCity {

  /** The city's. */
  public static final ZoneId ZONE = SmallCity.ZONE;

  private static final int TERMINALS = 7;
  private static final long HOUR = 3_600_000;
  private static final List<String> UNITS = List.of("CITY", "S1", "C3", "C0", "CITY", "S2", "CITY");

  private record Day(Span day, Spans schedule, List<PointInterval> course) {}

  private record Terminal(
      String id, String kind, String unit, double lon, double lat, Map<LocalDate, Day> days) {}

  private final SmallCity city;
  private final List<LocalDate> days;
  private final List<Terminal> terminals = new ArrayList<>();

  /** Over these days, ascending. */
  public PlacesCity(long seed, List<LocalDate> days) {
    this.city = new SmallCity(seed, days);
    this.days = days;
    Random random = new Random(seed);
    Cell apart = apart();
    String hall =
        registry().ancestorAt(nearest(apart), Unit.Level.STREET).orElse("").equals("S1")
            ? "S2"
            : "S1";
    for (int i = 0; i < TERMINALS; i++) {
      Map<LocalDate, Day> its = new TreeMap<>();
      for (LocalDate day : days) {
        its.put(day, i % 4 == 0 ? open(day) : day(day, random));
      }
      terminals.add(
          new Terminal(
              "terminal" + i,
              i == 0 ? "HALL" : i % 2 == 0 ? "TERMINAL" : "MAILBOX",
              i == 0 ? hall : UNITS.get(i),
              i == 4 ? apart.lon() + 0.0003 : 108.9 + 0.06 * random.nextDouble(),
              i == 4 ? apart.lat() : 34.2 + 0.01 * random.nextDouble(),
              its));
    }
  }

  /** A cell that is in no sum. */
  private Cell apart() {
    for (int i = 0; i < city.map.cells().size(); i++) {
      if (city.map.community(i) == null) {
        return city.map.cells().get(i);
      }
    }
    throw new IllegalStateException("every cell counts: take another seed");
  }

  private static Day open(LocalDate date) {
    Span day = new Span(SmallCity.millis(date), SmallCity.millis(date.plusDays(1)));
    return new Day(day, new Spans(List.of(day)), List.of(new PointInterval(day, PointState.OPEN)));
  }

  private static Day day(LocalDate date, Random random) {
    long begins = SmallCity.millis(date);
    long ends = SmallCity.millis(date.plusDays(1));
    Span day = new Span(begins, ends);
    Spans schedule =
        new Spans(
            List.of(
                random.nextInt(6) == 0 ? new Span(begins + 8 * HOUR, begins + 18 * HOUR) : day));
    long turn = begins + (1 + random.nextInt(22)) * HOUR;
    boolean opens = random.nextInt(6) == 0;
    PointState then = random.nextInt(6) == 0 ? PointState.OPEN : PointState.DOWN;
    return new Day(
        day,
        schedule,
        List.of(
            new PointInterval(new Span(begins, turn), opens ? PointState.OPEN : PointState.CLOSED),
            new PointInterval(new Span(turn, ends), then)));
  }

  /** Its units. */
  public FixedRegistryView registry() {
    return city.registry;
  }

  /** Its days, cells and ways, with what is superseded or gone beside them. */
  public void write(ClickHouse clickHouse) {
    city.write(clickHouse);
    for (Terminal each : terminals) {
      SmallCity.execute(
          clickHouse,
          "INSERT INTO circle_reach VALUES ('%s', 2, false, %s, %s, 'AT', 1, 0, 's', [], [])"
              .formatted(each.id, each.lon, each.lat));
      SmallCity.execute(
          clickHouse,
          "INSERT INTO circle_reach VALUES ('%s', 1, false, 108.9, 34.2, 'AT', 1, 0, 's', [], [])"
              .formatted(each.id));
      each.days.forEach((day, its) -> write(clickHouse, each, day, its));
    }
    SmallCity.execute(
        clickHouse,
        "INSERT INTO circle_cell VALUES ('crowd', 1, true, 1, 1, 1099511627776, 'C0', true, '',"
            + " 'AT', 1)");
    SmallCity.execute(
        clickHouse,
        "INSERT INTO circle_reach SELECT 'point3', 1, false, 1, 1, 'AT', 1, 0, 's',"
            + " groupArray(cell), arrayMap(x -> 1, groupArray(cell)) FROM circle_cell");
    // The state of before, a terminal that was better once, and a point whose ways are gone.
    SmallCity.execute(
        clickHouse,
        "INSERT INTO point_day SELECT * REPLACE (0 AS version, arrayMap(x ->"
            + " 'OPEN', states) AS states,"
            + " [begins] AS schedule_froms, [ends] AS schedule_tos) FROM point_day");
    SmallCity.execute(
        clickHouse,
        "INSERT INTO circle_reach SELECT 'ghost', 1, true, 1, 1, 'AT', 1, 0, 's', groupArray(cell),"
            + " arrayMap(x -> 1, groupArray(cell)) FROM circle_cell");
    SmallCity.execute(
        clickHouse,
        "INSERT INTO point_day SELECT * REPLACE ('ghost' AS point, [begins] AS froms,"
            + " ['OPEN'] AS states) FROM"
            + " (SELECT * FROM point_day WHERE point = 'terminal0' AND version = 1)");
  }

  private static void write(ClickHouse clickHouse, Terminal terminal, LocalDate day, Day its) {
    SmallCity.execute(
        clickHouse,
        ("INSERT INTO point_day SELECT '%s', toDate32('%s'), 1, '%s', '%s', true, true, [], %s, %s,"
                + " [%s], [%s], [%s], [%s], '', NULL")
            .formatted(
                terminal.id,
                day,
                terminal.kind,
                terminal.unit,
                instant(its.day.from()),
                instant(its.day.to()),
                its.course.stream()
                    .map(each -> instant(each.span().from()))
                    .collect(Collectors.joining(",")),
                its.course.stream()
                    .map(each -> "'" + each.state() + "'")
                    .collect(Collectors.joining(",")),
                its.schedule.pieces().stream()
                    .map(each -> instant(each.from()))
                    .collect(Collectors.joining(",")),
                its.schedule.pieces().stream()
                    .map(each -> instant(each.to()))
                    .collect(Collectors.joining(","))));
  }

  private static String instant(long millis) {
    return "fromUnixTimestamp64Milli(toInt64(" + millis + "), 'UTC')";
  }

  /** The places as the metrics ask for them. */
  public static PlaceParts places(
      ClickHouse clickHouse, RegistryView registry, Instant now, ZoneId zone) {
    CityClock clock = CityClockTesting.at(now, zone);
    PopulationSource source = new PopulationSource("");
    CircleQueries queries = new CircleQueries(clickHouse);
    return new CirclePlaces(
        new CircleFigures(queries, registry, clock, source),
        new PublicTerminals(new TerminalQueries(clickHouse), queries, registry, clock),
        new CellQueries(clickHouse, queries, clock, source));
  }

  /** The two published figures of a unit at a moment, by the model. */
  public Coverage at(Instant moment, String unit) {
    CoverageCount count = new CoverageCount(city.map, Walk.ADULT.limit());
    LocalDate day = LocalDate.ofInstant(moment, ZONE);
    city.points.stream()
        .filter(point -> point.days().containsKey(day))
        .filter(point -> point.days().get(day).at(moment.toEpochMilli()) == PointState.OPEN)
        .forEach(point -> count.open(point.reach()));
    return count.of(unit, true);
  }

  /** The same over days, in people and communities times milliseconds. */
  public Coverage over(Span window, String unit) {
    return CoverageCourse.over(
            window,
            city.map,
            Walk.ADULT.limit(),
            city.points.stream()
                .map(point -> new CoverageCourse.OpenPoint(point.reach(), point.open()))
                .toList())
        .of(unit, true);
  }

  /** Sub-districts or communities with a terminal at a moment, by the model. */
  public TerminalShare terminals(boolean communities, Instant moment, String unit) {
    Span lastDay = new Span(moment.minus(Duration.ofDays(1)).toEpochMilli(), moment.toEpochMilli());
    List<PublicTerminal> found = new ArrayList<>();
    for (Terminal each : terminals) {
      if (each.kind.equals("HALL")) {
        continue;
      }
      Spans hours = Spans.NONE;
      List<PointInterval> course = new ArrayList<>();
      for (Day day : each.days.values()) {
        hours = hours.or(day.schedule);
        day.course.stream()
            .filter(
                piece -> piece.span().from() < lastDay.to() && piece.span().to() > lastDay.from())
            .forEach(course::add);
      }
      Spans open = hours;
      found.add(
          PublicTerminal.of(
              each.unit,
              each.unit.startsWith("C") && !each.unit.equals("CITY") ? null : nearest(each),
              lastDay,
              window -> open.and(new Spans(List.of(window))),
              course));
    }
    List<Unit> units = List.copyOf(city.registry.registry().all(Unit.class));
    return communities
        ? TerminalShare.ofCommunities(unit, units, found)
        : TerminalShare.ofStreets(unit, units, found);
  }

  private String nearest(Terminal terminal) {
    return nearest(terminal.lon, terminal.lat);
  }

  private String nearest(Cell cell) {
    return nearest(cell.lon() + 0.0003, cell.lat());
  }

  private String nearest(double lon, double lat) {
    double least = Double.MAX_VALUE;
    String community = null;
    for (int i = 0; i < city.map.cells().size(); i++) {
      Cell cell = city.map.cells().get(i);
      double apart = metres(cell, lon, lat);
      if (city.map.community(i) != null && apart < least) {
        least = apart;
        community = cell.community();
      }
    }
    return community;
  }

  /** By the haversine formula. */
  private static double metres(Cell cell, double lon, double lat) {
    double up = Math.sin(Math.toRadians(cell.lat() - lat) / 2);
    double along = Math.sin(Math.toRadians(cell.lon() - lon) / 2);
    return 2
        * 6_371_000
        * Math.asin(
            Math.sqrt(
                up * up
                    + Math.cos(Math.toRadians(cell.lat()))
                        * Math.cos(Math.toRadians(lat))
                        * along
                        * along));
  }
}
