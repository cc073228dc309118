package io.xiaoneng.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * The city's working hours, the same on every counted day; limits in hours run inside them.
 *
 * @param spans in ascending order, not overlapping, none across midnight; at least one
 */
public record WorkingHours(List<Span> spans) {

  /** 09:00–12:00 and 13:00–17:00, seven hours a day: the default. */
  public static final WorkingHours DEFAULT =
      new WorkingHours(
          List.of(
              new Span(LocalTime.of(9, 0), LocalTime.of(12, 0)),
              new Span(LocalTime.of(13, 0), LocalTime.of(17, 0))));

  /**
   * One span of working time.
   *
   * @param from inclusive
   * @param to exclusive, after {@code from}
   */
  public record Span(LocalTime from, LocalTime to) {

    public Span {
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException("working hours " + from + "–" + to + " are empty");
      }
    }
  }

  public WorkingHours {
    spans = List.copyOf(spans);
    if (spans.isEmpty()) {
      throw new IllegalArgumentException("working hours have no span");
    }
    for (int i = 1; i < spans.size(); i++) {
      if (spans.get(i).from().isBefore(spans.get(i - 1).to())) {
        throw new IllegalArgumentException("working hours " + spans + " are not ascending");
      }
    }
  }

  /**
   * The moment at which so many working hours have passed since {@code start}; a start outside the
   * working hours waits for the next span. For 0 hours the start itself.
   *
   * @param hours 0 or more
   */
  public Instant plus(Instant start, int hours, WorkCalendar calendar, ZoneId zone) {
    if (hours <= 0) {
      return start;
    }
    LocalDateTime local = LocalDateTime.ofInstant(start, zone);
    Duration left = Duration.ofHours(hours);
    LocalDate day = local.toLocalDate();
    LocalTime time = local.toLocalTime();
    Duration today = calendar.isCounted(day) ? between(time) : Duration.ZERO;
    if (today.compareTo(left) < 0) {
      left = left.minus(today);
      long wholeDays = left.minusNanos(1).dividedBy(perDay());
      day = calendar.plus(day, Math.toIntExact(wholeDays) + 1);
      left = left.minus(perDay().multipliedBy(wholeDays));
      time = LocalTime.MIN;
    }
    return day.atTime(inDay(time, left)).atZone(zone).toInstant();
  }

  /**
   * Working time between two moments: how much of it is left until a term. Below zero where {@code
   * to} lies before {@code from}: how much has passed since.
   */
  public Duration between(Instant from, Instant to, WorkCalendar calendar, ZoneId zone) {
    if (to.isBefore(from)) {
      return between(to, from, calendar, zone).negated();
    }
    LocalDateTime start = LocalDateTime.ofInstant(from, zone);
    LocalDateTime end = LocalDateTime.ofInstant(to, zone);
    LocalDate first = start.toLocalDate();
    LocalDate last = end.toLocalDate();
    // Every counted day from the first to the last, without what lies before and after.
    long days = calendar.countedBetween(first, last) + (calendar.isCounted(first) ? 1 : 0);
    Duration sum = perDay().multipliedBy(days);
    if (calendar.isCounted(first)) {
      sum = sum.minus(perDay().minus(between(start.toLocalTime())));
    }
    if (calendar.isCounted(last)) {
      sum = sum.minus(between(end.toLocalTime()));
    }
    return sum;
  }

  /** Working time of a whole day. */
  public Duration perDay() {
    return between(LocalTime.MIN);
  }

  private Duration between(LocalTime start) {
    Duration sum = Duration.ZERO;
    for (Span span : spans) {
      LocalTime from = later(span.from(), start);
      if (from.isBefore(span.to())) {
        sum = sum.plus(Duration.between(from, span.to()));
      }
    }
    return sum;
  }

  private LocalTime inDay(LocalTime start, Duration needed) {
    Duration left = needed;
    for (Span span : spans) {
      LocalTime from = later(span.from(), start);
      if (from.isBefore(span.to())) {
        Duration here = Duration.between(from, span.to());
        if (here.compareTo(left) >= 0) {
          return from.plus(left);
        }
        left = left.minus(here);
      }
    }
    throw new IllegalStateException(needed + " do not fit into a day after " + start);
  }

  private static LocalTime later(LocalTime a, LocalTime b) {
    return a.isAfter(b) ? a : b;
  }
}
