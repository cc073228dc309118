package io.xiaoneng.dashboard.assessment;

import io.xiaoneng.assessment.book.BookLine;
import io.xiaoneng.dashboard.change.Announced;
import java.time.YearMonth;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What scorecards told of a month that was shown to its units: from there a change is counted, and
 * what was recorded since is late.
 */
@Component
class KeptFigures implements Announced {

  private final Books books;

  KeptFigures(Books books) {
    this.books = books;
  }

  @Override
  public Optional<Figure> of(String metric, String unit, YearMonth month) {
    return books
        .inForce(month.toString())
        .flatMap(
            edition ->
                books.card(edition, unit).stream()
                    .flatMap(card -> card.lines().stream())
                    .filter(line -> line.metric().equals(metric))
                    .flatMap(line -> figure(line, edition).stream())
                    .findFirst());
  }

  private static Optional<Figure> figure(BookLine line, Edition edition) {
    Double value = line.value();
    return value == null ? Optional.empty() : Optional.of(new Figure(value, edition.knownAt()));
  }
}
