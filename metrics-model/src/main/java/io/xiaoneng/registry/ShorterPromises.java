package io.xiaoneng.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What items promised before they promised more time. For some months after a promise was
 * lengthened its cases are scored by the shorter one (fairness.md); so a longer promise cannot be
 * washed clean by another version in between, every version that was replaced within those months
 * is looked at.
 */
public final class ShorterPromises {

  private final ZoneId zone;
  private final int months;
  private final Map<String, List<Replaced>> replaced = new TreeMap<>();

  /**
   * A version and when the next one replaced it.
   *
   * @param on first day the next one is in force, in the city's zone
   */
  private record Replaced(Item item, LocalDate on) {}

  /**
   * Days on which cases of an item may be scored by a shorter promise.
   *
   * @param item its code
   * @param from first day of acceptance, inclusive
   * @param until last day of acceptance, exclusive
   */
  public record Span(String item, LocalDate from, LocalDate until) {}

  /**
   * Looks at every item.
   *
   * @param items every version of every item, in any order
   * @param zone the city's
   * @param months for so long after a version was replaced its promise counts
   */
  public ShorterPromises(Collection<Item> items, ZoneId zone, int months) {
    this.zone = zone;
    this.months = months;
    Map<String, List<Item>> versions = new TreeMap<>();
    for (Item each : items) {
      versions.computeIfAbsent(each.code(), code -> new ArrayList<>()).add(each);
    }
    versions.forEach(this::look);
  }

  private void look(String code, List<Item> versions) {
    versions.sort(Comparator.comparing(Item::validFrom).thenComparing(Item::version));
    List<Replaced> of = new ArrayList<>();
    boolean shorter = false;
    for (int i = 0; i + 1 < versions.size(); i++) {
      Item each = versions.get(i);
      Instant next = versions.get(i + 1).validFrom();
      // Of two versions from one moment on the first was never in force.
      if (each.validFrom().isBefore(next)) {
        of.add(new Replaced(each, LocalDate.ofInstant(next, zone)));
        shorter |= versions.subList(i + 1, versions.size()).stream().anyMatch(v -> longer(v, each));
      }
    }
    if (shorter) {
      replaced.put(code, of);
    }
  }

  /**
   * The shortest promise that counts instead of that of a version; empty where its own does.
   *
   * @param inForce the version a case goes by
   * @param accepted local date of the case's acceptance
   */
  public Optional<Limit> before(Item inForce, LocalDate accepted) {
    return replaced.getOrDefault(inForce.code(), List.of()).stream()
        .filter(each -> earlier(each.item(), inForce))
        .filter(each -> accepted.isBefore(each.on().plusMonths(months)))
        .map(Replaced::item)
        .filter(each -> longer(inForce, each))
        .map(each -> each.immediate() ? new Limit(0, Limit.Kind.WORKING) : each.promised())
        .min(Comparator.comparingInt(Limit::amount));
  }

  /** The days on which {@link #before} may answer; wider rather than narrower. */
  public List<Span> spans() {
    List<Span> spans = new ArrayList<>();
    replaced.forEach(
        (code, versions) -> {
          LocalDate from = versions.get(0).on();
          LocalDate until = versions.get(versions.size() - 1).on().plusMonths(months);
          // An application may name a version that is in force only later.
          spans.add(new Span(code, from.minusMonths(months), until));
        });
    return spans;
  }

  private static boolean earlier(Item one, Item other) {
    int order = one.validFrom().compareTo(other.validFrom());
    return order < 0 || (order == 0 && one.version() < other.version());
  }

  /**
   * Whether one promises more time than another. An immediate item promises no time at all; other
   * limits compare with their own kind only.
   */
  static boolean longer(Item now, Item before) {
    if (now.immediate() || now.promised().kind() == Limit.Kind.NONE) {
      return false;
    }
    return before.immediate()
        ? now.promised().amount() > 0
        : now.promised().kind() == before.promised().kind()
            && now.promised().amount() > before.promised().amount();
  }
}
