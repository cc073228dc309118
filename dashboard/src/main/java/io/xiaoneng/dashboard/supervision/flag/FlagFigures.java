package io.xiaoneng.dashboard.supervision.flag;

import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.metric.Grouping;
import io.xiaoneng.dashboard.metric.MetricQuery;
import io.xiaoneng.dashboard.metric.MetricRow;
import io.xiaoneng.dashboard.metric.MetricService;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what units are judged by, through the same service as every page. */
@Component
class FlagFigures {

  private static final List<Grouping> ALIKE =
      Stream.of(Dimension.UNIT, Dimension.ITEM, Dimension.APPLICANT_KIND, Dimension.CHANNEL)
          .map(Grouping::by)
          .toList();

  private final MetricService metrics;

  FlagFigures(MetricService metrics) {
    this.metrics = metrics;
  }

  /** The months from that one on in which the metric has a case, in order. */
  TreeSet<YearMonth> months(String metric, YearMonth from, Instant asOf) {
    TreeSet<YearMonth> months = new TreeSet<>();
    for (MetricRow row :
        metrics.read(
            new MetricQuery(
                metric,
                from.atDay(1),
                null,
                List.of(Grouping.by(Dimension.MONTH)),
                Map.of(),
                asOf,
                null))) {
      String month = row.key().get("month");
      Double n = row.figure("denominator");
      if (month != null && n != null && n > 0) {
        months.add(YearMonth.parse(month));
      }
    }
    return months;
  }

  /** One month; null where the metric is no share of cases. */
  @Nullable MonthFigures read(String metric, YearMonth month, Instant asOf) {
    return MonthFigures.of(
        metrics.read(
            new MetricQuery(
                metric, month.atDay(1), month.atEndOfMonth(), ALIKE, Map.of(), asOf, null)));
  }
}
