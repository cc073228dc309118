package io.xiaoneng.assessment.book;

import io.xiaoneng.assessment.Scheme;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A month as it was assessed: with everything inside that is needed to read it again years later.
 *
 * @param month {@code 2026-03}
 * @param asOf the first instant after the month in the city's zone: milestones after it do not
 *     count
 * @param knownAt what was recorded by then is in it
 * @param versions of whatever it was counted by
 * @param scheme the whole scheme, as it was
 * @param classes in the scheme's order
 */
public record Book(
    String month,
    Instant asOf,
    Instant knownAt,
    Versions versions,
    Scheme scheme,
    List<BookClass> classes) {

  /** Takes its own copy. */
  public Book {
    classes = List.copyOf(classes);
  }

  /** The scorecard of a unit, or of another member. */
  public Optional<Scorecard> card(String code) {
    return classes.stream()
        .flatMap(each -> each.cards().stream())
        .filter(card -> card.code().equals(code))
        .findFirst();
  }
}
