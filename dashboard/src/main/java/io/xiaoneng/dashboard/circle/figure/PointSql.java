package io.xiaoneng.dashboard.circle.figure;

import java.util.ArrayList;
import java.util.List;

/** Pieces of statements about the states of points, with the values of their parameters. */
final class PointSql {

  /** A queue is judged by who was called in the last so many milliseconds. */
  static final long LATELY = 3_600_000;

  private PointSql() {}

  /** A fragment and the values of its parameters, in the same order. */
  record Piece(String text, List<Object> values) {

    Piece(String text, Object... values) {
      this(text, List.of(values));
    }

    /** Values of several, one after the other. */
    static List<Object> values(Piece... pieces) {
      List<Object> all = new ArrayList<>();
      for (Piece piece : pieces) {
        all.addAll(piece.values());
      }
      return all;
    }
  }

  /** The state at the instant {@code t}, of a row whose day covers it. */
  static final String STATE = "states[arrayLastIndex(f -> toUnixTimestamp64Milli(f) <= t, froms)]";

  /** The ways within a limit: point, cell and millimetres as columns, one a row. */
  static Piece ways(int limit) {
    return new Piece(
        "SELECT point, way.1 AS cell, way.2 AS far FROM (SELECT point, arrayJoin(arrayFilter(w ->"
            + " w.2 <= ?, arrayZip(cells, millimetres))) AS way FROM circle_reach FINAL WHERE NOT"
            + " gone)",
        limit);
  }

  /** Which points of a day are asked for. */
  static String kinds(Walk walk) {
    return walk.terminals() ? "(kind IN ('TERMINAL', 'MAILBOX') AND round_the_clock)" : "true";
  }

  /** Whether a point offers all that is asked for; one that tells no items offers none. */
  static Piece able(Walk walk) {
    return walk.items().isEmpty()
        ? new Piece("true")
        : new Piece("hasAll(items, ?)", new Object[] {walk.items().toArray(new String[0])});
  }

  /**
   * Points at which the queue is long at the instant {@code t}: half of those who were called in
   * the last hour waited longer, or, where nobody was called, half of those who wait have waited
   * longer.
   *
   * @param day local date of the instant
   */
  static Piece longQueues(String day, long t, int minutes) {
    return new Piece(
        "SELECT point FROM (SELECT point, toUnixTimestamp64Milli(assumeNotNull(taken_at)) AS taken,"
            + " ifNull(toUnixTimestamp64Milli(called_at), 0) AS called,"
            + (" called > 0 AND called <= " + t + " AS is_called,")
            + (" is_called AND called > " + (t - LATELY) + " AS lately,")
            + (" NOT is_called AND NOT ifNull(toUnixTimestamp64Milli(served_at) <= " + t)
            + (", false) AND NOT ifNull(toUnixTimestamp64Milli(abandoned_at) <= " + t)
            + ", false) AS waits FROM ticket_row FINAL WHERE NOT test AND point != '' AND taken_date ="
            + (" toDate32(?) AND toUnixTimestamp64Milli(taken_at) <= " + t + ")")
            + " GROUP BY point HAVING if(countIf(lately) > 0,"
            + " quantileExactInclusiveIf(0.5)(toFloat64(called - taken), lately),"
            + (" quantileExactInclusiveIf(0.5)(toFloat64(" + t + " - taken), waits)) > ")
            + minutes * 60_000L,
        day);
  }
}
