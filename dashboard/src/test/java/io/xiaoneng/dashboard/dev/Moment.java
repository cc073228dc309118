package io.xiaoneng.dashboard.dev;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A moment that statements mean when they speak of now, so that a city can be as of any. */
record Moment(Instant at) {

  private static final DateTimeFormatter LITERAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  /** The statement with this moment in place of the engine's own clock. */
  String in(String statement) {
    String now = "toDateTime64('" + LITERAL.format(at) + "', 3, 'UTC')";
    return statement
        .replace("now64(3)", now)
        .replace("now()", now)
        .replace("today()", "toDate(" + now + ")");
  }
}
