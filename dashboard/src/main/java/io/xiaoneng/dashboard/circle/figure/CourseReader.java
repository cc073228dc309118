package io.xiaoneng.dashboard.circle.figure;

import io.xiaoneng.circle.Pace;
import io.xiaoneng.circle.Span;
import io.xiaoneng.circle.Spans;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.registry.Bundle;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads how the communities fared over a window: from what the job has written where it has written
 * that measure of those days, else from the states of points, the ways and the cells.
 */
final class CourseReader {

  static final String WRITTEN = "coverage_day";
  static final String WORKED = "points";

  private final CircleQueries queries;
  private final RegistryView registry;
  private final CityClock clock;

  CourseReader(CircleQueries queries, RegistryView registry, CityClock clock) {
    this.queries = queries;
    this.registry = registry;
    this.clock = clock;
  }

  /**
   * The courses of the days of a window.
   *
   * @param when the moments of it that states of points are known of, up to now
   * @param source {@code coverage_day} or {@code points}
   */
  record Courses(Map<String, List<CommunityCourse>> courses, Spans when, String source) {}

  /** The days of a window that states of points are known of. */
  SortedSet<LocalDate> days(Window window) {
    return queries.days(window.firstDay(clock.zone()), window.lastDay(clock.zone()));
  }

  /** How many days a window has. */
  long asked(Window window) {
    return window.lastDay(clock.zone()).toEpochDay()
        - window.firstDay(clock.zone()).toEpochDay()
        + 1;
  }

  /** What is not known, without which nothing can be said. */
  List<String> missing(Collection<LocalDate> days) {
    CircleQueries.Ground ground = queries.ground();
    List<String> missing = new ArrayList<>();
    if (days.isEmpty()) {
      missing.add("points");
    }
    if (!ground.reach()) {
      missing.add("reach");
    }
    if (ground.cells() == 0) {
      missing.add("cells");
    }
    return missing;
  }

  /** The end of what can be counted of a period: now where it is not over. */
  Instant end(Window window) {
    Instant end = window.lastDay(clock.zone()).plusDays(1).atStartOfDay(clock.zone()).toInstant();
    Instant now = clock.now();
    return end.isAfter(now) ? now : end;
  }

  /** Name of the measure that the job writes of such walks; null where it writes none. */
  @Nullable String measure(Walk walk) {
    if (walk.equals(Walk.ADULT)) {
      return "open-adult";
    }
    if (walk.equals(Walk.ELDER)) {
      return "open-elder";
    }
    if (walk.equals(Walk.TERMINALS)) {
      return "terminals-adult";
    }
    if (walk.pace().equals(Pace.ADULT) && walk.minutes() == 15 && !walk.terminals()) {
      return registry.registry().all(Bundle.class).stream()
          .filter(each -> Set.copyOf(each.items()).equals(Set.copyOf(walk.items())))
          .map(each -> "bundle/" + each.code())
          .sorted()
          .findFirst()
          .orElse(null);
    }
    return null;
  }

  /**
   * The courses over a window, up to that end.
   *
   * @param recomputed whether it is worked out even where the job has written it
   */
  Courses read(
      Walk walk, SortedSet<LocalDate> days, Instant end, Window window, boolean recomputed) {
    LocalDate first = window.firstDay(clock.zone());
    LocalDate last = window.lastDay(clock.zone());
    List<Span> pieces = new ArrayList<>();
    for (LocalDate day : days.isEmpty() ? List.of(first) : days) {
      long from = day.atStartOfDay(clock.zone()).toInstant().toEpochMilli();
      long to = day.plusDays(1).atStartOfDay(clock.zone()).toInstant().toEpochMilli();
      if (from < Math.min(to, end.toEpochMilli())) {
        pieces.add(new Span(from, Math.min(to, end.toEpochMilli())));
      }
    }
    Spans when = Spans.of(pieces);
    Courses written = recomputed ? null : written(walk, days, when, window);
    if (written != null) {
      return written;
    }
    return new Courses(
        queries.worked(
            walk,
            first,
            last,
            first.atStartOfDay(clock.zone()).toInstant().toEpochMilli(),
            last.plusDays(1).atStartOfDay(clock.zone()).toInstant().toEpochMilli()),
        when,
        WORKED);
  }

  /** What the job has written; null where it has not written all of it. */
  private @Nullable Courses written(
      Walk walk, SortedSet<LocalDate> days, Spans when, Window window) {
    String measure = measure(walk);
    if (measure == null || days.isEmpty()) {
      return null;
    }
    Map<String, List<CommunityCourse>> written =
        queries.written(measure, window.firstDay(clock.zone()), window.lastDay(clock.zone()));
    return covers(written, days, queries.communities())
        ? new Courses(written, when, WRITTEN)
        : null;
  }

  /** Whether every community with cells is written on every day that points are known of. */
  private boolean covers(
      Map<String, List<CommunityCourse>> written,
      SortedSet<LocalDate> days,
      Collection<String> communities) {
    for (String community : communities) {
      Set<LocalDate> has = new TreeSet<>();
      for (CommunityCourse course : written.getOrDefault(community, List.of())) {
        has.add(clock.dateOf(Instant.ofEpochMilli(course.begins())));
      }
      if (!has.containsAll(days)) {
        return false;
      }
    }
    return true;
  }
}
