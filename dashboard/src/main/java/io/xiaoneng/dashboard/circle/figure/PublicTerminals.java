package io.xiaoneng.dashboard.circle.figure;

import io.xiaoneng.circle.PointInterval;
import io.xiaoneng.circle.PublicTerminal;
import io.xiaoneng.circle.Span;
import io.xiaoneng.circle.Spans;
import io.xiaoneng.circle.TerminalShare;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.registry.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which units have a terminal or mailbox that counts, as the last 24 hours up to a moment tell. */
@Component
class PublicTerminals {

  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final int MOMENTS_AT_A_TIME = 31;

  private final TerminalQueries queries;
  private final CircleQueries circle;
  private final RegistryView registry;
  private final CityClock clock;

  PublicTerminals(
      TerminalQueries queries, CircleQueries circle, RegistryView registry, CityClock clock) {
    this.queries = queries;
    this.circle = circle;
    this.registry = registry;
    this.clock = clock;
  }

  /**
   * Every sub-district, or every urban community, and whether it has one, at each of these moments.
   *
   * @param moments ascending
   * @return empty for a moment before which states of points are not known
   */
  List<SortedMap<String, Boolean>> units(boolean communities, List<Instant> moments) {
    Collection<Unit> units = registry.registry().all(Unit.class);
    Map<String, String> near = queries.communities();
    List<SortedMap<String, Boolean>> found = new ArrayList<>();
    for (int at = 0; at < moments.size(); at += MOMENTS_AT_A_TIME) {
      List<Instant> some = moments.subList(at, Math.min(moments.size(), at + MOMENTS_AT_A_TIME));
      LocalDate first = firstDay(some.get(0));
      LocalDate last = clock.dateOf(some.get(some.size() - 1).minusMillis(1));
      Collection<LocalDate> known = circle.days(first, last);
      Map<String, List<TerminalQueries.Day>> days = new LinkedHashMap<>();
      queries
          .days(first, last)
          .forEach(each -> days.computeIfAbsent(each.point(), any -> new ArrayList<>()).add(each));
      for (Instant moment : some) {
        LocalDate begins = firstDay(moment);
        LocalDate ends = clock.dateOf(moment.minusMillis(1));
        if (known.stream().noneMatch(each -> !each.isBefore(begins) && !each.isAfter(ends))) {
          found.add(new TreeMap<>());
          continue;
        }
        Span lastDay = new Span(moment.toEpochMilli() - DAY, moment.toEpochMilli());
        List<PublicTerminal> terminals = new ArrayList<>();
        days.forEach(
            (point, its) -> {
              PublicTerminal terminal = terminal(its, near.get(point), lastDay);
              if (terminal != null) {
                terminals.add(terminal);
              }
            });
        found.add(
            communities
                ? TerminalShare.communities(units, terminals)
                : TerminalShare.streets(units, terminals));
      }
    }
    return found;
  }

  private LocalDate firstDay(Instant moment) {
    return clock.dateOf(moment.minusMillis(DAY));
  }

  /** By the unit it had last; null where nothing of it is known of these hours. */
  private @Nullable PublicTerminal terminal(
      List<TerminalQueries.Day> days, @Nullable String near, Span lastDay) {
    Spans hours = Spans.NONE;
    List<PointInterval> course = new ArrayList<>();
    String unit = null;
    for (TerminalQueries.Day day : days) {
      if (day.day().from() < lastDay.to() && day.day().to() > lastDay.from()) {
        unit = day.unit();
        hours = hours.or(day.schedule());
        for (PointInterval each : day.course()) {
          if (each.span().from() < lastDay.to() && each.span().to() > lastDay.from()) {
            course.add(each);
          }
        }
      }
    }
    if (unit == null) {
      return null;
    }
    Unit registered = registry.registry().unit(unit);
    boolean own = registered != null && registered.level() == Unit.Level.COMMUNITY;
    Spans schedule = hours;
    return PublicTerminal.of(
        unit,
        own ? null : near,
        lastDay,
        window -> schedule.and(new Spans(List.of(window))),
        course);
  }
}
