package io.xiaoneng.dashboard.hall;

import io.xiaoneng.dashboard.hall.Halls.Hall;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One hall: its windows on the day of the picture, and the days before.
 *
 * @param windows by their name; "" for tickets that no window has called
 * @param days oldest first, without those on which nobody was called
 */
public record HallDay(
    Hall hall, LocalDate day, boolean today, Instant asOf, List<Window> windows, List<Day> days) {

  /** The same without single windows, for those who do not run them. */
  HallDay withoutWindows() {
    return new HallDay(hall, day, today, asOf, List.of(), days);
  }

  /** A window 窗口. */
  public record Window(String code, Queue queue) {}

  /** A day's waits. */
  public record Day(LocalDate day, Minutes waited) {}
}
