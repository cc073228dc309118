package io.xiaoneng.dashboard.circle.figure;

import io.xiaoneng.circle.CellMap;
import io.xiaoneng.circle.PointState;
import io.xiaoneng.circle.Span;
import io.xiaoneng.circle.Spans;
import io.xiaoneng.circle.street.Reach;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.event.Json;
import io.xiaoneng.registry.Cell;
import io.xiaoneng.registry.Unit;
import io.xiaoneng.registry.Unit.Level;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A made-up city of a few communities, whose cells have powers of two as people, so that a sum
 * tells which cells are in it; and its rows in ClickHouse.
 */
final class SmallCity {

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final List<String> ITEMS = List.of("birth", "card", "firm");

  private static final int CELLS = 30;
  private static final int POINTS = 8;
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** A day of a point. */
  record Course(long begins, long ends, long[] froms, PointState[] states) {

    Spans open() {
      List<Span> open = new ArrayList<>();
      for (int i = 0; i < froms.length; i++) {
        long to = i + 1 < froms.length ? froms[i + 1] : ends;
        if (states[i] == PointState.OPEN) {
          open.add(new Span(froms[i], to));
        }
      }
      return Spans.of(open);
    }

    PointState at(long t) {
      PointState state = states[0];
      for (int i = 0; i < froms.length && froms[i] <= t; i++) {
        state = states[i];
      }
      return state;
    }
  }

  /** A point, how far the cells have it, and its days. */
  record PointOfCity(
      String id,
      String kind,
      boolean roundTheClock,
      List<String> items,
      Reach reach,
      Map<LocalDate, Course> days) {

    boolean isTerminal() {
      return roundTheClock && (kind.equals("TERMINAL") || kind.equals("MAILBOX"));
    }

    Spans open() {
      Spans open = Spans.NONE;
      for (Course course : days.values()) {
        open = open.or(course.open());
      }
      return open;
    }
  }

  final FixedRegistryView registry = new FixedRegistryView(ZONE);
  final List<PointOfCity> points = new ArrayList<>();
  final CellMap map;

  SmallCity(long seed, List<LocalDate> days) {
    Random random = new Random(seed);
    registry.unit("CITY", Level.CITY, null);
    registry.unit("D1", Level.DISTRICT, "CITY").unit("D2", Level.DISTRICT, "CITY");
    registry.unit("S1", Level.STREET, "D1").unit("S2", Level.STREET, "D2");
    for (int i = 0; i < 6; i++) {
      registry.unit("C" + i, Level.COMMUNITY, i % 2 == 0 ? "S1" : "S2", i != 5);
    }
    for (String item : ITEMS) {
      registry.put(
          "item/" + item + "/1", Json.write(Map.of("kind", "item", "code", item, "version", 1L)));
    }
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < CELLS; i++) {
      cells.add(
          new Cell(
              "cell%02d".formatted(i),
              108.9 + 0.002 * i,
              34.2,
              random.nextInt(12) == 0 ? null : 1L << i,
              // The last community stays without cells.
              random.nextInt(15) == 0 ? "" : "C" + random.nextInt(5)));
    }
    map = CellMap.of(cells, registry.registry().all(Unit.class));
    for (int i = 0; i < POINTS; i++) {
      points.add(point(i, random, days));
    }
  }

  private static PointOfCity point(int number, Random random, List<LocalDate> days) {
    int[] near = IntStream.range(0, CELLS).filter(cell -> random.nextInt(4) == 0).toArray();
    int[] far = Arrays.stream(near).map(cell -> 1 + random.nextInt(Walk.MEASURED)).toArray();
    if (far.length > 0) {
      // Exactly at the limit is within it.
      far[0] = Walk.ADULT.limit();
    }
    Map<LocalDate, Course> courses = new TreeMap<>();
    for (LocalDate day : days) {
      if (random.nextInt(8) > 0) {
        courses.put(day, course(day, random));
      }
    }
    return new PointOfCity(
        "point" + number,
        List.of("HALL", "CENTRE", "TERMINAL", "MAILBOX").get(random.nextInt(4)),
        random.nextBoolean(),
        ITEMS.stream().filter(item -> random.nextBoolean()).toList(),
        new Reach(near, far),
        courses);
  }

  private static Course course(LocalDate day, Random random) {
    long begins = millis(day);
    long ends = millis(day.plusDays(1));
    long[] froms =
        LongStream.concat(
                LongStream.of(begins),
                // Full hours, so that points often change at one moment, and any millisecond.
                random
                    .ints(random.nextInt(5), 1, 24)
                    .mapToLong(hour -> begins + hour * 3_600_000L + random.nextInt(2) * 12_345L))
            .sorted()
            .distinct()
            .toArray();
    PointState[] states =
        Arrays.stream(froms)
            .mapToObj(from -> PointState.values()[random.nextInt(3)])
            .toArray(PointState[]::new);
    return new Course(begins, ends, froms, states);
  }

  static long millis(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant().toEpochMilli();
  }

  /** Writes its cells, ways and days, after having emptied the tables. */
  void write(ClickHouse clickHouse) {
    for (String table : List.of("circle_cell", "circle_reach", "point_day", "coverage_day")) {
      clickHouse.execute("TRUNCATE TABLE " + table, List.of(), LIMIT);
    }
    for (int i = 0; i < map.cells().size(); i++) {
      Cell cell = map.cells().get(i);
      boolean counts = map.community(i) != null;
      execute(
          clickHouse,
          "INSERT INTO circle_cell VALUES ('%s', 1, false, %s, %s, %s, '%s', %s, '', 'AT', 1)"
              .formatted(
                  cell.id(), cell.lon(), cell.lat(), cell.population(), cell.community(), counts));
    }
    // A cell that is gone, and one reach that was better once.
    execute(
        clickHouse,
        "INSERT INTO circle_cell VALUES ('old', 9, true, 1, 1, 99999, 'C0', true, '', 'AT', 1)");
    execute(
        clickHouse,
        "INSERT INTO circle_reach VALUES ('point0', 1, false, 1, 1, 'AT', 1, 0, 's',"
            + " ['cell00','cell01','cell02'], [1, 1, 1])");
    for (PointOfCity point : points) {
      write(clickHouse, point);
    }
  }

  private void write(ClickHouse clickHouse, PointOfCity point) {
    execute(
        clickHouse,
        "INSERT INTO circle_reach VALUES ('%s', 2, false, 1, 1, 'AT', 1, 0, 's', [%s], [%s])"
            .formatted(
                point.id(),
                Arrays.stream(point.reach().places())
                    .mapToObj(cell -> "'" + map.cells().get(cell).id() + "'")
                    .collect(Collectors.joining(",")),
                list(Arrays.stream(point.reach().millimetres()).mapToLong(each -> each))));
    point
        .days()
        .forEach(
            (day, course) ->
                execute(
                    clickHouse,
                    ("INSERT INTO point_day SELECT '%s', toDate32('%s'), 1, '%s', 'S1', %s, true,"
                            + " [%s], fromUnixTimestamp64Milli(toInt64(%d), 'UTC'),"
                            + " fromUnixTimestamp64Milli(toInt64(%d), 'UTC'),"
                            + " arrayMap(x -> fromUnixTimestamp64Milli(toInt64(x), 'UTC'), [%s]),"
                            + " [%s], [], [], '', NULL")
                        .formatted(
                            point.id(),
                            day,
                            point.kind(),
                            point.roundTheClock(),
                            point.items().stream()
                                .map(item -> "'" + item + "'")
                                .collect(Collectors.joining(",")),
                            course.begins(),
                            course.ends(),
                            list(Arrays.stream(course.froms())),
                            Arrays.stream(course.states())
                                .map(state -> "'" + state + "'")
                                .collect(Collectors.joining(",")))));
  }

  private static String list(LongStream numbers) {
    return numbers.mapToObj(Long::toString).collect(Collectors.joining(","));
  }

  static void execute(ClickHouse clickHouse, String sql) {
    clickHouse.execute(sql, List.of(), LIMIT);
  }
}
