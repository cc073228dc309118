package io.xiaoneng.dashboard.circle.figure;

import io.xiaoneng.dashboard.circle.figure.PointSql.Piece;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.page.CityClock;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Every cell and its way to the nearest open point at a moment. */
@Component
class CellQueries {

  private static final double TENTHS = 10;

  private final ClickHouse clickHouse;
  private final CircleQueries circle;
  private final CityClock clock;
  private final PopulationSource population;

  CellQueries(
      ClickHouse clickHouse, CircleQueries circle, CityClock clock, PopulationSource population) {
    this.clickHouse = clickHouse;
    this.circle = circle;
    this.clock = clock;
    this.population = population;
  }

  /** The picture of a moment; the walk's minutes are not looked at. */
  CellPicture picture(Walk walk, Instant at) {
    java.time.LocalDate day = clock.dateOf(at);
    Piece able = PointSql.able(walk);
    Piece ways = PointSql.ways(Walk.MEASURED);
    long t = at.toEpochMilli();
    List<CellPicture.Cell> cells =
        clickHouse.query(
            ("WITH toInt64("
                    + t
                    + ") AS t, asked AS (SELECT point FROM point_day FINAL WHERE day =")
                + " toDate32(?) AND toUnixTimestamp64Milli(begins) <= t AND t <"
                + (" toUnixTimestamp64Milli(ends) AND " + PointSql.STATE + " = 'OPEN' AND ")
                + (PointSql.kinds(walk) + " AND " + able.text())
                + "), nearest AS (SELECT cell, min((far, point)) AS way FROM ("
                + ways.text()
                + ") AS w WHERE point IN (SELECT point FROM asked) GROUP BY cell) SELECT c.cell,"
                + " c.lon, c.lat, if(c.counts, c.population, NULL), if(c.counts, c.community, ''),"
                + " toInt64(way.1), way.2 FROM (SELECT * FROM circle_cell FINAL WHERE NOT gone) AS"
                + " c LEFT JOIN nearest USING (cell) ORDER BY c.cell",
            Piece.values(new Piece("", day.toString()), able, ways),
            row -> {
              Object people = row.getObject(4);
              String point = row.getString(7);
              boolean none = point == null || point.isEmpty();
              return new CellPicture.Cell(
                  row.getString(1),
                  row.getDouble(2),
                  row.getDouble(3),
                  people == null ? null : Long.valueOf(people.toString()),
                  row.getString(5),
                  none ? null : minutes(walk, row.getLong(6)),
                  none ? null : point);
            });
    List<String> missing = new ArrayList<>();
    if (circle.days(day, day).isEmpty()) {
      missing.add("points");
    }
    if (!circle.ground().reach()) {
      missing.add("reach");
    }
    if (cells.isEmpty()) {
      missing.add("cells");
    }
    return new CellPicture(
        at,
        new BigDecimal(walk.pace().toString()),
        walk.items(),
        walk.terminals(),
        population.text(),
        missing,
        cells);
  }

  /** To a tenth and never less than it takes, so that nobody is drawn inside who is not. */
  private static double minutes(Walk walk, long millimetres) {
    long tenth = walk.pace().millimetresPerSecond() * 6L;
    return ((millimetres + tenth - 1) / tenth) / TENTHS;
  }
}
