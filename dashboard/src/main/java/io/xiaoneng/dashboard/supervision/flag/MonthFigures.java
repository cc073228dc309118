package io.xiaoneng.dashboard.supervision.flag;

import io.xiaoneng.dashboard.metric.MetricRow;
import io.xiaoneng.statistics.CaseMix;
import io.xiaoneng.statistics.Ratio;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One metric of the whole city in one month, by the unit that is responsible and the item. */
final class MonthFigures {

  /** Cases are alike where item, kind of applicant and channel are. */
  private record Stratum(@Nullable String item, @Nullable String kind, @Nullable String channel) {}

  /**
   * Cases of one unit, or of one of its items.
   *
   * @param expected the numerator the whole city would have reached with the same cases
   */
  record Part(long numerator, long denominator, double expected) {
    static final Part NONE = new Part(0, 0, 0);

    Part plus(Part other) {
      return new Part(
          numerator + other.numerator, denominator + other.denominator, expected + other.expected);
    }
  }

  private final Map<String, Map<String, Part>> units;

  private MonthFigures(Map<String, Map<String, Part>> units) {
    this.units = units;
  }

  /**
   * From the rows of an answer by unit, item, kind of applicant and channel; null where they are no
   * counts of cases.
   */
  static @Nullable MonthFigures of(List<MetricRow> rows) {
    Map<Stratum, Ratio> city = new HashMap<>();
    for (MetricRow row : rows) {
      Ratio ratio = ratio(row);
      if (ratio == null) {
        return null;
      }
      city.merge(
          stratum(row),
          ratio,
          (a, b) -> new Ratio(a.numerator() + b.numerator(), a.denominator() + b.denominator()));
    }
    CaseMix<Stratum> mix = new CaseMix<>(city);
    Map<String, Map<String, Part>> units = new HashMap<>();
    for (MetricRow row : rows) {
      String unit = row.key().get("unit");
      Ratio ratio = ratio(row);
      if (unit != null && ratio != null) {
        String item = row.key().get("item");
        units
            .computeIfAbsent(unit, key -> new TreeMap<>())
            .merge(
                item == null ? "" : item,
                new Part(
                    ratio.numerator(),
                    ratio.denominator(),
                    mix.expected(Map.of(stratum(row), ratio.denominator()))),
                Part::plus);
      }
    }
    return new MonthFigures(units);
  }

  private static Stratum stratum(MetricRow row) {
    return new Stratum(
        row.key().get("item"), row.key().get("applicant-kind"), row.key().get("channel"));
  }

  /** Null where the figure is no count out of a count, or has no interval: a share of sums. */
  private static @Nullable Ratio ratio(MetricRow row) {
    Number numerator = row.figures().get("numerator");
    Number denominator = row.figures().get("denominator");
    if (!(numerator instanceof Long met) || !(denominator instanceof Long n)) {
      return null;
    }
    return !row.figures().containsKey("low") || met < 0 || met > n ? null : new Ratio(met, n);
  }

  /** Whether nobody had a case. */
  boolean isEmpty() {
    return units.isEmpty();
  }

  /** These units together. */
  Part of(Set<String> codes) {
    return byItem(codes).values().stream().reduce(Part.NONE, Part::plus);
  }

  /** These units together, by item; "" for cases of no known item. */
  Map<String, Part> byItem(Set<String> codes) {
    Map<String, Part> items = new TreeMap<>();
    for (String code : codes) {
      units
          .getOrDefault(code, Map.of())
          .forEach((item, part) -> items.merge(item, part, Part::plus));
    }
    return items;
  }
}
