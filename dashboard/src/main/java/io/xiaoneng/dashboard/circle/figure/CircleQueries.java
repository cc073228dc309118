package io.xiaoneng.dashboard.circle.figure;

import io.xiaoneng.circle.Opportunity;
import io.xiaoneng.dashboard.circle.figure.PointSql.Piece;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Who is covered, community by community, from points, ways and cells. */
@Component
class CircleQueries {

  /** The cells that are in the sums. */
  private static final String CELLS =
      "SELECT cell, community, population FROM circle_cell FINAL WHERE NOT gone AND counts";

  private final ClickHouse clickHouse;

  CircleQueries(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  /** Whether any way is measured, and how many cells there are, with people or without. */
  record Ground(boolean reach, long cells, long withoutData) {}

  /** What figures stand on. */
  Ground ground() {
    return clickHouse
        .query(
            "SELECT (SELECT count() FROM circle_reach FINAL WHERE NOT gone AND snapped !="
                + " 'NO_STREETS') > 0, toInt64(count()), toInt64(countIf(population IS NULL)) FROM ("
                + CELLS
                + ")",
            List.of(),
            row -> new Ground(row.getBoolean(1), row.getLong(2), row.getLong(3)))
        .get(0);
  }

  /** Every community that has cells in the sums. */
  List<String> communities() {
    return clickHouse.query(
        "SELECT DISTINCT community FROM (" + CELLS + ")", List.of(), row -> row.getString(1));
  }

  /** The days of a period of which the states of points are known. */
  TreeSet<LocalDate> days(LocalDate from, LocalDate to) {
    return new TreeSet<>(
        clickHouse.query(
            "SELECT DISTINCT toString(day) FROM point_day WHERE day >= toDate32(?) AND day <="
                + " toDate32(?)",
            List.of(from.toString(), to.toString()),
            row -> LocalDate.parse(row.getString(1))));
  }

  /**
   * Every community with cells at an instant.
   *
   * @param day local date of the instant
   */
  List<CommunityNow> now(Walk walk, LocalDate day, long t) {
    Piece able = PointSql.able(walk);
    Piece queues = PointSql.longQueues(day.toString(), t, Opportunity.LONG_QUEUE_MINUTES);
    Piece open =
        new Piece(
            " FROM point_day FINAL WHERE day = toDate32(?) AND toUnixTimestamp64Milli(begins) <= t"
                + " AND t < toUnixTimestamp64Milli(ends) AND "
                + PointSql.STATE
                + " = 'OPEN' AND "
                + PointSql.kinds(walk),
            day.toString());
    Piece ways = PointSql.ways(walk.limit());
    String people = "ifNull(population, 0)";
    return clickHouse.query(
        ("WITH toInt64(" + t + ") AS t, asked AS (SELECT point, toUInt8(" + able.text())
            + (") AS able, toUInt8(able AND point NOT IN (" + queues.text() + ")) AS swift")
            + (open.text() + "), reached AS (SELECT cell, max(able) AS able, max(swift) AS swift,")
            + (" toUInt8(1) AS near FROM (" + ways.text() + ") AS w INNER JOIN asked USING (point)")
            + " GROUP BY cell) SELECT community, toInt64(sum("
            + people
            + ")), toInt64(sumIf("
            + people
            + ", near > 0)), toInt64(sumIf("
            + people
            + ", able > 0)), toInt64(sumIf("
            + people
            + ", swift > 0)), toInt32(countIf(population IS NULL)) FROM ("
            + CELLS
            + ") AS c LEFT JOIN reached USING (cell) GROUP BY community",
        Piece.values(able, queues, open, ways),
        row ->
            new CommunityNow(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getInt(6)));
  }

  /**
   * The course of every community with cells over a period, worked out from points and ways: for
   * each set of open hours the cells that can walk to exactly points with these, then who joins and
   * leaves.
   *
   * @param begins epoch milliseconds, inclusive
   * @param ends exclusive
   */
  Map<String, List<CommunityCourse>> worked(
      Walk walk, LocalDate first, LocalDate last, long begins, long ends) {
    Piece able = PointSql.able(walk);
    Piece ways = PointSql.ways(walk.limit());
    String spans =
        "spans AS (SELECT point, arraySort(groupArrayArray(arrayMap(x -> (x.1, x.2),"
            + " arrayFilter(x -> x.3 = 'OPEN' AND x.1 < x.2, arrayMap((f, e, s) ->"
            + " (greatest(toUnixTimestamp64Milli(f), a), least(toUnixTimestamp64Milli(e), b), s),"
            + " froms, arrayPushBack(arrayPopFront(froms), ends), states))))) AS open,"
            + " sipHash128(open) AS pattern FROM point_day FINAL WHERE day >= toDate32(?) AND day <="
            + (" toDate32(?) AND " + PointSql.kinds(walk) + " AND " + able.text())
            + " GROUP BY point HAVING notEmpty(open))";
    String near =
        "near AS (SELECT cell, arraySort(groupUniqArray(pattern)) AS patterns FROM ("
            + ways.text()
            + ") AS w INNER JOIN (SELECT point, pattern FROM spans) AS s USING (point) GROUP BY"
            + " cell)";
    String alike =
        "alike AS (SELECT community, patterns, toInt64(sum(people)) AS people FROM (SELECT cell,"
            + (" community, assumeNotNull(population) AS people FROM (" + CELLS + ")")
            + " WHERE population > 0) AS c INNER JOIN near USING (cell) GROUP BY community,"
            + " patterns)";
    String steps =
        "steps AS (SELECT community, people, arraySort(x -> x.1, groupArrayArray(arrayConcat("
            + "arrayMap(x -> (x.1, toInt64(1)), open), arrayMap(x -> (x.2, toInt64(-1)), open))))"
            + " AS step, arrayCumSum(arrayMap(x -> x.2, step)) AS points FROM (SELECT community,"
            + " patterns, people, arrayJoin(patterns) AS pattern FROM alike) AS l INNER JOIN (SELECT"
            + " any(open) AS open, pattern FROM spans GROUP BY pattern) AS o USING (pattern) GROUP"
            + " BY community, patterns, people)";
    Map<String, List<CommunityCourse>> courses = new TreeMap<>();
    clickHouse.query(
        ("WITH toInt64(" + begins + ") AS a, toInt64(" + ends + ") AS b, " + spans + ", " + near)
            + (", " + alike + ", " + steps)
            + ", changes AS (SELECT community, sumMap(arrayMap(x -> x.1, step), arrayMap((n, before)"
            + " -> if(n > 0, people, 0) - if(before > 0, people, 0), points,"
            + " arrayPushFront(arrayPopBack(points), 0))) AS change FROM steps GROUP BY community)"
            + " SELECT c.community, c.people, c.lacking, arrayStringConcat(change.1, ','),"
            + " arrayStringConcat(arrayCumSum(change.2), ',') FROM (SELECT community,"
            + " toInt64(sum(ifNull(population, 0))) AS people, toInt32(countIf(population IS NULL))"
            + (" AS lacking FROM (" + CELLS + ")")
            + " GROUP BY community) AS c LEFT JOIN changes USING (community)",
        Piece.values(new Piece("", first.toString(), last.toString()), able, ways),
        row -> add(courses, course(row, begins, ends)));
    return courses;
  }

  /**
   * The communities of measures at a moment as the job has written them, read at once; a measure
   * that is not written is not there.
   *
   * @param measures at least one
   * @param day local date of the moment
   * @param t the moment, epoch milliseconds
   * @return measure → community
   */
  Map<String, Map<String, CommunityNow>> written(
      Collection<String> measures, LocalDate day, long t) {
    List<Object> asked = new ArrayList<>(measures);
    asked.add(day.toString());
    Map<String, Map<String, CommunityNow>> written = new HashMap<>();
    clickHouse.query(
        ("WITH toInt64(" + t + ") AS t SELECT measure, community, toInt64(people),")
            + " toInt64(covered[arrayLastIndex(f -> toUnixTimestamp64Milli(f) <= t, froms)]),"
            + " toInt32(cells_without_data) FROM coverage_day FINAL WHERE measure IN (?"
            + ", ?".repeat(measures.size() - 1)
            + ") AND day = toDate32(?) AND notEmpty(froms)",
        asked,
        row -> {
          long near = row.getLong(4);
          return written
              .computeIfAbsent(row.getString(1), measure -> new HashMap<>())
              .put(
                  row.getString(2),
                  new CommunityNow(
                      row.getString(2), row.getLong(3), near, near, near, row.getInt(5)));
        });
    return written;
  }

  /** The courses as the job has written them, oldest first. */
  Map<String, List<CommunityCourse>> written(String measure, LocalDate first, LocalDate last) {
    Map<String, List<CommunityCourse>> courses = new TreeMap<>();
    clickHouse.query(
        "SELECT community, toInt64(people), toInt32(cells_without_data), arrayStringConcat("
            + "arrayMap(f -> toUnixTimestamp64Milli(f), froms), ','), arrayStringConcat(covered,"
            + " ','), toUnixTimestamp64Milli(ends) FROM coverage_day FINAL WHERE measure = ? AND day"
            + " >= toDate32(?) AND day <= toDate32(?) AND notEmpty(froms) ORDER BY community, day",
        List.of(measure, first.toString(), last.toString()),
        row -> {
          long[] froms = numbers(row.getString(4));
          return add(
              courses,
              new CommunityCourse(
                  row.getString(1),
                  row.getLong(2),
                  row.getInt(3),
                  froms[0],
                  row.getLong(6),
                  froms,
                  numbers(row.getString(5))));
        });
    return courses;
  }

  private static CommunityCourse course(ResultSet row, long begins, long ends) throws SQLException {
    return new CommunityCourse(
        row.getString(1),
        row.getLong(2),
        row.getInt(3),
        begins,
        ends,
        numbers(row.getString(4)),
        numbers(row.getString(5)));
  }

  private static boolean add(Map<String, List<CommunityCourse>> courses, CommunityCourse course) {
    return courses.computeIfAbsent(course.community(), key -> new ArrayList<>()).add(course);
  }

  /** Whole numbers with commas between them. */
  static int[] places(String list) {
    return Arrays.stream(numbers(list)).mapToInt(Math::toIntExact).toArray();
  }

  private static long[] numbers(String list) {
    if (list.isEmpty()) {
      return new long[0];
    }
    String[] each = list.split(",", -1);
    long[] numbers = new long[each.length];
    for (int i = 0; i < each.length; i++) {
      numbers[i] = Long.parseLong(each[i]);
    }
    return numbers;
  }
}
