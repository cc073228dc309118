package io.xiaoneng.assessment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All schemes there are. Those of one id are a family: versions of one thing, of which at most one
 * holds on a day. Families stand beside each other, each with its own document and its own months,
 * and nobody is scored by two of them on the same day.
 *
 * @param all in any order
 */
public record Schemes(List<Scheme> all) {

  private static final Comparator<Scheme> ORDER =
      Comparator.comparing(Scheme::id).thenComparing(Scheme::from).thenComparing(Scheme::version);

  /**
   * Checks that no two of a family hold on the same day, that families share nobody on any day, and
   * that no version has a number twice.
   *
   * @throws SchemeException where they do
   */
  public Schemes {
    all = List.copyOf(all);
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        check(all.get(i), all.get(j));
      }
    }
  }

  private static void check(Scheme one, Scheme other) {
    boolean family = one.id().equals(other.id());
    if (family && one.version() == other.version()) {
      throw new SchemeException("there are two schemes " + one.id() + " " + one.version());
    }
    LocalDate later = one.from().isAfter(other.from()) ? one.from() : other.from();
    if (!one.holds(later) || !other.holds(later)) {
      return;
    }
    if (family) {
      throw new SchemeException(
          "schemes %s %d and %s %d both hold on %s"
              .formatted(one.id(), one.version(), other.id(), other.version(), later));
    }
    one.sharedWith(other)
        .ifPresent(
            who -> {
              throw new SchemeException(
                  "schemes %s %d and %s %d both score %s on %s"
                      .formatted(one.id(), one.version(), other.id(), other.version(), who, later));
            });
  }

  /**
   * The schemes as they follow each other: a version ends at the latest on the day before the next
   * one of its family begins.
   *
   * @throws SchemeException where two of a family begin on the same day, and as in the constructor
   */
  public static Schemes following(List<Scheme> all) {
    List<Scheme> ordered = new ArrayList<>(all);
    ordered.sort(ORDER);
    for (int i = 0; i + 1 < ordered.size(); i++) {
      Scheme here = ordered.get(i);
      Scheme next = ordered.get(i + 1);
      if (here.id().equals(next.id()) && here.holds(next.from())) {
        if (here.from().equals(next.from())) {
          throw new SchemeException(
              "schemes %s %d and %d both begin on %s"
                  .formatted(here.id(), here.version(), next.version(), next.from()));
        }
        ordered.set(i, here.endingOn(next.from().minusDays(1)));
      }
    }
    return new Schemes(ordered);
  }

  /** All that hold on that day, by id; of each family at most one. */
  public List<Scheme> on(LocalDate day) {
    return all.stream().filter(each -> each.holds(day)).sorted(ORDER).toList();
  }

  /** The one of that family that holds on that day. */
  public Optional<Scheme> on(String id, LocalDate day) {
    return all.stream().filter(each -> each.id().equals(id) && each.holds(day)).findFirst();
  }

  /** That version of that family. */
  public Optional<Scheme> find(String id, int version) {
    return all.stream()
        .filter(each -> each.id().equals(id) && each.version() == version)
        .findFirst();
  }
}
