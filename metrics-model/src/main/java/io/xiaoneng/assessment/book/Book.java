package io.xiaoneng.assessment.book;

import io.xiaoneng.assessment.Scheme;
import io.xiaoneng.assessment.SchemeClass;
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
 * @param schemes the schemes in force, whole, by id: families that have nobody in common
 * @param classes in the schemes' order
 */
public record Book(
    String month,
    Instant asOf,
    Instant knownAt,
    Versions versions,
    List<Scheme> schemes,
    List<BookClass> classes) {

  /** Takes its own copy. */
  public Book {
    schemes = List.copyOf(schemes);
    classes = List.copyOf(classes);
  }

  /** The class of a scheme by which one of the classes was scored. */
  public Optional<SchemeClass> scheme(BookClass of) {
    return schemes.stream()
        .filter(each -> each.id().equals(of.scheme()))
        .flatMap(each -> each.classes().stream())
        .filter(each -> each.id().equals(of.id()))
        .findFirst();
  }

  /** The class that has a scorecard of that code. */
  public Optional<BookClass> classOf(String code) {
    return classes.stream()
        .filter(each -> each.cards().stream().anyMatch(card -> card.code().equals(code)))
        .findFirst();
  }

  /** The scorecard of a unit, or of another member. */
  public Optional<Scorecard> card(String code) {
    return classes.stream()
        .flatMap(each -> each.cards().stream())
        .filter(card -> card.code().equals(code))
        .findFirst();
  }
}
