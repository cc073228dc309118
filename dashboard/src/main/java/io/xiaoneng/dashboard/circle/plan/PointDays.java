package io.xiaoneng.dashboard.circle.plan;

import io.xiaoneng.circle.Span;
import io.xiaoneng.circle.Spans;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.hours.OpeningHoursException;
import io.xiaoneng.registry.Point;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * The points of a day: as the job folded them, and for days to come as their hours say, as if
 * nothing failed.
 */
@Component
class PointDays {

  private static final String LIST = "arrayStringConcat(arrayMap(t -> toString(%s), %s), ' ')";
  private static final String MILLIS = "toUnixTimestamp64Milli(t)";

  private static final String SQL =
      "SELECT point, kind, round_the_clock, arrayStringConcat(items, char(0)),"
          + " toUnixTimestamp64Milli(begins), toUnixTimestamp64Milli(ends), "
          + LIST.formatted(MILLIS, "froms")
          + ", "
          + LIST.formatted("toInt8(t)", "states")
          + ", "
          + LIST.formatted(MILLIS, "schedule_froms")
          + ", "
          + LIST.formatted(MILLIS, "schedule_tos")
          + " FROM point_day FINAL WHERE day = toDate32(?) ORDER BY point";

  /** Changes with every row that is written; merging rows may change it, too. */
  private static final String STAMP =
      "SELECT concat(toString(count()), ':', toString(sum(cityHash64(point, version))))"
          + " FROM point_day WHERE day = toDate32(?)";

  /** Days that are kept: today, tomorrow, and those that somebody just looks at. */
  private static final int MOST_DAYS = 4;

  private static final long OPEN = 1;
  private static final long CLOSED = 2;

  private final ClickHouse clickHouse;
  private final RegistryView registry;
  private final CityHours hours;
  private final CityClock clock;

  private final Map<LocalDate, Kept> kept =
      new LinkedHashMap<>(2 * MOST_DAYS, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<LocalDate, Kept> eldest) {
          return size() > MOST_DAYS;
        }
      };

  PointDays(ClickHouse clickHouse, RegistryView registry, CityHours hours, CityClock clock) {
    this.clickHouse = clickHouse;
    this.registry = registry;
    this.hours = hours;
    this.clock = clock;
  }

  /** The day, from midnight to midnight in the city. */
  Span window(LocalDate day) {
    return new Span(
        day.atStartOfDay(clock.zone()).toInstant().toEpochMilli(),
        day.plusDays(1).atStartOfDay(clock.zone()).toInstant().toEpochMilli());
  }

  private record Kept(String stamp, List<DayPoint> points) {}

  /** The points of that day, by id. */
  List<DayPoint> of(LocalDate day) {
    List<DayPoint> folded = folded(day);
    return folded.isEmpty() && day.isAfter(clock.today()) ? planned(day) : folded;
  }

  /** What was read before is taken where no row was written since. */
  private List<DayPoint> folded(LocalDate day) {
    String stamp = clickHouse.query(STAMP, List.of(day.toString()), row -> row.getString(1)).get(0);
    Kept known;
    synchronized (kept) {
      known = kept.get(day);
    }
    if (known == null || !known.stamp().equals(stamp)) {
      known = new Kept(stamp, clickHouse.query(SQL, List.of(day.toString()), this::point));
      synchronized (kept) {
        kept.put(day, known);
      }
    }
    return known.points().stream().map(this::placed).toList();
  }

  /** Where the point stands is the registry's to say, and may change at any time. */
  private DayPoint placed(DayPoint point) {
    Point known = registry.registry().point(point.id());
    Double lon = known == null ? null : known.lon();
    Double lat = known == null ? null : known.lat();
    return Objects.equals(lon, point.lon()) && Objects.equals(lat, point.lat())
        ? point
        : point.at(lon, lat);
  }

  private List<DayPoint> planned(LocalDate day) {
    Span window = window(day);
    List<DayPoint> points = new ArrayList<>();
    for (Point point : registry.registry().all(Point.class)) {
      points.add(
          DayPoint.planned(
              point.id(),
              point.kind(),
              point.items(),
              window,
              scheduled(point.hours(), window),
              point.lon(),
              point.lat()));
    }
    points.sort((a, b) -> a.id().compareTo(b.id()));
    return points;
  }

  /** Hours that are missing or unreadable are never open; the list of data quality names them. */
  private Spans scheduled(String text, Span window) {
    try {
      return hours.read(text).within(window);
    } catch (OpeningHoursException unreadable) {
      return Spans.NONE;
    }
  }

  private DayPoint point(ResultSet row) throws SQLException {
    String id = row.getString(1);
    String items = row.getString(4);
    Span window = new Span(row.getLong(5), row.getLong(6));
    long[] froms = numbers(row.getString(7));
    long[] states = numbers(row.getString(8));
    long[] scheduleFroms = numbers(row.getString(9));
    long[] scheduleTos = numbers(row.getString(10));
    return new DayPoint(
        id,
        row.getString(2),
        row.getBoolean(3),
        items.isEmpty() ? List.of() : List.of(items.split("\0")),
        window,
        during(OPEN, froms, states, window),
        during(CLOSED, froms, states, window),
        spans(scheduleFroms, scheduleTos),
        null,
        null);
  }

  private static Spans during(long state, long[] froms, long[] states, Span window) {
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < froms.length; i++) {
      long to = i + 1 < froms.length ? froms[i + 1] : window.to();
      if (states[i] == state && froms[i] < to) {
        spans.add(new Span(froms[i], to));
      }
    }
    return Spans.of(spans);
  }

  private static Spans spans(long[] froms, long[] tos) {
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < froms.length; i++) {
      if (froms[i] < tos[i]) {
        spans.add(new Span(froms[i], tos[i]));
      }
    }
    return Spans.of(spans);
  }

  private static long[] numbers(String text) {
    if (text.isEmpty()) {
      return new long[0];
    }
    String[] parts = text.split(" ");
    long[] numbers = new long[parts.length];
    for (int i = 0; i < parts.length; i++) {
      numbers[i] = Long.parseLong(parts[i]);
    }
    return numbers;
  }
}
