package io.xiaoneng.assessment.book;

import io.xiaoneng.metric.MetricDefinition.Text;
import java.util.List;

/**
 * A class of units in a month.
 *
 * @param scheme id of its scheme
 * @param id in the scheme
 * @param dimension of its members: {@code unit}, {@code agency} …
 * @param cards by total, the best first; those that are not ranked at the end, by code
 * @param ties for each line that can be summed, how the units together stand to the city
 */
public record BookClass(
    String scheme, String id, Text name, String dimension, List<Scorecard> cards, List<Tie> ties) {

  /** Takes its own copy. */
  public BookClass {
    cards = List.copyOf(cards);
    ties = List.copyOf(ties);
  }

  /** How many have a place. */
  public long ranked() {
    return cards.stream().filter(each -> each.standing() == Standing.RANKED).count();
  }
}
