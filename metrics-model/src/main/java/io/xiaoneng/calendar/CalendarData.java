package io.xiaoneng.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a calendar's data. Lines: {@code year 2019 version 2}, {@code notice ADDRESS}, {@code off
 * DAY} or {@code work DAY} where DAY is a date or {@code first..last}; {@code #} begins a comment.
 */
final class CalendarData {

  private final String id;
  private final Map<LocalDate, Boolean> named = new TreeMap<>();
  private final List<CalendarYear> years = new ArrayList<>();

  private CalendarData(String id) {
    this.id = id;
  }

  /** The calendar in the resource {@code calendar/ID.txt}. */
  static WorkCalendar load(String id) {
    try (InputStream in = CalendarData.class.getResourceAsStream("/calendar/" + id + ".txt")) {
      if (in == null) {
        throw new IllegalStateException("calendar/" + id + ".txt is not on the class path");
      }
      return read(id, new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static WorkCalendar read(String id, BufferedReader in) throws IOException {
    CalendarData data = new CalendarData(id);
    int number = 0;
    for (@Nullable String line = in.readLine(); line != null; line = in.readLine()) {
      number++;
      try {
        data.line(line.strip());
      } catch (RuntimeException e) {
        throw new IllegalArgumentException(
            "calendar " + id + ", line " + number + ": " + e.getMessage(), e);
      }
    }
    return data.build();
  }

  private void line(String line) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    String[] words = line.split(" +");
    switch (words[0]) {
      case "year" ->
          years.add(
              new CalendarYear(Integer.parseInt(words[1]), Integer.parseInt(words[3]), List.of()));
      case "notice" -> {
        CalendarYear year = years.remove(years.size() - 1);
        List<String> notices = new ArrayList<>(year.notices());
        notices.add(words[1]);
        years.add(new CalendarYear(year.year(), year.version(), notices));
      }
      case "off" -> name(words[1], false);
      case "work" -> name(words[1], true);
      default -> throw new IllegalArgumentException("\"" + words[0] + "\" is not known");
    }
  }

  private void name(String days, boolean counted) {
    int dots = days.indexOf("..");
    LocalDate first = LocalDate.parse(dots < 0 ? days : days.substring(0, dots));
    LocalDate last = dots < 0 ? first : LocalDate.parse(days.substring(dots + 2));
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      named.put(day, counted);
    }
  }

  private WorkCalendar build() {
    if (years.isEmpty()) {
      throw new IllegalArgumentException("calendar " + id + " has no year");
    }
    LocalDate knownFrom = LocalDate.of(years.get(0).year(), 1, 1);
    LocalDate knownUntil = LocalDate.of(years.get(years.size() - 1).year(), 12, 31);
    // A notice also names days of the December before its first year.
    LocalDate first = knownFrom.minusYears(1);
    int length = (int) (knownUntil.toEpochDay() - first.toEpochDay()) + 1;
    BitSet days = new BitSet(length);
    for (int i = 0; i < length; i++) {
      LocalDate day = first.plusDays(i);
      boolean weekday = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
      days.set(i, named.getOrDefault(day, weekday));
    }
    return new WorkCalendar(
        id, new TabledDays(first.toEpochDay(), days, length), knownFrom, knownUntil, years);
  }
}
