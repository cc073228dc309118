package io.xiaoneng.dashboard.metric;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a count, rate or share is made of; sums of parts add up.
 *
 * @param n cases
 * @param second the numerator without trips made for supplements, or the numerator that was to be
 *     expected; 0 for a metric that has neither
 */
record Sums(long numerator, long denominator, long n, double second) {

  static final Sums NONE = new Sums(0, 0, 0, 0);

  /** The four columns after the keys. */
  static Sums read(ResultSet row, int keys) throws SQLException {
    return new Sums(
        row.getLong(keys + 1),
        row.getLong(keys + 2),
        row.getLong(keys + 3),
        row.getDouble(keys + 4));
  }

  Sums plus(Sums other) {
    return new Sums(
        numerator + other.numerator,
        denominator + other.denominator,
        n + other.n,
        second + other.second);
  }

  Map<String, @Nullable Number> figures(CaseMeasure measure) {
    return switch (measure.shape()) {
      case COUNT -> Figures.count(n == 0 ? null : numerator);
      case RATIO -> Figures.ratio(numerator, denominator);
      case SHARE -> Figures.share(numerator, denominator, n);
      case TRIPS_RATIO ->
          Figures.without(Figures.ratio(numerator, denominator), (long) second, denominator);
      case TRIPS ->
          Figures.without(Figures.share(numerator, denominator, n), (long) second, denominator);
      case AGAINST -> Figures.against(Figures.ratio(numerator, denominator), second, denominator);
      case PER_10K -> Figures.perTenThousand(numerator, denominator);
      case DURATION, SURVIVAL, PARTS ->
          throw new IllegalStateException(measure.id() + " is no sum");
    };
  }

  /** The rows of an answer; one of nothing where there is none and no key to tell it by. */
  static List<MetricRow> rows(
      CaseMeasure measure, List<Grouping> by, Map<Map<String, @Nullable String>, Sums> sums) {
    if (by.isEmpty() && sums.isEmpty()) {
      return List.of(new MetricRow(Map.of(), NONE.figures(measure)));
    }
    return sums.entrySet().stream()
        .map(each -> new MetricRow(each.getKey(), each.getValue().figures(measure)))
        .toList();
  }
}
