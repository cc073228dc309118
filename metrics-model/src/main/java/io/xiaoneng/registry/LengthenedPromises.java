package io.xiaoneng.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds the versions of items that promise more time than the one before them. */
public final class LengthenedPromises {

  private LengthenedPromises() {}

  /**
   * Days on which a case is taken in under a lengthened promise.
   *
   * @param item its code
   * @param from first day the longer promise is in force, inclusive
   * @param until first day it is no longer new or no longer in force, exclusive
   */
  public record Window(String item, LocalDate from, LocalDate until) {}

  /**
   * The windows of every item, by its code, then by their begin.
   *
   * @param items every version of every item, in any order
   * @param zone the city's
   * @param months for so long a longer promise is new
   */
  public static List<Window> of(Collection<Item> items, ZoneId zone, int months) {
    Map<String, List<Item>> versions = new TreeMap<>();
    for (Item each : items) {
      versions.computeIfAbsent(each.code(), code -> new ArrayList<>()).add(each);
    }
    List<Window> windows = new ArrayList<>();
    for (List<Item> each : versions.values()) {
      each.sort(Comparator.comparing(Item::validFrom).thenComparing(Item::version));
      for (int i = 1; i < each.size(); i++) {
        if (ShorterPromises.longer(each.get(i), each.get(i - 1))) {
          LocalDate from = date(each.get(i).validFrom(), zone);
          LocalDate end = from.plusMonths(months);
          LocalDate next = i + 1 < each.size() ? date(each.get(i + 1).validFrom(), zone) : end;
          LocalDate until = next.isBefore(end) ? next : end;
          if (from.isBefore(until)) {
            windows.add(new Window(each.get(i).code(), from, until));
          }
        }
      }
    }
    return windows;
  }

  private static LocalDate date(Instant instant, ZoneId zone) {
    return LocalDate.ofInstant(instant, zone);
  }
}
