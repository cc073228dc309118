package io.xiaoneng.circle;

import io.xiaoneng.registry.Unit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Units with at least one terminal or mailbox that counts, of all units of a level.
 *
 * @param withTerminal units that have one
 * @param units all of them
 */
public record TerminalShare(long withTerminal, long units) {

  /** The share, 0 … 1; null without units. */
  public @Nullable Double share() {
    return units == 0 ? null : (double) withTerminal / units;
  }

  /** Sub-districts 镇街 below a unit, or that unit itself. */
  public static TerminalShare ofStreets(
      String below, Collection<Unit> units, Collection<PublicTerminal> terminals) {
    return of(below, Unit.Level.STREET, units, terminals);
  }

  /** Urban communities below a unit, or that unit itself. */
  public static TerminalShare ofCommunities(
      String below, Collection<Unit> units, Collection<PublicTerminal> terminals) {
    return of(below, Unit.Level.COMMUNITY, units, terminals);
  }

  private static TerminalShare of(
      String below,
      Unit.Level level,
      Collection<Unit> units,
      Collection<PublicTerminal> terminals) {
    Map<String, Unit> byCode = byCode(units);
    long all = 0;
    long with = 0;
    for (Map.Entry<String, Boolean> each : served(level, byCode, terminals).entrySet()) {
      if (upwards(each.getKey(), byCode).contains(below)) {
        all++;
        with += each.getValue() ? 1 : 0;
      }
    }
    return new TerminalShare(with, all);
  }

  /** Every sub-district 镇街 by its code, and whether it has such a terminal. */
  public static SortedMap<String, Boolean> streets(
      Collection<Unit> units, Collection<PublicTerminal> terminals) {
    return served(Unit.Level.STREET, byCode(units), terminals);
  }

  /** Every urban community by its code, and whether it has such a terminal. */
  public static SortedMap<String, Boolean> communities(
      Collection<Unit> units, Collection<PublicTerminal> terminals) {
    return served(Unit.Level.COMMUNITY, byCode(units), terminals);
  }

  private static Map<String, Unit> byCode(Collection<Unit> units) {
    Map<String, Unit> byCode = new HashMap<>();
    units.forEach(unit -> byCode.put(unit.code(), unit));
    return byCode;
  }

  private static SortedMap<String, Boolean> served(
      Unit.Level level, Map<String, Unit> byCode, Collection<PublicTerminal> terminals) {
    Set<String> served = new HashSet<>();
    for (PublicTerminal terminal : terminals) {
      if (terminal.counts()) {
        served.addAll(upwards(terminal.unit(), byCode));
        String community = terminal.community();
        if (community != null) {
          served.addAll(upwards(community, byCode));
        }
      }
    }
    SortedMap<String, Boolean> all = new TreeMap<>();
    for (Unit unit : byCode.values()) {
      if (unit.level() == level && (level != Unit.Level.COMMUNITY || unit.urban())) {
        all.put(unit.code(), served.contains(unit.code()));
      }
    }
    return all;
  }

  /** The unit and all above it; a ring of parents ends where it closes. */
  private static Set<String> upwards(String code, Map<String, Unit> byCode) {
    Set<String> way = new HashSet<>();
    @Nullable String at = code;
    while (at != null && way.add(at)) {
      Unit unit = byCode.get(at);
      at = unit == null ? null : unit.parent();
    }
    return way;
  }
}
