package io.xiaoneng.dashboard.circle.figure;

import io.xiaoneng.circle.PublicTerminal;
import io.xiaoneng.circle.TerminalShare;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.registry.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which units have a terminal or mailbox that counts, as the last 24 hours up to a moment tell. */
@Component
class PublicTerminals {

  private static final Duration DAY = Duration.ofDays(1);
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
   * @return empty for a moment in whose 24 hours no state of any point is known
   */
  List<SortedMap<String, Boolean>> units(boolean communities, List<Instant> moments) {
    if (moments.isEmpty()) {
      return List.of();
    }
    SortedSet<LocalDate> known =
        circle.days(firstDay(moments.get(0)), lastDay(moments.get(moments.size() - 1)));
    List<List<PublicTerminal>> terminals = terminals(moments);
    Collection<Unit> units = registry.registry().all(Unit.class);
    List<SortedMap<String, Boolean>> found = new ArrayList<>();
    for (int i = 0; i < moments.size(); i++) {
      Instant moment = moments.get(i);
      if (known.subSet(firstDay(moment), lastDay(moment).plusDays(1)).isEmpty()) {
        found.add(new TreeMap<>());
      } else if (communities) {
        found.add(TerminalShare.communities(units, terminals.get(i)));
      } else {
        found.add(TerminalShare.streets(units, terminals.get(i)));
      }
    }
    return found;
  }

  /** Those that count, for each moment. */
  private List<List<PublicTerminal>> terminals(List<Instant> moments) {
    Map<String, String> near = queries.communities();
    List<List<PublicTerminal>> terminals = new ArrayList<>();
    moments.forEach(each -> terminals.add(new ArrayList<>()));
    for (int from = 0; from < moments.size(); from += MOMENTS_AT_A_TIME) {
      int to = Math.min(moments.size(), from + MOMENTS_AT_A_TIME);
      LocalDate first = firstDay(moments.get(from));
      LocalDate last = lastDay(moments.get(to - 1));
      for (TerminalQueries.Serving each : queries.serving(moments.subList(from, to), first, last)) {
        PublicTerminal terminal = terminal(each.unit(), near.get(each.point()));
        for (int moment : each.moments()) {
          terminals.get(from + moment).add(terminal);
        }
      }
    }
    return terminals;
  }

  private LocalDate firstDay(Instant moment) {
    return clock.dateOf(moment.minus(DAY));
  }

  private LocalDate lastDay(Instant moment) {
    return clock.dateOf(moment.minusMillis(1));
  }

  /** It stands where its unit is one, else where the nearest cell is. */
  private PublicTerminal terminal(String unit, @Nullable String near) {
    Unit registered = registry.registry().unit(unit);
    boolean own = registered != null && registered.level() == Unit.Level.COMMUNITY;
    return new PublicTerminal(unit, own ? null : near, true, true);
  }
}
