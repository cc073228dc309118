package io.xiaoneng.dashboard.circle.figure;

import io.xiaoneng.circle.CellMap;
import io.xiaoneng.circle.Coverage;
import io.xiaoneng.circle.CoverageCount;
import io.xiaoneng.circle.CoverageCourse;
import io.xiaoneng.circle.PointState;
import io.xiaoneng.circle.PublicTerminal;
import io.xiaoneng.circle.Span;
import io.xiaoneng.circle.Spans;
import io.xiaoneng.circle.TerminalShare;
import io.xiaoneng.circle.street.Reach;
import io.xiaoneng.dashboard.circle.figure.PlacesRows.Day;
import io.xiaoneng.dashboard.circle.figure.PlacesRows.Stand;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.metric.PlaceParts;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.CityClockTesting;
import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.registry.Cell;
import io.xiaoneng.registry.Unit;
import io.xiaoneng.registry.Unit.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A made-up city of places, each a sub-district with one community and one case: what is on the
 * edge of a condition, and what must not count. Rows that are superseded, gone or not in the sums
 * stand beside those that are true. "Now" is 15:00 of the last day.
 */
public final class PlacesCity {

  /** The city's. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** The first of its days. */
  public static final LocalDate FIRST = LocalDate.of(2026, 3, 2);

  /** Its days, the last of them today. */
  public static final List<LocalDate> DAYS = FIRST.datesUntil(FIRST.plusDays(4)).toList();

  /** The instant up to which everything is known. */
  public static final Instant NOW = at(3, 15);

  private static final LocalDate TODAY = FIRST.plusDays(3);
  private static final LocalDate YESTERDAY = FIRST.plusDays(2);
  private static final int LIMIT = 1_170_000;
  private static final long HOUR = Duration.ofHours(1).toMillis();

  /** Sub-districts that have a terminal at {@link #NOW}, by hand. */
  public static final List<String> STREETS_SERVED =
      List.of("S01", "S02", "S06", "S11", "S12", "S15", "S16", "S19", "S21", "S23", "S26");

  /** Urban communities that have one, by hand; C26 is in the country. */
  public static final List<String> COMMUNITIES_SERVED =
      List.of("C01", "C02", "C06", "C11", "C12", "C15", "C16", "C19", "C21", "C23");

  /** Urban communities of whose people 90 % or more are within 15 minutes at {@link #NOW}. */
  public static final List<String> COMMUNITIES_COVERED =
      List.of("C31", "C34", "C35", "C36", "C37", "C42", "C43", "C46");

  private final FixedRegistryView registry = new FixedRegistryView(ZONE);
  private final PlacesRows rows = new PlacesRows();
  private final List<Cell> cells = new ArrayList<>();
  private final List<Stand> stands = new ArrayList<>();
  private final CellMap map;

  /** Always the same one. */
  public PlacesCity() {
    registry.unit("CITY", Level.CITY, null);
    registry.unit("D1", Level.DISTRICT, "CITY").unit("D2", Level.DISTRICT, "CITY");
    for (int place = 1; place <= 46; place++) {
      registry.unit(code("S", place), Level.STREET, place % 2 == 0 ? "D2" : "D1");
      registry.unit(
          code("C", place), Level.COMMUNITY, code("S", place), place != 26 && place != 44);
    }
    terminals();
    coverage();
    map = CellMap.of(cells, registry.registry().all(Unit.class));
  }

  private static String code(String letter, int place) {
    return "%s%02d".formatted(letter, place);
  }

  private static double lon(int place) {
    return 108.5 + 0.01 * place;
  }

  private static Instant at(int day, int hour) {
    return FIRST.plusDays(day).atTime(hour, 0).atZone(ZONE).toInstant();
  }

  static long millis(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant().toEpochMilli();
  }

  /** What may be wrong with a terminal, each at a place of its own. */
  private void terminals() {
    long now = NOW.toEpochMilli();
    for (int place = 1; place <= 30; place++) {
      cell(code("cell", place), lon(place), 100L, code("C", place));
    }
    terminal(1, "TERMINAL", Day::open);
    terminal(2, "MAILBOX", Day::open);
    terminal(3, "HALL", Day::open);
    terminal(4, "TERMINAL", day -> Day.open(day).hours(8, 18));
    // The last sign of life is 24 hours old, or a millisecond less.
    terminal(5, "TERMINAL", day -> Day.until(day, now - 24 * HOUR));
    terminal(6, "TERMINAL", day -> Day.until(day, now - 24 * HOUR + 1));
    // Comes up now, or in an hour.
    terminal(7, "TERMINAL", day -> Day.from(day, now));
    terminal(8, "TERMINAL", day -> Day.from(day, now + HOUR));
    // Were taken out of the registry today.
    for (int place : List.of(9, 28)) {
      Stand removed = terminal(place, "TERMINAL", Day::open);
      removed.days().put(TODAY, Day.open(TODAY).of("", code("S", place)));
    }
    // Belongs to another community since today; the one before has a terminal of its own.
    Stand moved = terminal(10, "TERMINAL", day -> Day.open(day).of("TERMINAL", "C01"));
    moved.days().put(TODAY, Day.open(TODAY).of("TERMINAL", "C11"));
    terminal(12, "TERMINAL", day -> Day.open(day).hours(0, 12, 12, 24));
    terminal(13, "TERMINAL", day -> Day.open(day).hours(0, 12, 13, 24));
    Stand wider = terminal(14, "TERMINAL", Day::open);
    wider.days().put(YESTERDAY, Day.open(YESTERDAY).hours(0, 23));
    // Put up today.
    Stand fresh = terminal(15, "TERMINAL", Day::open);
    fresh.days().keySet().removeIf(day -> day.isBefore(TODAY));
    // Stood elsewhere before: the older place is written later.
    Stand elsewhere = terminal(16, "TERMINAL", Day::open);
    rows.reach(elsewhere.id(), 2, false, lon(16), List.of(), List.of());
    rows.reach(elsewhere.id(), 1, false, lon(17), List.of(), List.of());
    // Its place is gone, and it belongs to the city.
    Stand lost = terminal(18, "TERMINAL", day -> Day.open(day).of("TERMINAL", "CITY"));
    rows.reach(lost.id(), 2, true, lon(18), List.of(), List.of());
    // A cell nearer than its own, of a community that has one, stood there once, is gone, or is in
    // no sum.
    for (int place : List.of(19, 21, 23)) {
      terminal(place, "TERMINAL", day -> Day.open(day).of("TERMINAL", "CITY"));
    }
    rows.cell("cell01", 0, false, lon(19) + 0.0002, 100L, "C01", true);
    rows.cell("gone21", 3, true, lon(21) + 0.0002, 100L, "C01", true);
    rows.cell("beside23", 3, false, lon(23) + 0.0002, 100L, "C01", false);
    Stand old = terminal(25, "TERMINAL", Day::down);
    for (LocalDate day : DAYS) {
      rows.day(old.id(), 0, day, Day.open(day).of("TERMINAL", "S25"));
    }
    terminal(26, "TERMINAL", Day::open);
  }

  /** Of the sub-district of a place, a little beside the middle of its cell. */
  private Stand terminal(int place, String kind, Course course) {
    Map<LocalDate, Day> days = new TreeMap<>();
    for (LocalDate day : DAYS) {
      Day one = course.of(day);
      days.put(day, one.unit().isEmpty() ? one.of(kind, code("S", place)) : one);
    }
    Stand stand = new Stand("terminal%02d".formatted(place), lon(place) + 0.0003, days, Map.of());
    stands.add(stand);
    return stand;
  }

  /** Days by date. */
  @FunctionalInterface
  private interface Course {
    Day of(LocalDate day);
  }

  /** Who is near an open point, each case a community of its own. */
  private void coverage() {
    // Exactly 90 % at exactly 15 minutes; then one in a hundred less, then a millimetre more.
    people(31, 90, 10);
    people(32, 89, 11);
    people(33, 90, 10);
    hall(31, Day::open, LIMIT);
    hall(32, Day::open, LIMIT);
    hall(33, Day::open, LIMIT + 1);
    // More lived there once; some live there no more; some are counted elsewhere.
    people(34, 100, 0);
    rows.cell("cell32b", 0, false, 0, 1_000L, "C34", true);
    rows.cell("gone34", 3, true, 0, 1_000L, "C34", true);
    people(35, 100, 0);
    rows.cell("gone35", 3, true, 0, 1_000L, "C35", true);
    people(36, 100, 0);
    rows.cell("beside36", 3, false, 0, 1_000L, "C36", false);
    // Nobody knows how many live in a cell that nobody reaches.
    people(37, 100, 0);
    cell("cell37c", lon(37) + 0.004, null, "C37");
    for (int place : List.of(34, 35, 36, 37)) {
      hall(place, Day::open, 500_000);
    }
    // A shorter way was measured once, and one is gone.
    people(38, 100, 0);
    Stand longer = hall(38, Day::open, 2_000_000);
    rows.reach(longer.id(), 0, false, lon(38), List.of("cell38a"), List.of(1));
    people(39, 100, 0);
    Stand gone = new Stand("hall39", lon(39), days("HALL", 39, Day::open), Map.of());
    stands.add(gone);
    rows.reach(gone.id(), 2, true, lon(39), List.of("cell39a"), List.of(1));
    people(40, 100, 0);
    Stand failed = hall(40, Day::down, 500_000);
    for (LocalDate day : DAYS) {
      rows.day(failed.id(), 0, day, Day.open(day).of("HALL", "S40"));
    }
    // Outside of its hours; and one whose pieces are not those of its hours.
    people(41, 100, 0);
    hall(41, Day::closed, 500_000);
    people(42, 100, 0);
    hall(42, day -> Day.pieces(day, 9, 17).hours(8, 20), 500_000);
    // A terminal counts like any other point; nobody is told to live in the country.
    people(43, 100, 0);
    Stand box = hall(43, Day::open, 500_000);
    box.days().replaceAll((day, one) -> one.of("TERMINAL", "CITY").hours(8, 18));
    people(44, 1_000, 0);
    hall(44, Day::open, 500_000);
    // Was open until noon.
    people(45, 100, 0);
    hall(45, day -> Day.until(day, millis(day) + 12 * HOUR), 500_000);
    // Two halves, of which one is covered by day only.
    people(46, 50, 50);
    hall(46, Day::open, 500_000);
    stands.add(
        new Stand(
            "hall46b",
            lon(46),
            days("HALL", 46, day -> Day.pieces(day, 9, 17)),
            Map.of("cell46b", 500_000)));
  }

  private void people(int place, long near, long far) {
    cell(code("cell", place) + "a", lon(place), near, code("C", place));
    if (far > 0) {
      cell(code("cell", place) + "b", lon(place) + 0.002, far, code("C", place));
    }
  }

  private static Map<LocalDate, Day> days(String kind, int place, Course course) {
    Map<LocalDate, Day> days = new TreeMap<>();
    DAYS.forEach(day -> days.put(day, course.of(day).of(kind, code("S", place))));
    return days;
  }

  private Stand hall(int place, Course course, int millimetres) {
    Stand stand =
        new Stand(
            code("hall", place),
            lon(place),
            days("HALL", place, course),
            Map.of(code("cell", place) + "a", millimetres));
    stands.add(stand);
    return stand;
  }

  private void cell(String id, double lon, @Nullable Long population, String community) {
    cells.add(new Cell(id, lon, 34.2, population, community));
  }

  /** Its units. */
  public FixedRegistryView registry() {
    return registry;
  }

  /** Its days, cells and ways, with what is superseded or gone beside them. */
  public void write(ClickHouse clickHouse) {
    rows.write(clickHouse, cells, stands, false);
  }

  /**
   * The same, with the course of every community as the job would have written it. The states of
   * points are wrong there, so that it shows which of the two is read.
   */
  public void writeCourses(ClickHouse clickHouse) {
    rows.write(clickHouse, cells, stands, true);
    for (Unit unit : registry.registry().all(Unit.class)) {
      if (unit.level() == Level.COMMUNITY) {
        for (LocalDate day : DAYS) {
          TreeSet<Long> turns = new TreeSet<>(List.of(millis(day)));
          stands.forEach(stand -> turns.addAll(stand.turns(day)));
          List<Long> froms = List.copyOf(turns);
          List<Long> covered = new ArrayList<>();
          froms.forEach(
              from ->
                  covered.add(count(Instant.ofEpochMilli(from)).of(unit.code(), false).covered()));
          Coverage sum = count(NOW).of(unit.code(), false);
          rows.course(clickHouse, unit, day, sum, froms, covered);
        }
      }
    }
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

  /**
   * What the pages of the circle tell of a unit: people, covered, communities, covered communities.
   *
   * @param to last day of a period from the first day on; null for the moment "now"
   */
  public static List<Number> told(
      ClickHouse clickHouse, RegistryView registry, String unit, @Nullable LocalDate to) {
    CircleFigures figures =
        new CircleFigures(
            new CircleQueries(clickHouse),
            registry,
            CityClockTesting.at(NOW, ZONE),
            new PopulationSource(""));
    Window window = to == null ? Window.at(NOW) : Window.days(FIRST, to);
    CircleAnswer.Row row =
        figures.below(Walk.ADULT, window, unit).rows().stream()
            .filter(each -> each.unit().equals(unit))
            .findFirst()
            .orElseThrow();
    return List.of(row.people(), row.covered(), row.communities(), row.communitiesCovered());
  }

  private CoverageCount count(Instant moment) {
    CoverageCount count = new CoverageCount(map, LIMIT);
    LocalDate day = LocalDate.ofInstant(moment, ZONE);
    stands.stream()
        .filter(stand -> stand.days().containsKey(day))
        .filter(stand -> stand.days().get(day).at(moment.toEpochMilli()) == PointState.OPEN)
        .forEach(stand -> count.open(reach(stand)));
    return count;
  }

  private Reach reach(Stand stand) {
    List<String> ids = map.cells().stream().map(Cell::id).toList();
    int[] places = stand.ways().keySet().stream().mapToInt(ids::indexOf).sorted().toArray();
    int[] far = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      far[i] = stand.ways().get(ids.get(places[i]));
    }
    return new Reach(places, far);
  }

  /** The two published figures of a unit at a moment, by the model. */
  public Coverage at(Instant moment, String unit) {
    return count(moment).of(unit, true);
  }

  /** The same over days, in people and communities times milliseconds. */
  public Coverage over(Span window, String unit) {
    return CoverageCourse.over(
            window,
            map,
            LIMIT,
            stands.stream()
                .map(stand -> new CoverageCourse.OpenPoint(reach(stand), stand.open()))
                .toList())
        .of(unit, true);
  }

  /** Sub-districts or communities with a terminal at a moment, by the model. */
  public TerminalShare terminals(boolean communities, Instant moment, String unit) {
    Span lastDay = new Span(moment.minus(Duration.ofDays(1)).toEpochMilli(), moment.toEpochMilli());
    List<PublicTerminal> found = new ArrayList<>();
    for (Stand each : stands) {
      Spans there = Spans.NONE;
      Spans hours = Spans.NONE;
      Spans open = Spans.NONE;
      Day last = null;
      for (Day day : each.days().values()) {
        if (day.begins() < lastDay.to() && day.ends() > lastDay.from()) {
          last = day;
          there = there.or(new Spans(List.of(new Span(day.begins(), day.ends()))));
          hours = hours.or(Spans.of(day.schedule()));
          open = open.or(day.open());
        }
      }
      Spans within = new Spans(List.of(lastDay));
      if (last != null && List.of("TERMINAL", "MAILBOX").contains(last.kind())) {
        found.add(
            new PublicTerminal(
                last.unit(),
                last.unit().startsWith("C") && !last.unit().equals("CITY") ? null : near(each),
                hours.and(within).equals(there.and(within)),
                open.and(within).millis() > 0));
      }
    }
    List<Unit> units = List.copyOf(registry.registry().all(Unit.class));
    return communities
        ? TerminalShare.ofCommunities(unit, units, found)
        : TerminalShare.ofStreets(unit, units, found);
  }

  /** The community of the place it stands at, as it was made; none where its place is gone. */
  private static @Nullable String near(Stand stand) {
    int place = Integer.parseInt(stand.id().replaceAll("[a-z]", ""));
    return stand.id().equals("terminal18") ? null : code("C", place);
  }
}
