package io.xiaoneng.dashboard.assessment.closing;

import io.xiaoneng.assessment.book.Book;
import io.xiaoneng.assessment.book.BookClass;
import io.xiaoneng.assessment.book.BookDifferences;
import io.xiaoneng.assessment.book.BookDifferences.Difference;
import io.xiaoneng.assessment.book.BookLine;
import io.xiaoneng.assessment.book.Scorecard;
import io.xiaoneng.dashboard.assessment.closing.Restatement.Cause;
import io.xiaoneng.dashboard.known.KnownChanges;
import io.xiaoneng.dashboard.metric.CorrectionQuery;
import io.xiaoneng.dashboard.metric.Corrections;
import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.metric.MetricQuery;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.springframework.stereotype.Component;

/** Finds why two books of a month differ. */
@Component
class Causes {

  private static final String UNITS = Dimension.UNIT.wireName();

  private final Corrections corrections;
  private final KnownChanges changes;

  Causes(Corrections corrections, KnownChanges changes) {
    this.corrections = corrections;
    this.changes = changes;
  }

  /**
   * What the later book tells otherwise, and why.
   *
   * @param number of the earlier edition
   * @throws io.xiaoneng.dashboard.known.KnownAtBusyException where what was known then is still
   *     being worked out
   */
  Restatement between(int number, Book earlier, Book later) {
    List<Difference> differences = BookDifferences.between(earlier, later);
    List<Cause> causes = new ArrayList<>();
    Map<String, TreeSet<String>> moved = new TreeMap<>();
    for (Difference each : differences) {
      MetricDefinition metric = MetricCatalogue.find(each.what());
      if (metric != null) {
        moved.computeIfAbsent(each.what(), unseen -> new TreeSet<>()).add(each.code());
      }
    }
    TreeSet<String> units = new TreeSet<>();
    later.classes().stream()
        .filter(each -> each.dimension().equals(UNITS))
        .flatMap(each -> each.cards().stream())
        .forEach(each -> units.add(each.code()));
    moved.forEach(
        (metric, codes) ->
            causes.addAll(recorded(metric, codes, units.containsAll(codes), earlier)));
    if (!earlier.versions().registryHash().equals(later.versions().registryHash())) {
      causes.add(
          new Cause("registry", null, Math.max(1, changes.ofCases(earlier.knownAt()).size())));
    }
    if (!earlier.versions().calendarHash().equals(later.versions().calendarHash())) {
      causes.add(new Cause("calendar", null, 1));
    }
    later
        .versions()
        .metrics()
        .forEach(
            (metric, version) -> {
              Integer before = earlier.versions().metrics().get(metric);
              if (before != null && !before.equals(version)) {
                causes.add(new Cause("definition", metric, 1));
              }
            });
    add(causes, "claim", lines(earlier, BookLine::excused), lines(later, BookLine::excused));
    add(
        causes,
        "objection",
        lines(earlier, line -> line.excluded() == null ? 0 : 1),
        lines(later, line -> line.excluded() == null ? 0 : 1));
    add(
        causes,
        "card",
        cards(earlier, card -> card.deductions().size()),
        cards(later, card -> card.deductions().size()));
    add(
        causes,
        "award",
        cards(earlier, card -> card.awards().size()),
        cards(later, card -> card.awards().size()));
    return new Restatement(number, earlier.knownAt(), differences, causes);
  }

  private static void add(List<Cause> causes, String kind, long before, long after) {
    if (before != after) {
      causes.add(new Cause(kind, null, Math.abs(after - before)));
    }
  }

  private static long lines(Book book, ToIntFunction<BookLine> count) {
    return book.classes().stream()
        .flatMap(each -> each.cards().stream())
        .flatMap(each -> each.lines().stream())
        .mapToLong(count::applyAsInt)
        .sum();
  }

  private static long cards(Book book, ToIntFunction<Scorecard> count) {
    return book.classes().stream()
        .map(BookClass::cards)
        .flatMap(List::stream)
        .mapToLong(count::applyAsInt)
        .sum();
  }

  /** What was recorded since of the entries behind a metric of those units. */
  private List<Cause> recorded(
      String metric, TreeSet<String> codes, boolean ofUnits, Book earlier) {
    if (!Corrections.tells(metric)) {
      return List.of(new Cause("unknown", metric, codes.size()));
    }
    YearMonth month = YearMonth.parse(earlier.month());
    MetricDefinition definition = MetricCatalogue.find(metric);
    boolean standing = definition != null && MetricService.standing(definition);
    MetricQuery then =
        new MetricQuery(
            metric,
            standing ? null : month.atDay(1),
            standing ? null : month.atEndOfMonth(),
            List.of(),
            ofUnits ? Map.of(Dimension.UNIT, List.copyOf(codes)) : Map.of(),
            earlier.asOf(),
            earlier.knownAt());
    List<Cause> causes = new ArrayList<>();
    corrections
        .causes(new CorrectionQuery(then, 0, 1))
        .forEach((kind, count) -> causes.add(new Cause(kind, metric, count)));
    return causes;
  }
}
