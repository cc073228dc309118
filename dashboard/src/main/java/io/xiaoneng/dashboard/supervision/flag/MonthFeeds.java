package io.xiaoneng.dashboard.supervision.flag;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.registry.Source;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The feeds of all units in one month. A unit is heard through the sources that it or a unit below
 * it owns; where there is none, through those of the nearest unit above that owns one.
 */
public final class MonthFeeds {

  /**
   * A feed is missed on a day without any event where its other days have at least so many: by
   * chance that happens once in a hundred and fifty days.
   */
  private static final double SPEAKS = 5;

  private static final Duration DAILY = Duration.ofDays(1);

  /** Events of a day by source: those accepted, and all. */
  record Day(LocalDate day, String source, long accepted, long all) {}

  private static final class Heard {
    private long accepted;
    private long all;
    private final Map<LocalDate, Long> days = new HashMap<>();
  }

  private final RegistryView registry;
  private final WorkCalendar calendar;
  private final LocalDate from;
  private final LocalDate to;
  private final Map<String, Heard> bySource = new HashMap<>();
  private final Map<String, Set<String>> owned = new HashMap<>();
  private final Set<String> slow = new HashSet<>();

  /**
   * Adds up what came.
   *
   * @param from first day, inclusive
   * @param to last day, inclusive; days from today on must not be among them
   */
  MonthFeeds(
      RegistryView registry,
      Collection<Source> sources,
      WorkCalendar calendar,
      LocalDate from,
      LocalDate to,
      List<Day> events) {
    this.registry = registry;
    this.calendar = calendar;
    this.from = from;
    this.to = to;
    for (Source each : sources) {
      if (!each.unit().isEmpty()) {
        owned.computeIfAbsent(each.unit(), key -> new HashSet<>()).add(each.prefix());
      }
      if (each.expectedLag().compareTo(DAILY) >= 0) {
        slow.add(each.prefix());
      }
    }
    for (Day each : events) {
      Heard heard = bySource.computeIfAbsent(each.source(), key -> new Heard());
      heard.accepted += each.accepted();
      heard.all += each.all();
      heard.days.merge(each.day(), each.all(), Long::sum);
    }
  }

  /** How a unit was heard. */
  public Feed of(String unit) {
    Set<String> sources = sources(unit);
    long accepted = 0;
    long all = 0;
    double silent = 0;
    for (String source : sources) {
      Heard heard = bySource.get(source);
      if (heard != null) {
        accepted += heard.accepted;
        all += heard.all;
        silent = Math.max(silent, slow.contains(source) ? 0 : silent(heard));
      }
    }
    return all == 0 ? Feed.UNKNOWN : new Feed((double) accepted / all, silent);
  }

  private Set<String> sources(String unit) {
    Set<String> sources = new HashSet<>();
    registry.subtree(unit).forEach(code -> sources.addAll(owned.getOrDefault(code, Set.of())));
    @Nullable String above = registry.unit(unit).parent();
    for (int steps = 0; sources.isEmpty() && above != null && steps < 32; steps++) {
      sources.addAll(owned.getOrDefault(above, Set.of()));
      above = registry.unit(above).parent();
    }
    return sources;
  }

  private double silent(Heard heard) {
    long counted = 0;
    long missed = 0;
    long events = 0;
    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
      if (calendar.isCounted(day)) {
        counted++;
        long came = heard.days.getOrDefault(day, 0L);
        events += came;
        missed += came == 0 ? 1 : 0;
      }
    }
    boolean speaks = counted > missed && (double) events / (counted - missed) >= SPEAKS;
    return speaks ? (double) missed / counted : 0;
  }
}
