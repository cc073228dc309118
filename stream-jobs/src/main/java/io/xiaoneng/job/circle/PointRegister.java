package io.xiaoneng.job.circle;

import io.xiaoneng.calendar.IssuedYear;
import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.circle.PointRules;
import io.xiaoneng.hours.OpeningHours;
import io.xiaoneng.hours.OpeningHoursException;
import io.xiaoneng.registry.MutableRegistry;
import io.xiaoneng.registry.Point;
import io.xiaoneng.registry.RegistryRecord;
import io.xiaoneng.registry.Source;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service points as the registry had them at any time; sources and the calendar as it has them
 * now. What was recorded within a day of the first record of a point counts for all the time
 * before: an import tells of a time before the program was started.
 */
final class PointRegister {

  private static final Logger LOG = LoggerFactory.getLogger(PointRegister.class);
  private static final long LOADING = Duration.ofDays(1).toMillis();
  private static final int MOST_READINGS = 5_000;
  private static final String POINT = "point/";
  private static final String SOURCE = "source/";
  private static final String CALENDAR = "calendar/";

  private final ZoneId zone;
  private final String calendar;
  private final MutableRegistry present;
  private final Map<String, TreeMap<Long, Said>> points = new TreeMap<>();
  private final Map<String, Long> offsets = new HashMap<>();
  private final Map<String, Reading> readings = new HashMap<>();
  private @Nullable Set<LocalDate> daysOff;
  private long first = Long.MAX_VALUE;
  private long firstRecordedAt = Long.MAX_VALUE;

  /**
   * @param point null where it was taken out
   */
  private record Said(long recordedAt, @Nullable Point point) {}

  /**
   * Opening hours as they were read.
   *
   * @param problem why they could not be; "" where they could
   */
  record Reading(PointRules.Hours hours, String problem) {}

  /** What a record of the registry can change. */
  enum Change {
    /** Nothing here. */
    NONE,
    /** One point, from the day it was recorded on or always. */
    POINT,
    /** Which points live by heartbeats, or which days are holidays. */
    ALL
  }

  /**
   * @param calendar id of the city's calendar
   */
  PointRegister(ZoneId zone, String calendar) {
    this.zone = zone;
    this.calendar = calendar;
    this.present = new MutableRegistry(zone);
  }

  /** Whether a record of that key has a meaning here. */
  static boolean wants(String key) {
    return key.startsWith(POINT) || key.startsWith(SOURCE) || key.startsWith(CALENDAR);
  }

  /** The point of a record's key. */
  static String pointOf(String key) {
    return key.substring(POINT.length());
  }

  /** Takes a record; again, or one that cannot be read, changes nothing. */
  Change take(CircleRecords.Note note) {
    try {
      if (note.key().startsWith(POINT)) {
        return takePoint(note) ? Change.POINT : Change.NONE;
      }
      if (offsets.getOrDefault(note.key(), -1L) >= note.offset()) {
        return Change.NONE;
      }
      offsets.put(note.key(), note.offset());
      present.apply(note.key(), note.body().length == 0 ? null : note.body(), note.offset());
    } catch (IllegalArgumentException bad) {
      LOG.warn("registry record {} is left out: {}", note.key(), bad.getMessage());
      return Change.NONE;
    }
    if (note.key().startsWith(CALENDAR)) {
      readings.clear();
      daysOff = null;
    }
    return Change.ALL;
  }

  private boolean takePoint(CircleRecords.Note note) {
    Point point =
        note.body().length == 0
            ? null
            : (Point) RegistryRecord.parse(note.key(), note.body(), zone);
    Said said = new Said(note.recordedAt(), point);
    boolean unseen =
        points
                .computeIfAbsent(pointOf(note.key()), id -> new TreeMap<>())
                .putIfAbsent(note.offset(), said)
            == null;
    if (unseen && note.offset() < first) {
      first = note.offset();
      firstRecordedAt = note.recordedAt();
    }
    return unseen;
  }

  /** Every point that ever was. */
  Collection<String> points() {
    return points.keySet();
  }

  /** When the first record of a point was recorded. */
  long beginning() {
    return firstRecordedAt;
  }

  /** Whether what was recorded then counts for all the time before. */
  boolean countsAsAlways(long recordedAt) {
    return recordedAt <= firstRecordedAt + LOADING;
  }

  /** The point at the end of a day; null where there is none. */
  @Nullable Point at(String point, long ends) {
    Said said = saidBy(point, ends);
    return said == null ? null : said.point();
  }

  private @Nullable Said saidBy(String point, long ends) {
    long by = Math.max(ends - 1, firstRecordedAt + LOADING);
    Said last = null;
    TreeMap<Long, Said> history = points.get(point);
    if (history != null) {
      for (Said each : history.values()) {
        last = each.recordedAt() <= by ? each : last;
      }
    }
    return last;
  }

  /** Whether it was there on that day before it was taken out: then its row has to be mended. */
  boolean takenOut(String point, Window window) {
    Said said = saidBy(point, window.to());
    return said != null && said.point() == null && said.recordedAt() >= window.from();
  }

  /** A day's begin and end, end exclusive. */
  record Window(long from, long to) {}

  /** Whether one of those sources says that its points send heartbeats. */
  boolean heartbeats(Collection<String> sources) {
    return sources.stream()
        .anyMatch(
            name -> {
              Source source = present.source(name);
              return source != null && source.reportsHeartbeats();
            });
  }

  /** Reads opening hours; what cannot be read is never open. */
  Reading hours(String text) {
    if (readings.size() > MOST_READINGS) {
      readings.clear();
    }
    return readings.computeIfAbsent(text, this::read);
  }

  private Reading read(String text) {
    try {
      return new Reading(OpeningHours.parse(text, this::dayOff, zone), "");
    } catch (OpeningHoursException bad) {
      return new Reading(PointRules.Hours.NEVER, String.valueOf(bad.getMessage()));
    }
  }

  /** The days off that the notices name; plain weekends are no holidays. */
  private boolean dayOff(LocalDate date) {
    Set<LocalDate> off = daysOff;
    if (off == null) {
      Map<LocalDate, Boolean> named = new HashMap<>();
      WorkCalendar days = present.calendar(calendar);
      for (IssuedYear year : days.issues()) {
        named.putAll(year.named());
      }
      off = new HashSet<>();
      for (Map.Entry<LocalDate, Boolean> each : named.entrySet()) {
        if (!each.getValue()) {
          off.add(each.getKey());
        }
      }
      daysOff = off;
    }
    return off.contains(date);
  }
}
