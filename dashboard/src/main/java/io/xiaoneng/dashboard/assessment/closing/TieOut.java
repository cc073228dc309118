package io.xiaoneng.dashboard.assessment.closing;

import io.xiaoneng.assessment.book.Book;
import io.xiaoneng.assessment.book.BookClass;
import io.xiaoneng.assessment.book.Tie;
import io.xiaoneng.dashboard.assessment.closing.ClosingRefusedException.Why;
import io.xiaoneng.metric.MetricDefinition.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds the units together against the city: what the classes have and what is with no class come
 * to what a question of its own says of the whole city.
 */
public final class TieOut {

  /** Sums of shares are added in another order. */
  private static final double HAIR = 1e-9;

  private TieOut() {}

  /**
   * A metric.
   *
   * @param parts cases of each class that has the metric, by class
   * @param elsewhere cases of the city that belong to no member of these classes
   * @param city cases of the whole city
   * @param value of the whole city; null for no data
   */
  public record Row(
      String metric, List<Part> parts, double elsewhere, double city, @Nullable Double value) {}

  /** Cases of one class, and how many of them count for the metric. */
  public record Part(String scheme, String unitClass, Text name, double met, double cases) {}

  /** Every metric that is a sum, in the order it is first met. */
  public static List<Row> of(Book book) {
    Map<String, List<Part>> parts = new LinkedHashMap<>();
    Map<String, Tie> city = new LinkedHashMap<>();
    for (BookClass each : book.classes()) {
      for (Tie tie : each.ties()) {
        parts
            .computeIfAbsent(tie.metric(), unseen -> new ArrayList<>())
            .add(
                new Part(
                    each.scheme(), each.id(), each.name(), tie.numerator(), tie.denominator()));
        city.put(tie.metric(), tie);
      }
    }
    List<Row> rows = new ArrayList<>();
    city.forEach(
        (metric, tie) -> {
          List<Part> own = parts.getOrDefault(metric, List.of());
          double cases = own.stream().mapToDouble(Part::cases).sum();
          rows.add(
              new Row(
                  metric, own, tie.cityDenominator() - cases, tie.cityDenominator(), tie.value()));
        });
    return rows;
  }

  /**
   * Refuses a book whose units have more than the city has: figures moved while they were read.
   *
   * @throws ClosingRefusedException that names the metric
   */
  static void check(Book book) {
    for (BookClass each : book.classes()) {
      for (Tie tie : each.ties()) {
        if (!agrees(tie)) {
          throw new ClosingRefusedException(
              Why.DOES_NOT_TIE,
              "%s: the units of %s have %s of %s cases, the city has %s of %s"
                  .formatted(
                      tie.metric(),
                      each.id(),
                      tie.numerator(),
                      tie.denominator(),
                      tie.cityNumerator(),
                      tie.cityDenominator()));
        }
      }
    }
  }

  /**
   * The units may have less than the city, never more; where they have all, they have all of it.
   */
  private static boolean agrees(Tie tie) {
    double hair = HAIR * Math.max(1, Math.abs(tie.cityDenominator()));
    return tie.elsewhere() > -hair
        && (tie.elsewhere() > hair || Math.abs(tie.numerator() - tie.cityNumerator()) <= hair);
  }
}
