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
 * @param without the numerator without trips made for supplements; 0 for a metric not of trips
 */
record Sums(long numerator, long denominator, long n, long without) {

  static final Sums NONE = new Sums(0, 0, 0, 0);

  /** The four columns after the keys. */
  static Sums read(ResultSet row, int keys) throws SQLException {
    return new Sums(
        row.getLong(keys + 1), row.getLong(keys + 2), row.getLong(keys + 3), row.getLong(keys + 4));
  }

  Sums plus(Sums other) {
    return new Sums(
        numerator + other.numerator,
        denominator + other.denominator,
        n + other.n,
        without + other.without);
  }

  Map<String, @Nullable Number> figures(CaseMeasure measure) {
    return switch (measure.shape) {
      case COUNT -> Figures.count(n == 0 ? null : numerator);
      case RATIO -> Figures.ratio(numerator, denominator);
      case SHARE -> Figures.share(numerator, denominator, n);
      case TRIPS_RATIO ->
          Figures.without(Figures.ratio(numerator, denominator), without, denominator);
      case TRIPS -> Figures.without(Figures.share(numerator, denominator, n), without, denominator);
      case PER_10K -> Figures.perTenThousand(numerator, denominator);
      case DURATION -> throw new IllegalStateException(measure.id + " is no sum");
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
