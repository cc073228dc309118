package io.xiaoneng.dashboard.circle.figure;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When is looked at: a moment, or days.
 *
 * @param at the moment; null where it is days
 * @param from first day, null where it is a moment
 * @param to last day, inclusive; null likewise
 */
public record Window(@Nullable Instant at, @Nullable LocalDate from, @Nullable LocalDate to) {

  /** A moment. */
  public static Window at(Instant at) {
    return new Window(at, null, null);
  }

  /** Days, both inclusive. */
  public static Window days(LocalDate from, LocalDate to) {
    return new Window(null, from, to);
  }

  /** The first local day of it. */
  LocalDate firstDay(ZoneId zone) {
    return from != null ? from : day(zone);
  }

  /** The last local day of it. */
  LocalDate lastDay(ZoneId zone) {
    return to != null ? to : day(zone);
  }

  private LocalDate day(ZoneId zone) {
    if (at == null) {
      throw new IllegalStateException("a window without a moment and without days");
    }
    return LocalDate.ofInstant(at, zone);
  }
}
