package io.xiaoneng.dashboard.circle.figure;

import io.xiaoneng.circle.Coverage;
import io.xiaoneng.circle.PointState;
import io.xiaoneng.circle.Span;
import io.xiaoneng.circle.Spans;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.registry.Cell;
import io.xiaoneng.registry.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rows of a {@link PlacesCity}: true ones and others beside them. */
final class PlacesRows {

  private static final long HOUR = 3_600_000;

  /** A point: where it stands, its days, and its way to each cell in millimetres. */
  record Stand(String id, double lon, Map<LocalDate, Day> days, Map<String, Integer> ways) {

    Spans open() {
      Spans open = Spans.NONE;
      for (Day day : days.values()) {
        open = open.or(day.open());
      }
      return open;
    }

    List<Long> turns(LocalDate day) {
      Day one = days.get(day);
      return one == null ? List.of() : one.froms();
    }
  }

  /** A day of a point. */
  record Day(
      String kind,
      String unit,
      long begins,
      long ends,
      List<Long> froms,
      List<PointState> states,
      List<Span> schedule) {

    private static Day of(LocalDate date, List<Long> froms, PointState... states) {
      long begins = PlacesCity.millis(date);
      long ends = PlacesCity.millis(date.plusDays(1));
      return new Day(
          "", "", begins, ends, froms, Arrays.asList(states), List.of(new Span(begins, ends)));
    }

    private static Day always(LocalDate date, PointState state) {
      return of(date, List.of(PlacesCity.millis(date)), state);
    }

    static Day open(LocalDate date) {
      return always(date, PointState.OPEN);
    }

    static Day down(LocalDate date) {
      return always(date, PointState.DOWN);
    }

    static Day closed(LocalDate date) {
      return always(date, PointState.CLOSED);
    }

    /** Open until that instant and down from then on. */
    static Day until(LocalDate date, long instant) {
      return turn(date, instant, PointState.OPEN, PointState.DOWN);
    }

    /** Down until that instant and open from then on. */
    static Day from(LocalDate date, long instant) {
      return turn(date, instant, PointState.DOWN, PointState.OPEN);
    }

    private static Day turn(LocalDate date, long instant, PointState before, PointState after) {
      long begins = PlacesCity.millis(date);
      if (instant <= begins) {
        return always(date, after);
      }
      return instant >= PlacesCity.millis(date.plusDays(1))
          ? always(date, before)
          : of(date, List.of(begins, instant), before, after);
    }

    /** Closed but for these hours. */
    static Day pieces(LocalDate date, int from, int to) {
      long begins = PlacesCity.millis(date);
      return of(
          date,
          List.of(begins, begins + from * HOUR, begins + to * HOUR),
          PointState.CLOSED,
          PointState.OPEN,
          PointState.CLOSED);
    }

    /** The same of that kind and unit. */
    Day of(String otherKind, String otherUnit) {
      return new Day(otherKind, otherUnit, begins, ends, froms, states, schedule);
    }

    /** The same to be open at these hours: from, to, from, to. */
    Day hours(int... hours) {
      List<Span> pieces = new ArrayList<>();
      for (int i = 0; i < hours.length; i += 2) {
        pieces.add(new Span(begins + hours[i] * HOUR, begins + hours[i + 1] * HOUR));
      }
      return new Day(kind, unit, begins, ends, froms, states, List.copyOf(pieces));
    }

    PointState at(long instant) {
      return states.get((int) froms.stream().filter(from -> from <= instant).count() - 1);
    }

    Spans open() {
      return Spans.of(
          IntStream.range(0, froms.size())
              .filter(i -> states.get(i) == PointState.OPEN)
              .mapToObj(i -> new Span(froms.get(i), i + 1 < froms.size() ? froms.get(i + 1) : ends))
              .toList());
    }
  }

  private final List<String> beside = new ArrayList<>();

  /** A cell that is not as it stands there; a lon of 0 is out of everybody's way. */
  void cell(
      String id,
      long version,
      boolean gone,
      double lon,
      @Nullable Long population,
      String community,
      boolean counts) {
    beside.add(
        "INSERT INTO circle_cell VALUES ('%s', %d, %s, %s, %s, %s, '%s', %s, '', 'AT', 1)"
            .formatted(id, version, gone, lon, lon == 0 ? 0 : 34.2, population, community, counts));
  }

  /** A way that is not as it stands there. */
  void reach(
      String point, long version, boolean gone, double lon, List<String> ids, List<Integer> far) {
    beside.add(
        "INSERT INTO circle_reach VALUES ('%s', %d, %s, %s, 34.2, 'AT', 1, 0, 's', [%s], %s)"
            .formatted(
                point,
                version,
                gone,
                lon,
                ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(",")),
                far));
  }

  /** A day that is not as it stands there. */
  void day(String point, long version, LocalDate date, Day day) {
    beside.add("INSERT INTO point_day " + select(point, version, date, day));
  }

  /** Everything; with the states of all points wrong where asked for. */
  void write(ClickHouse clickHouse, List<Cell> cells, List<Stand> stands, boolean wrong) {
    for (Cell cell : cells) {
      SmallCity.execute(
          clickHouse,
          "INSERT INTO circle_cell VALUES ('%s', 1, false, %s, %s, %s, '%s', true, '', 'AT', 1)"
              .formatted(cell.id(), cell.lon(), cell.lat(), cell.population(), cell.community()));
    }
    List<String> days = new ArrayList<>();
    for (Stand stand : stands) {
      SmallCity.execute(
          clickHouse,
          "INSERT INTO circle_reach VALUES ('%s', 1, false, %s, 34.2, 'AT', 1, 0, 's', [%s], %s)"
              .formatted(
                  stand.id(),
                  stand.lon(),
                  stand.ways().keySet().stream()
                      .map(id -> "'" + id + "'")
                      .collect(Collectors.joining(",")),
                  List.copyOf(stand.ways().values())));
      stand
          .days()
          .forEach(
              (date, day) ->
                  days.add(select(stand.id(), 1, date, wrong ? PlacesRows.wrong(day) : day)));
    }
    SmallCity.execute(clickHouse, "INSERT INTO point_day " + String.join(" UNION ALL ", days));
    beside.forEach(each -> SmallCity.execute(clickHouse, each));
  }

  private static Day wrong(Day day) {
    return new Day(
        day.kind(),
        day.unit(),
        day.begins(),
        day.ends(),
        List.of(day.begins()),
        List.of(PointState.DOWN),
        day.schedule());
  }

  private static String select(String point, long version, LocalDate date, Day day) {
    return ("SELECT '%s', toDate32('%s'), %d, '%s', '%s', true, true,"
            + " CAST([] AS Array(String)), %s, %s, %s, CAST([%s] AS"
            + " Array(Enum8('OPEN'=1,'CLOSED'=2,'DOWN'=3))), %s, %s, '', CAST(NULL AS"
            + " Nullable(DateTime64(3, 'UTC')))")
        .formatted(
            point,
            date,
            version,
            day.kind(),
            day.unit(),
            instant(day.begins()),
            instant(day.ends()),
            instants(day.froms()),
            day.states().stream().map(each -> "'" + each + "'").collect(Collectors.joining(",")),
            instants(day.schedule().stream().map(Span::from).toList()),
            instants(day.schedule().stream().map(Span::to).toList()));
  }

  /** The course of a community, and one that is superseded, and one of another measure. */
  void course(
      ClickHouse clickHouse,
      Unit unit,
      LocalDate day,
      Coverage sum,
      List<Long> froms,
      List<Long> covered) {
    long ends = PlacesCity.millis(day.plusDays(1));
    for (String row : List.of("open-adult', 2", "open-adult', 1", "open-elder', 2")) {
      boolean right = row.equals("open-adult', 2");
      SmallCity.execute(
          clickHouse,
          ("INSERT INTO coverage_day SELECT '%s', toDate32('%s'), '%s, %s, %d, %d, %s, %s, [%s],"
                  + " [1], %s")
              .formatted(
                  unit.code(),
                  day,
                  row,
                  unit.urban(),
                  right ? sum.people() : 2 * sum.people(),
                  sum.cellsWithoutData(),
                  instants(froms),
                  right ? covered : covered.stream().map(each -> 0).toList(),
                  "1",
                  instant(ends)));
    }
  }

  private static String instants(List<Long> all) {
    return all.stream().map(PlacesRows::instant).collect(Collectors.joining(",", "[", "]"));
  }

  private static String instant(long millis) {
    return "fromUnixTimestamp64Milli(toInt64(" + millis + "), 'UTC')";
  }
}
