package io.xiaoneng.dashboard.metric;

import io.xiaoneng.statistics.Ratio;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The sums of the shares that are asked for, while they are read. */
final class PeriodSums {

  private final Asked asked;
  private final Map<String, SortedMap<LocalDate, Ratio>> sums = new HashMap<>();

  PeriodSums(Asked asked) {
    this.asked = asked;
    asked.measures.forEach(each -> sums.put(each.id(), new TreeMap<>()));
  }

  /**
   * What is asked for.
   *
   * @param time week or month
   * @param from first day of the first period
   * @param to last day of the last one
   */
  record Asked(List<CaseMeasure> measures, Dimension time, LocalDate from, LocalDate to) {}

  Asked asked() {
    return asked;
  }

  /** Whether any of them is asked for. */
  boolean wants(Collection<CaseMeasure> measures) {
    return !Collections.disjoint(asked.measures, measures);
  }

  /** Adds cases on a day, or a span of days that lies in one period, to a measure. */
  void add(CaseMeasure measure, LocalDate day, Ratio more) {
    SortedMap<LocalDate, Ratio> own = sums.get(measure.id());
    if (own == null || day.isBefore(asked.from) || day.isAfter(asked.to)) {
      return;
    }
    LocalDate begin =
        asked.time == Dimension.WEEK
            ? day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
            : day.withDayOfMonth(1);
    own.merge(begin, more, PeriodSums::plus);
  }

  private static Ratio plus(Ratio one, Ratio other) {
    return new Ratio(one.numerator() + other.numerator(), one.denominator() + other.denominator());
  }

  /** By metric, then by what the first day of a period makes its name. */
  <K extends Comparable<K>> Map<String, SortedMap<K, Ratio>> by(Function<LocalDate, K> label) {
    Map<String, SortedMap<K, Ratio>> named = new HashMap<>();
    sums.forEach(
        (metric, periods) -> {
          SortedMap<K, Ratio> own = new TreeMap<>();
          periods.forEach((begin, ratio) -> own.put(label.apply(begin), ratio));
          named.put(metric, own);
        });
    return named;
  }
}
