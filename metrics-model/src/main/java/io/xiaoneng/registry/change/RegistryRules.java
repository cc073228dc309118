package io.xiaoneng.registry.change;

import io.xiaoneng.calendar.IssuedYear;
import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.registry.Agency;
import io.xiaoneng.registry.Bundle;
import io.xiaoneng.registry.CalendarIssue;
import io.xiaoneng.registry.Cell;
import io.xiaoneng.registry.Dataset;
import io.xiaoneng.registry.Item;
import io.xiaoneng.registry.Limit;
import io.xiaoneng.registry.MutableRegistry;
import io.xiaoneng.registry.Point;
import io.xiaoneng.registry.Project;
import io.xiaoneng.registry.RecordKind;
import io.xiaoneng.registry.RegistryException;
import io.xiaoneng.registry.RegistryKey;
import io.xiaoneng.registry.RegistryRecord;
import io.xiaoneng.registry.Source;
import io.xiaoneng.registry.Target;
import io.xiaoneng.registry.Unit;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What must hold between records, checked on the registry as it would be after a change. Only what
 * changes is judged: an old fault elsewhere stops nobody.
 */
public final class RegistryRules {

  private final MutableRegistry before;
  private final MutableRegistry after;
  private final Predicate<String> metrics;
  private final List<Finding> findings = new ArrayList<>();

  private RegistryRules(MutableRegistry before, MutableRegistry after, Predicate<String> metrics) {
    this.before = before;
    this.after = after;
    this.metrics = metrics;
  }

  /**
   * Judges changes that belong together.
   *
   * @param before the registry as it stands
   * @param zone the city's
   * @param metrics whether there is a metric of that id, for targets
   * @return errors and warnings in the order of the changes; empty where all is well
   */
  public static List<Finding> check(
      MutableRegistry before, List<RecordChange> changes, ZoneId zone, Predicate<String> metrics) {
    MutableRegistry after = before.copy();
    List<Finding> unreadable = new ArrayList<>();
    for (RecordChange each : changes) {
      try {
        after.apply(each.key(), each.after());
      } catch (RegistryException e) {
        unreadable.add(
            new Finding(
                Finding.Severity.ERROR, each.key(), e.field(), String.valueOf(e.getMessage())));
      }
    }
    if (!unreadable.isEmpty()) {
      return unreadable;
    }
    RegistryRules rules = new RegistryRules(before, after, metrics);
    for (RecordChange each : changes) {
      if (each.after() == null) {
        rules.removed(each.key());
      } else {
        rules.judge(RegistryRecord.parse(each.key().toString(), each.after(), zone), each.after());
      }
    }
    return List.copyOf(rules.findings);
  }

  private void error(RegistryKey key, String field, String what) {
    findings.add(Finding.error(key, field, what));
  }

  private void warn(RegistryKey key, String field, String what) {
    findings.add(Finding.warning(key, field, what));
  }

  private void removed(RegistryKey key) {
    if (key.kind() != RecordKind.UNIT) {
      return;
    }
    for (Unit each : after.all(Unit.class)) {
      if (key.code().equals(each.parent())) {
        error(key, "parent", "of " + each.code() + " would be an orphan's: it is still its parent");
      } else if (key.code().equals(each.validity().successor())) {
        error(key, "successor", "of " + each.code() + " would be missing");
      }
    }
  }

  private void judge(RegistryRecord record, Map<String, ?> sent) {
    RegistryKey key = record.key();
    if (record instanceof Unit unit) {
      parent(unit);
      successor(unit);
    } else if (record instanceof Item item) {
      item(item, sent);
    } else if (record instanceof CalendarIssue issue) {
      calendar(issue);
    } else if (record instanceof Point point) {
      unit(key, "unit", point.unit());
      items(key, point.items());
    } else if (record instanceof Source source) {
      unit(key, "unit", source.unit());
    } else if (record instanceof Target target) {
      unit(key, "scope", target.scope());
      if (!metrics.test(target.metric())) {
        error(key, "metric", "is " + target.metric() + ", which is no metric of the catalogue");
      }
    } else if (record instanceof Cell cell) {
      unit(key, "community", cell.community());
    } else if (record instanceof Dataset dataset) {
      unit(key, "unit", dataset.unit());
    } else if (record instanceof Agency agency) {
      unit(key, "unit", agency.unit());
    } else if (record instanceof Bundle bundle) {
      unit(key, "unit", bundle.unit());
      items(key, bundle.items());
    } else if (record instanceof Project project) {
      unit(key, "unit", project.unit());
    }
  }

  private void unit(RegistryKey key, String field, String code) {
    if (!code.isEmpty() && after.unit(code) == null) {
      error(key, field, "is " + code + ", which is no registered unit");
    }
  }

  private void items(RegistryKey key, List<String> codes) {
    for (String each : codes) {
      if (!after.knowsItem(each)) {
        warn(key, "items", "has " + each + ", which is no registered item");
      }
    }
  }

  /** Every unit has its parent, and the way up ends. */
  private void parent(Unit unit) {
    Set<String> way = new LinkedHashSet<>();
    @Nullable Unit each = unit;
    while (each != null) {
      if (!way.add(each.code())) {
        error(
            unit.key(),
            "parent",
            "leads round in a cycle: " + String.join(" → ", way) + " → " + each.code());
        return;
      }
      String parent = each.parent();
      if (parent == null) {
        return;
      }
      Unit above = after.unit(parent);
      if (above == null) {
        error(
            unit.key(),
            "parent",
            each == unit
                ? "is " + parent + ", which is no registered unit: the unit would be an orphan"
                : "leads up to " + each.code() + ", whose parent " + parent + " is not registered");
      }
      each = above;
    }
  }

  private void successor(Unit unit) {
    Set<String> way = new LinkedHashSet<>(List.of(unit.code()));
    Unit each = unit;
    while (!each.validity().successor().isEmpty()) {
      String code = each.validity().successor();
      Unit next = after.unit(code);
      if (next == null) {
        error(unit.key(), "successor", "is " + code + ", which is no registered unit");
        return;
      }
      if (!way.add(code)) {
        error(
            unit.key(),
            "successor",
            "leads round in a cycle: " + String.join(" → ", way) + " → " + code);
        return;
      }
      each = next;
    }
    String parent = unit.parent();
    Unit above = parent == null ? null : after.unit(parent);
    if (above != null && unit.validity().to() == null && above.validity().to() != null) {
      warn(
          unit.key(),
          "parent",
          "is " + above.code() + ", which ends while this unit goes on; move it or end it too");
    }
  }

  private void item(Item item, Map<String, ?> sent) {
    RegistryKey key = item.key();
    if (item.promised().kind() == Limit.Kind.NONE && !item.immediate()) {
      if (sent.get("promised") == null) {
        error(
            key,
            "promised",
            "is missing: an item needs a promised limit, or immediate, or promised of kind NONE"
                + " where it truly has none");
      } else {
        warn(key, "promised", "is NONE: its cases have a due date only where the sender says so");
      }
    }
    if (item.promised().kind() == item.statutory().kind()
        && item.promised().kind() != Limit.Kind.NONE
        && item.promised().amount() > item.statutory().amount()) {
      warn(
          key,
          "promised",
          "is longer than the statutory limit: "
              + item.promised().amount()
              + " against "
              + item.statutory().amount());
    }
    for (Item other : after.versionsOf(item.code())) {
      if (other.version() < item.version() && other.validFrom().isAfter(item.validFrom())) {
        warn(
            key,
            "validFrom",
            "is before that of version " + other.version() + ", which is never in force then");
      }
    }
    for (String each : item.service().centres()) {
      if (after.point(each) == null) {
        warn(key, "centres", "has " + each + ", which is no registered point");
      }
    }
  }

  /** A version once issued stays as it is; and no day belongs to two years in two ways. */
  private void calendar(CalendarIssue issue) {
    RegistryKey key = issue.key();
    IssuedYear year = issue.year();
    for (CalendarIssue each : before.all(CalendarIssue.class)) {
      if (each.key().equals(key) && !each.year().named().equals(year.named())) {
        error(
            key, "version", "is issued already with other days; a re-issued year is a new version");
        return;
      }
    }
    for (IssuedYear each : WorkCalendar.of(issue.id()).issues()) {
      if (each.year() == year.year()
          && each.version() >= year.version()
          && !each.named().equals(year.named())) {
        error(
            key,
            "version",
            "is "
                + year.version()
                + ", but "
                + issue.id()
                + " has version "
                + each.version()
                + " of "
                + year.year()
                + " already; a re-issued year is a higher version");
        return;
      }
    }
    for (IssuedYear other : after.calendar(issue.id()).issues()) {
      if (other.year() == year.year()) {
        continue;
      }
      for (Map.Entry<LocalDate, Boolean> day : year.named().entrySet()) {
        Boolean elsewhere = other.named().get(day.getKey());
        if (elsewhere != null && !elsewhere.equals(day.getValue())) {
          error(
              key,
              day.getValue() ? "work" : "off",
              "overlaps with the issue of "
                  + other.year()
                  + ", which says otherwise of "
                  + day.getKey());
        }
      }
    }
    if (year.notices().isEmpty()) {
      warn(key, "notices", "is missing: readers will not see where the days come from");
    }
  }
}
