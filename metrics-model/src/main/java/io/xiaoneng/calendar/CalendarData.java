package io.xiaoneng.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a calendar's data. Lines: {@code year 2019 version 2}, {@code notice ADDRESS}, {@code off
 * DAY} or {@code work DAY} where DAY is a date or {@code first..last}; {@code #} begins a comment.
 */
final class CalendarData {

  private final List<Block> blocks = new ArrayList<>();

  /** The lines of one year. */
  private static final class Block {
    final int year;
    final int version;
    final List<String> notices = new ArrayList<>();
    final List<LocalDate> off = new ArrayList<>();
    final List<LocalDate> work = new ArrayList<>();

    Block(int year, int version) {
      this.year = year;
      this.version = version;
    }

    IssuedYear issued() throws IssuedYear.DayException {
      return IssuedYear.of(year, version, notices, off, work);
    }
  }

  private CalendarData() {}

  /** The years in the resource {@code calendar/ID.txt}. */
  static List<IssuedYear> load(String id) {
    try (InputStream in = CalendarData.class.getResourceAsStream("/calendar/" + id + ".txt")) {
      if (in == null) {
        throw new IllegalStateException("calendar/" + id + ".txt is not on the class path");
      }
      return read(id, new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<IssuedYear> read(String id, BufferedReader in) throws IOException {
    CalendarData data = new CalendarData();
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
    return data.years(id);
  }

  private void line(String line) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    String[] words = line.split(" +");
    switch (words[0]) {
      case "year" -> blocks.add(new Block(Integer.parseInt(words[1]), Integer.parseInt(words[3])));
      case "notice" -> last().notices.add(words[1]);
      case "off" -> last().off.addAll(days(words[1]));
      case "work" -> last().work.addAll(days(words[1]));
      default -> throw new IllegalArgumentException("\"" + words[0] + "\" is not known");
    }
  }

  private Block last() {
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException("no year has begun");
    }
    return blocks.get(blocks.size() - 1);
  }

  private static List<LocalDate> days(String days) {
    int dots = days.indexOf("..");
    LocalDate first = LocalDate.parse(dots < 0 ? days : days.substring(0, dots));
    LocalDate last = dots < 0 ? first : LocalDate.parse(days.substring(dots + 2));
    return first.datesUntil(last.plusDays(1)).toList();
  }

  private List<IssuedYear> years(String id) {
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException("calendar " + id + " has no year");
    }
    List<IssuedYear> years = new ArrayList<>();
    for (Block each : blocks) {
      try {
        years.add(each.issued());
      } catch (IssuedYear.DayException e) {
        throw new IllegalArgumentException(
            "calendar " + id + ", year " + each.year + ": " + e.getMessage(), e);
      }
    }
    return years;
  }
}
