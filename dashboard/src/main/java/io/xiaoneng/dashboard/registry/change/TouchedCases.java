package io.xiaoneng.dashboard.registry.change;

import io.xiaoneng.calendar.IssuedYear;
import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.registry.Item;
import io.xiaoneng.registry.MutableRegistry;
import io.xiaoneng.registry.RecordKind;
import io.xiaoneng.registry.RegistryKey;
import io.xiaoneng.registry.Source;
import io.xiaoneng.registry.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which cases a change of the registry may touch, as conditions on {@code case_row}. Names, places
 * and the like touch none: they are joined when figures are read. Too many cases is harmless, they
 * are folded to the same row again; too few would leave figures as they were.
 *
 * @param conditions SQL; a case is touched that meets any of them
 * @param what keys of the records that touch cases, in the order of their publication
 */
record TouchedCases(List<String> conditions, List<RegistryKey> what) {

  private static final int CODES_IN_A_CONDITION = 500;
  private static final int HIGHEST = 32;

  /** Any case; for a registry of which nothing is known before. */
  static TouchedCases all(Collection<RegistryKey> changed) {
    return new TouchedCases(List.of("1"), List.copyOf(changed));
  }

  /**
   * @param calendar id of the city's calendar
   */
  static TouchedCases of(
      MutableRegistry before,
      MutableRegistry after,
      Collection<RegistryKey> changed,
      String calendar) {
    List<String> conditions = new ArrayList<>();
    Set<RegistryKey> what = new LinkedHashSet<>();
    Set<String> wholeItems = new TreeSet<>();
    boolean tree = false;
    boolean issued = false;
    for (RegistryKey key : changed) {
      switch (key.kind()) {
        case ITEM -> item(key, before, after, wholeItems, conditions, what);
        case UNIT -> {
          if (!placed(before.unit(key.code())).equals(placed(after.unit(key.code())))) {
            tree = true;
            what.add(key);
          }
        }
        case SOURCE -> {
          if (reports(before, key.code()) != reports(after, key.code())) {
            conditions.add(
                "case_id IN (SELECT subject FROM event_archive WHERE startsWith(source, "
                    + quoted(key.code())
                    + "))");
            what.add(key);
          }
        }
        case CALENDAR -> issued |= key.code().startsWith(calendar + "/");
        default -> {
          // Nothing of these goes into a fold.
        }
      }
    }
    in("item", wholeItems, conditions);
    if (tree) {
      units(before, after, conditions);
    }
    if (issued && days(before.calendar(calendar), after.calendar(calendar), conditions)) {
      changed.stream().filter(key -> key.kind() == RecordKind.CALENDAR).forEach(what::add);
    }
    return conditions.isEmpty()
        ? new TouchedCases(List.of(), List.of())
        : new TouchedCases(List.copyOf(conditions), List.copyOf(what));
  }

  boolean none() {
    return conditions.isEmpty();
  }

  /** All conditions as one. */
  String where() {
    return conditions.stream().collect(Collectors.joining(" OR ", "(", ")"));
  }

  private static void item(
      RegistryKey key,
      MutableRegistry before,
      MutableRegistry after,
      Set<String> wholeItems,
      List<String> conditions,
      Set<RegistryKey> what) {
    Item was = version(before, key);
    Item is = version(after, key);
    if (was == null && is == null || was != null && is != null && sameClocks(was, is)) {
      return;
    }
    what.add(key);
    Instant from = was == null ? Item.ALWAYS : was.validFrom();
    if (is != null && (was == null || is.validFrom().isBefore(from))) {
      from = is.validFrom();
    }
    if (from.equals(Item.ALWAYS)) {
      wholeItems.add(key.code());
    } else {
      // Earlier cases are touched only where they name this very version.
      conditions.add(
          "(item = "
              + quoted(key.code())
              + " AND (item_version = "
              + key.version()
              + " OR toUnixTimestamp64Milli(coalesce(applied_at, accepted_at, first_at)) >= "
              + from.toEpochMilli()
              + "))");
    }
  }

  private static boolean sameClocks(Item a, Item b) {
    return a.promised().equals(b.promised())
        && a.statutory().equals(b.statutory())
        && a.type().equals(b.type())
        && a.validFrom().equals(b.validFrom());
  }

  private static @Nullable Item version(MutableRegistry registry, RegistryKey key) {
    return registry.versionsOf(key.code()).stream()
        .filter(item -> item.version() == key.version())
        .findFirst()
        .orElse(null);
  }

  private static String placed(@Nullable Unit unit) {
    return unit == null ? "" : unit.level() + "/" + unit.parent();
  }

  private static boolean reports(MutableRegistry registry, String prefix) {
    Source source = registry.source(prefix);
    return source != null && source.reportsVisits();
  }

  /** Units whose way up has changed: their district, their area, or whose area they lie in. */
  private static void units(
      MutableRegistry before, MutableRegistry after, List<String> conditions) {
    Set<String> moved = new TreeSet<>();
    for (MutableRegistry registry : List.of(before, after)) {
      for (Unit each : registry.all(Unit.class)) {
        if (!wayUp(before, each.code()).equals(wayUp(after, each.code()))) {
          moved.add(each.code());
        }
      }
    }
    in("unit", moved, conditions);
    in("receiving_unit", moved, conditions);
  }

  private static List<String> wayUp(MutableRegistry registry, String code) {
    List<String> way = new ArrayList<>();
    Unit unit = registry.unit(code);
    while (unit != null && way.size() < HIGHEST) {
      String parent = unit.parent();
      way.add(unit.level() + "/" + unit.code() + "/" + parent);
      unit = parent == null ? null : registry.unit(parent);
    }
    return way;
  }

  /** Whether any day counts otherwise; then the cases whose clocks may run over one. */
  private static boolean days(WorkCalendar before, WorkCalendar after, List<String> conditions) {
    Set<LocalDate> otherwise = new TreeSet<>();
    for (WorkCalendar calendar : List.of(before, after)) {
      for (IssuedYear year : calendar.issues()) {
        for (LocalDate day : year.named().keySet()) {
          if (before.isCounted(day) != after.isCounted(day)) {
            otherwise.add(day);
          }
        }
      }
    }
    if (otherwise.isEmpty()) {
      return false;
    }
    List<LocalDate> days = List.copyOf(otherwise);
    StringBuilder ends = new StringBuilder("greatest(first_date");
    for (String end :
        List.of(
            "decided_date",
            "delivered_date",
            "due_date",
            "due_statutory_date",
            "accept_due_date",
            "delivery_due_date",
            "toDate32(mature_at)",
            "toDate32(stop_due_at)")) {
      ends.append(", ifNull(").append(end).append(", first_date)");
    }
    conditions.add(
        "(coalesce(applied_date, accepted_date, first_date) <= toDate32('"
            + days.get(days.size() - 1)
            + "') AND (decided_date IS NULL OR "
            + ends
            + ") >= toDate32('"
            + days.get(0).minusDays(1)
            + "')))");
    return true;
  }

  private static void in(String column, Set<String> codes, List<String> conditions) {
    List<String> all = List.copyOf(codes);
    for (int i = 0; i < all.size(); i += CODES_IN_A_CONDITION) {
      conditions.add(
          all.subList(i, Math.min(all.size(), i + CODES_IN_A_CONDITION)).stream()
              .map(TouchedCases::quoted)
              .collect(Collectors.joining(", ", column + " IN (", ")")));
    }
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
