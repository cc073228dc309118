package io.xiaoneng.assessment;

import io.xiaoneng.metric.MetricDefinition.Text;
import io.xiaoneng.registry.Unit;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < classes.size(); i++) {
      SchemeClass each = classes.get(i);
      if (!ids.add(each.id())) {
        throw new SchemeException("scheme " + id + " has two classes " + each.id());
      }
      for (SchemeClass before : classes.subList(0, i)) {
        if (before.members().meets(each.members())) {
          throw new SchemeException(
              "scheme " + id + " has two classes for " + shared(before, each));
        }
      }
    }
  }

  /** Whether it holds on that day. */
  public boolean holds(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }

  /**
   * The class that a unit belongs to; empty where it is not scored.
   *
   * @param above level of the unit right above it; null for none
   */
  public Optional<SchemeClass> classOf(Unit.Level level, Unit.@Nullable Level above) {
    return classes.stream().filter(each -> each.members().has(level, above)).findFirst();
  }

  /** Who is scored by both, in words; empty where they have nobody in common. */
  public Optional<String> sharedWith(Scheme other) {
    for (SchemeClass one : classes) {
      for (SchemeClass two : other.classes) {
        if (one.members().meets(two.members())) {
          return Optional.of(
              one.members().ofUnits()
                  ? "units of level " + shared(one, two)
                  : "every " + shared(one, two));
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

  /** A level of both, or their dimension. */
  private static String shared(SchemeClass one, SchemeClass two) {
    return one.levels().stream()
        .filter(two.levels()::contains)
        .map(Enum::name)
        .findFirst()
        .orElse(one.members().dimension());
  }
}
