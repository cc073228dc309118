package io.xiaoneng.dashboard.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.xiaoneng.metric.reference.Figure;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Holds a row of an answer to the figure that was computed the plain way. */
final class FigureComparison {

  private FigureComparison() {}

  /** A missing row says that there is nothing. */
  static void same(String metric, MetricRow row, Figure expected) {
    String of = metric + " " + (row == null ? "without a row" : row.key());
    if (expected instanceof Figure.Count count) {
      Number value = row == null ? null : row.figures().get("value");
      assertThat(value == null ? 0L : value.longValue()).as(of).isEqualTo(count.value());
    } else if (expected instanceof Figure.Overdue overdue) {
      Number open = row == null ? null : row.figures().get("open");
      Number late = row == null ? null : row.figures().get("late");
      assertThat(open == null ? 0L : open).as(of).isEqualTo(overdue.open());
      assertThat(late == null ? 0L : late).as(of).isEqualTo(overdue.late());
    } else if (expected instanceof Figure.Ratio ratio) {
      if (row == null) {
        assertThat(ratio.denominator()).as(of).isZero();
      } else {
        assertThat(row.figures().get("numerator")).as(of).isEqualTo(ratio.numerator());
        assertThat(row.figures().get("denominator")).as(of).isEqualTo(ratio.denominator());
        double scale = metric.equals("bad-per-10k") ? 10_000 : 1;
        close(of, row.figure("value"), ratio.value() == null ? null : ratio.value() * scale);
      }
    } else if (expected instanceof Figure.Trips trips) {
      same(metric, row, trips.all());
      if (row != null) {
        assertThat(row.figures().get("numeratorWithoutSupplement"))
            .as(of)
            .isEqualTo(trips.withoutSupplement().numerator());
        close(of, row.figure("valueWithoutSupplement"), trips.withoutSupplement().value());
      }
    } else if (expected instanceof Figure.Duration duration) {
      if (row == null) {
        assertThat(duration.n()).as(of).isZero();
        return;
      }
      assertThat(row.figures().get("n")).as(of).isEqualTo(duration.n());
      close(of + " mean", row.figure("mean"), duration.mean());
      close(of + " p50", row.figure("p50"), duration.p50());
      close(of + " p90", row.figure("p90"), duration.p90());
      close(of + " max", row.figure("max"), duration.max());
    } else if (expected instanceof Figure.Parts parts) {
      same(of, row, parts);
    } else if (expected instanceof Figure.Waits waits) {
      same(of, row, waits);
    }
  }

  private static void same(String of, MetricRow row, Figure.Parts parts) {
    if (row == null || parts.n() == 0) {
      assertThat(row == null || row.figure("n") == 0).as(of).isTrue();
      assertThat(parts.n()).as(of).isZero();
      return;
    }
    Map<String, Long> sums =
        Map.of(
            "intake", parts.intake(),
            "supplement", parts.supplement(),
            "handling", parts.handling(),
            "stopped", parts.stopped(),
            "delivery", parts.delivery(),
            "total",
                parts.intake()
                    + parts.supplement()
                    + parts.handling()
                    + parts.stopped()
                    + parts.delivery());
    sums.forEach(
        (name, sum) -> {
          assertThat(row.figures().get(name + "Millis")).as(of + " " + name).isEqualTo(sum);
          close(of + " " + name, row.figure(name), sum / 86_400_000.0 / parts.n());
        });
  }

  /** By weights that each open case leaves to those that waited longer. */
  private static void same(String of, MetricRow row, Figure.Waits waits) {
    long n = waits.decided().size() + waits.censored().size();
    if (row == null) {
      assertThat(n).as(of).isZero();
      return;
    }
    assertThat(row.figures().get("n")).as(of).isEqualTo(n);
    assertThat(row.figures().get("numerator")).as(of).isEqualTo((long) waits.decided().size());
    for (double p : List.of(0.5, 0.8)) {
      assertThat(row.figures().get(p == 0.5 ? "p50" : "p80")).as(of).isEqualTo(quantile(waits, p));
    }
  }

  private static Integer quantile(Figure.Waits waits, double p) {
    double weight = 1;
    double each = 1.0 / (waits.decided().size() + waits.censored().size());
    int longest =
        Stream.concat(waits.decided().stream(), waits.censored().stream())
            .mapToInt(Integer::intValue)
            .max()
            .orElse(-1);
    for (int t = 0; t <= longest; t++) {
      int day = t;
      weight -= each * waits.decided().stream().filter(d -> d == day).count();
      if (weight <= 1 - p + 1e-9) {
        return day;
      }
      long open = waits.censored().stream().filter(d -> d == day).count();
      long right =
          Stream.concat(waits.decided().stream(), waits.censored().stream())
              .filter(d -> d > day)
              .count();
      each += right == 0 ? 0 : each * open / right;
    }
    return null;
  }

  /** Holds a number to what it must be but for rounding, null to null. */
  static void close(String of, Double actual, Double expected) {
    if (expected == null) {
      assertThat(actual).as(of).isNull();
    } else {
      assertThat(actual).as(of).isCloseTo(expected, within(1e-9));
    }
  }
}
