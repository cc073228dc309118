package io.xiaoneng.dashboard.assessment;

import io.xiaoneng.dashboard.change.Announced;
import java.time.YearMonth;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Figures of months as the assessment in force tells them. */
@Component
class AnnouncedFigures implements Announced {

  private final Books books;

  AnnouncedFigures(Books books) {
    this.books = books;
  }

  @Override
  public Optional<Figure> of(String metric, String unit, YearMonth month) {
    return books
        .inForce(month.toString())
        .flatMap(
            edition ->
                books
                    .card(edition, unit)
                    .flatMap(
                        card ->
                            card.lines().stream()
                                .filter(line -> line.metric().equals(metric))
                                .findFirst())
                    .map(line -> line.value())
                    .map(value -> new Figure(value, edition.knownAt())));
  }
}
