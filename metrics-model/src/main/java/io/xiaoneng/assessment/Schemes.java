package io.xiaoneng.assessment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * All schemes there are; of one day at most one holds.
 *
 * @param all in any order
 */
public record Schemes(List<Scheme> all) {

  /**
   * Checks that no two hold on the same day and none has a number twice.
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
    if (one.id().equals(other.id()) && one.version() == other.version()) {
      throw new SchemeException("there are two schemes " + one.id() + " " + one.version());
    }
    LocalDate later = one.from().isAfter(other.from()) ? one.from() : other.from();
    if (one.holds(later) && other.holds(later)) {
      throw new SchemeException(
          "schemes %s %d and %s %d both hold on %s"
              .formatted(one.id(), one.version(), other.id(), other.version(), later));
    }
  }

  /** The one that holds on that day. */
  public Optional<Scheme> on(LocalDate day) {
    return all.stream().filter(each -> each.holds(day)).findFirst();
  }
}
