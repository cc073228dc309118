package io.xiaoneng.assessment;

import io.xiaoneng.metric.MetricDefinition.Text;
import io.xiaoneng.registry.Unit;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How units are scored, as data with a number: a changed scheme is a new version.
 *
 * @param id of the family: versions of one id follow each other
 * @param version 1 or more
 * @param document 依据文件 that it rests on
 * @param remark what whoever reads a score by it must know
 * @param from first day on which it holds, inclusive
 * @param to last day, inclusive; null while nothing replaces it
 * @param classes of units; units of none are not scored
 */
public record Scheme(
    String id,
    int version,
    Text name,
    Text document,
    Text remark,
    LocalDate from,
    @Nullable LocalDate to,
    List<SchemeClass> classes) {

  /**
   * Checks what belongs together.
   *
   * @throws SchemeException where something is missing or contradicts itself
   */
  public Scheme {
    classes = List.copyOf(classes);
    if (id.isBlank() || version < 1) {
      throw new SchemeException("a scheme needs an id and a version from 1 on");
    }
    if (document.zh().isBlank() || document.en().isBlank()) {
      throw new SchemeException("scheme " + id + " names no document that it rests on");
    }
    if (to != null && to.isBefore(from)) {
      throw new SchemeException("scheme " + id + " ends on " + to + ", before it begins");
    }
    if (classes.isEmpty()) {
      throw new SchemeException("scheme " + id + " has no class of units");
    }
    Set<Unit.Level> seen = EnumSet.noneOf(Unit.Level.class);
    Set<String> ids = new HashSet<>();
    Set<String> dimensions = new HashSet<>();
    for (SchemeClass each : classes) {
      if (!ids.add(each.id())) {
        throw new SchemeException("scheme " + id + " has two classes " + each.id());
      }
      if (!each.members().ofUnits() && !dimensions.add(each.members().dimension())) {
        throw new SchemeException(
            "scheme " + id + " has two classes for " + each.members().dimension());
      }
      for (Unit.Level level : each.levels()) {
        if (!seen.add(level)) {
          throw new SchemeException("scheme " + id + " has two classes for " + level);
        }
      }
    }
  }

  /** Whether it holds on that day. */
  public boolean holds(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }

  /** The class that units of a level belong to; empty where they are not scored. */
  public Optional<SchemeClass> classOf(Unit.Level level) {
    return classes.stream().filter(each -> each.levels().contains(level)).findFirst();
  }

  /** Who is scored by both, in words; empty where they have nobody in common. */
  public Optional<String> sharedWith(Scheme other) {
    for (SchemeClass one : classes) {
      for (SchemeClass two : other.classes) {
        Set<Unit.Level> levels = new TreeSet<>(one.levels());
        levels.retainAll(two.levels());
        if (!levels.isEmpty()) {
          return Optional.of("units of level " + levels.iterator().next());
        }
        Population members = one.members();
        if (!members.ofUnits() && members.equals(two.members())) {
          return Optional.of("every " + members.dimension());
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The same, with its last day.
   *
   * @throws SchemeException where that lies before its first
   */
  public Scheme endingOn(LocalDate last) {
    return new Scheme(id, version, name, document, remark, from, last, classes);
  }
}
