package io.xiaoneng.dashboard.notice;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * A part of every day in which only urgent notices go out.
 *
 * @param from inclusive, in whole minutes of the city's time
 * @param to exclusive; before {@code from} it is on the next day; never the same
 */
record QuietHours(LocalTime from, LocalTime to) {

  QuietHours {
    if (from.equals(to)) {
      throw new IllegalArgumentException("quiet hours must not begin and end at the same time");
    }
  }

  /** The instant itself where it is outside, else the end of the quiet hours around it. */
  Instant after(Instant instant, ZoneId zone) {
    ZonedDateTime local = instant.atZone(zone);
    LocalTime time = local.toLocalTime();
    boolean overMidnight = to.isBefore(from);
    boolean late = !time.isBefore(from);
    boolean early = time.isBefore(to);
    if (overMidnight ? !(late || early) : !(late && early)) {
      return instant;
    }
    ZonedDateTime end =
        (overMidnight && late ? local.toLocalDate().plusDays(1) : local.toLocalDate())
            .atTime(to)
            .atZone(zone);
    // Where clocks go back the hour comes twice: never before the instant.
    return end.toInstant().isBefore(instant) ? instant : end.toInstant();
  }
}
