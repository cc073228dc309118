package io.xiaoneng.dashboard.circle.plan;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.CityClock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.springframework.stereotype.Component;

/** The moments that the map is asked for by a word. */
@Component
class MapMoments {

  private static final LocalTime EVENING = LocalTime.of(19, 0);
  private static final LocalTime MORNING = LocalTime.of(10, 0);

  private final CityClock clock;

  MapMoments(CityClock clock) {
    this.clock = clock;
  }

  ZoneId zone() {
    return clock.zone();
  }

  /**
   * The moment of a word.
   *
   * @param when {@code now}, {@code evening}, {@code saturday}, {@code sunday} or {@code at}
   * @param at the city's time where {@code when} is {@code at}, such as 2026-03-01T19:00, or an
   *     instant that ends with Z
   * @throws BadParameterException for another word or time
   */
  Instant of(String when, String at) {
    LocalDate today = clock.today();
    return switch (when) {
      case "now" -> clock.now().truncatedTo(ChronoUnit.SECONDS);
      case "evening" -> instant(today.atTime(EVENING));
      case "saturday" ->
          instant(today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY)).atTime(MORNING));
      case "sunday" ->
          instant(today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)).atTime(MORNING));
      case "at" -> {
        try {
          yield at.endsWith("Z") ? Instant.parse(at) : instant(LocalDateTime.parse(at));
        } catch (DateTimeException e) {
          throw new BadParameterException("at", "at must be a time such as 2026-03-01T19:00");
        }
      }
      default ->
          throw new BadParameterException(
              "when", "when must be one of now, evening, saturday, sunday, at");
    };
  }

  private Instant instant(LocalDateTime time) {
    return time.atZone(clock.zone()).toInstant();
  }
}
