package io.xiaoneng.dashboard.report.weekly;

import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.statistics.Interval;
import io.xiaoneng.statistics.Newcombe;
import io.xiaoneng.statistics.Ratio;
import io.xiaoneng.statistics.XmrChart;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether a figure's last week differs from its weeks before by more than chance; pure. With twelve
 * weeks or more the XmR chart of its own past decides: it knows how much weeks differ anyway. With
 * fewer, a share is held against the week before, and against the four before together, at 99.8 %
 * (Newcombe's interval of a difference, method 10 of 1998), because many figures are looked at.
 */
final class Judge {

  /** Fewer cases are shown and not judged (metrics.md §2). */
  static final int ENOUGH = 20;

  /** z of 99.8 %, two-sided: what the funnel's outer limit has. */
  private static final double Z998 = 3.090232;

  private static final int WEEKS = 4;

  private Judge() {}

  /**
   * A week of a figure.
   *
   * @param ratio null where it is no share
   */
  record Week(double value, long n, @Nullable Ratio ratio) {

    static Week of(Ratio ratio) {
      return new Week(ratio.share(), ratio.denominator(), ratio);
    }
  }

  /**
   * Looks at a figure.
   *
   * @param weeks by name, with the week that is looked at; those of too few cases are passed over
   * @param week the one that is looked at, the last of them
   * @return empty where it did not move, or has too few cases to say so
   */
  static Optional<Movement> look(
      MetricDefinition metric, SortedMap<String, Week> weeks, String week) {
    Week now = weeks.get(week);
    if (now == null || now.n() < ENOUGH) {
      return Optional.empty();
    }
    List<Week> past =
        weeks.headMap(week).values().stream().filter(each -> each.n() >= ENOUGH).toList();
    Week before = past.isEmpty() ? null : past.get(past.size() - 1);
    Ratio four = together(past.subList(Math.max(0, past.size() - WEEKS), past.size()));
    Double fourWeeks =
        four == null
            ? mean(past.subList(Math.max(0, past.size() - WEEKS), past.size()))
            : Double.valueOf(four.share());
    if (past.size() + 1 >= XmrChart.ENOUGH) {
      double[] values = new double[past.size() + 1];
      for (int i = 0; i < past.size(); i++) {
        values[i] = past.get(i).value();
      }
      values[past.size()] = now.value();
      XmrChart chart = XmrChart.of(values);
      XmrChart.Signal signal = chart.signal(past.size());
      return signal == null
          ? Optional.empty()
          : Optional.of(
              movement(
                  metric,
                  now,
                  before,
                  fourWeeks,
                  chart.mean(),
                  Movement.Rule.valueOf(signal.rule().name()),
                  signal.high()));
    }
    return compare(metric, now, before, four, fourWeeks);
  }

  private static Optional<Movement> compare(
      MetricDefinition metric,
      Week now,
      @Nullable Week before,
      @Nullable Ratio four,
      @Nullable Double fourWeeks) {
    Ratio own = now.ratio();
    if (own == null || before == null || before.ratio() == null || four == null) {
      return Optional.empty();
    }
    int sinceWeek = apart(own, before.ratio());
    if (sinceWeek != 0) {
      return Optional.of(
          movement(
              metric,
              now,
              before,
              fourWeeks,
              before.value(),
              Movement.Rule.WEEK_BEFORE,
              sinceWeek > 0));
    }
    int sinceFour = apart(own, four);
    return sinceFour == 0
        ? Optional.empty()
        : Optional.of(
            movement(
                metric,
                now,
                before,
                fourWeeks,
                four.share(),
                Movement.Rule.FOUR_WEEKS,
                sinceFour > 0));
  }

  private static Movement movement(
      MetricDefinition metric,
      Week now,
      @Nullable Week before,
      @Nullable Double fourWeeks,
      double usual,
      Movement.Rule rule,
      boolean high) {
    return new Movement(
        metric,
        now.value(),
        now.n(),
        before == null ? null : Double.valueOf(before.value()),
        fourWeeks,
        usual,
        rule,
        high);
  }

  /** 1 where the first share is surely larger, −1 smaller, 0 neither; both of some cases. */
  static int apart(Ratio one, Ratio other) {
    Interval difference =
        Objects.requireNonNull(
            Newcombe.interval(
                other.numerator(), other.denominator(), one.numerator(), one.denominator(), Z998));
    return difference.lower() > 0 ? 1 : difference.upper() < 0 ? -1 : 0;
  }

  private static @Nullable Ratio together(List<Week> weeks) {
    long numerator = 0;
    long denominator = 0;
    for (Week each : weeks) {
      Ratio ratio = each.ratio();
      if (ratio == null) {
        return null;
      }
      numerator += ratio.numerator();
      denominator += ratio.denominator();
    }
    return denominator == 0 ? null : new Ratio(numerator, denominator);
  }

  /** Mean over the cases of all weeks. */
  private static @Nullable Double mean(List<Week> weeks) {
    double sum = 0;
    long n = 0;
    for (Week each : weeks) {
      sum += each.value() * each.n();
      n += each.n();
    }
    return n == 0 ? null : sum / n;
  }
}
