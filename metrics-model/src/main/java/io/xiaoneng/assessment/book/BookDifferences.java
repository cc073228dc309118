package io.xiaoneng.assessment.book;

import io.xiaoneng.metric.MetricDefinition.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What one book of a month tells otherwise than another. */
public final class BookDifferences {

  /** {@link Difference#what} for the points of cards and orders. */
  public static final String DEDUCTIONS = "deductions";

  /** {@link Difference#what} for the points awarded. */
  public static final String AWARDS = "awards";

  /** {@link Difference#what} for the total. */
  public static final String TOTAL = "total";

  private BookDifferences() {}

  /**
   * A difference.
   *
   * @param scheme id of the scheme
   * @param unitClass id of the class
   * @param code of the unit
   * @param what id of a metric, {@link #DEDUCTIONS}, {@link #AWARDS} or {@link #TOTAL}
   * @param from as the earlier book told it; null where it has none
   * @param to as the later one tells it; null where it has none
   */
  public record Difference(
      String scheme,
      String unitClass,
      String code,
      Text name,
      String what,
      @Nullable Side from,
      @Nullable Side to) {}

  /**
   * One side.
   *
   * @param value of the metric; null for no data, and for what is no metric
   * @param n cases behind it; 0 for what is no metric
   * @param points null where it has none
   * @param state whether the line counts, see {@link io.xiaoneng.assessment.LineScore.State}; null
   *     for what is no metric
   */
  public record Side(
      @Nullable Double value, long n, @Nullable Double points, @Nullable String state) {}

  /** In the order of the later book: classes, cards, lines, then deductions, awards and total. */
  public static List<Difference> between(Book earlier, Book later) {
    List<Difference> differences = new ArrayList<>();
    for (BookClass each : later.classes()) {
      Map<String, Scorecard> before = cards(earlier, each);
      for (Scorecard card : each.cards()) {
        compare(each, before.remove(card.code()), card, differences);
      }
      new TreeSet<>(before.keySet())
          .forEach(code -> compare(each, before.get(code), null, differences));
    }
    return differences;
  }

  private static Map<String, Scorecard> cards(Book book, BookClass like) {
    Map<String, Scorecard> cards = new HashMap<>();
    book.classes().stream()
        .filter(each -> each.scheme().equals(like.scheme()) && each.id().equals(like.id()))
        .flatMap(each -> each.cards().stream())
        .forEach(card -> cards.put(card.code(), card));
    return cards;
  }

  private static void compare(
      BookClass of,
      @Nullable Scorecard before,
      @Nullable Scorecard after,
      List<Difference> differences) {
    Map<String, Side> from = before == null ? Map.of() : sides(before);
    Map<String, Side> to = after == null ? Map.of() : sides(after);
    Scorecard known = after == null ? before : after;
    if (known == null) {
      return;
    }
    List<String> order = new ArrayList<>();
    known.lines().forEach(line -> order.add(line.metric()));
    from.keySet().stream().filter(each -> !to.containsKey(each)).sorted().forEach(order::add);
    order.addAll(List.of(DEDUCTIONS, AWARDS, TOTAL));
    order.stream()
        .distinct()
        .filter(what -> !Objects.equals(from.get(what), to.get(what)))
        .forEach(
            what ->
                differences.add(
                    new Difference(
                        of.scheme(),
                        of.id(),
                        known.code(),
                        known.name(),
                        what,
                        from.get(what),
                        to.get(what))));
  }

  private static Map<String, Side> sides(Scorecard card) {
    Map<String, Side> sides = new HashMap<>();
    for (BookLine line : card.lines()) {
      sides.put(
          line.metric(), new Side(line.value(), line.n(), line.points(), line.state().name()));
    }
    sides.put(DEDUCTIONS, new Side(null, 0, card.deducted(), null));
    sides.put(AWARDS, new Side(null, 0, card.awarded(), null));
    sides.put(TOTAL, new Side(null, 0, card.total(), null));
    return sides;
  }
}
