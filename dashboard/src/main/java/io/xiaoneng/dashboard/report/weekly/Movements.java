package io.xiaoneng.dashboard.report.weekly;

import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.metric.Grouping;
import io.xiaoneng.dashboard.metric.MetricRow;
import io.xiaoneng.dashboard.metric.PeriodShares;
import io.xiaoneng.dashboard.path.Paths;
import io.xiaoneng.dashboard.report.ReportFailedException;
import io.xiaoneng.dashboard.report.ReportPeriod;
import io.xiaoneng.dashboard.report.content.ReadFigures;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.statistics.Ratio;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which figures moved in a week. */
@Component
public class Movements {

  /** Half a year: enough for limits, and not so much that last year's habits are in them. */
  public static final int WEEKS = 26;

  /** Shown where nothing moved. */
  private static final String PROMISED = "on-time";

  private static final List<String> LENGTHS = List.of("handling-days", "wait-minutes");

  private final PeriodShares shares;
  private final Paths paths;
  private final ReadFigures figures;

  Movements(PeriodShares shares, Paths paths, ReadFigures figures) {
    this.shares = shares;
    this.paths = paths;
    this.figures = figures;
  }

  /**
   * What was found.
   *
   * @param moved what is worse first, then what is better; by how far it moved, in parts of what is
   *     usual
   * @param judged how many figures had enough cases to be looked at
   * @param shown how many had fewer
   * @param course of the first that moved, else of what is promised; empty where it has none
   * @param shares what was looked at, by metric and week
   */
  public record Found(
      List<Movement> moved,
      int judged,
      int shown,
      Optional<Course> course,
      Map<String, SortedMap<String, Ratio>> shares) {

    /** What is known of a share in a week; null where it was not looked at, or had no cases. */
    @Nullable Ratio share(String metric, ReportPeriod week) {
      SortedMap<String, Ratio> weeks = shares.get(metric);
      return weeks == null ? null : weeks.get(week.text());
    }
  }

  /** A figure week by week, those of too few cases left out. */
  public record Course(MetricDefinition metric, SortedMap<String, Double> weeks) {}

  /**
   * Those of a week that is over.
   *
   * @param section named where the figures cannot be read
   * @param unit whose; null for the city
   * @throws ReportFailedException where they cannot be read now
   */
  public Found of(String section, ReportPeriod week, @Nullable String unit, Instant asOf) {
    LocalDate from = week.from().minusWeeks(WEEKS);
    Map<MetricDefinition, SortedMap<String, Judge.Week>> courses = new HashMap<>();
    List<MetricDefinition> looked = new ArrayList<>(PeriodShares.shares());
    Map<String, SortedMap<String, Ratio>> sums =
        ReadFigures.guarded(
            section, () -> read(unit, new PeriodShares.Weeks(looked, from, week.to())));
    looked.forEach(each -> courses.put(each, weeks(sums.getOrDefault(each.id(), new TreeMap<>()))));
    for (String each : LENGTHS) {
      MetricDefinition metric = ReadFigures.definition(each);
      looked.add(metric);
      courses.put(
          metric,
          lengths(
              figures.rows(
                  section,
                  each,
                  unit,
                  from,
                  week.to(),
                  asOf,
                  List.of(Grouping.by(Dimension.WEEK)))));
    }
    List<Movement> moved = new ArrayList<>();
    int judged = 0;
    int few = 0;
    for (MetricDefinition each : looked) {
      SortedMap<String, Judge.Week> course = courses.getOrDefault(each, new TreeMap<>());
      Judge.Week now = course.get(week.text());
      if (now == null) {
        continue;
      }
      judged += now.n() >= Judge.ENOUGH ? 1 : 0;
      few += now.n() >= Judge.ENOUGH ? 0 : 1;
      Judge.look(each, course, week.text()).ifPresent(moved::add);
    }
    moved.sort(
        Comparator.comparing(Movement::sense)
            .thenComparing(Comparator.comparingDouble(Movements::size).reversed()));
    MetricDefinition first =
        moved.isEmpty() ? ReadFigures.definition(PROMISED) : moved.get(0).metric();
    return new Found(
        moved, judged, few, course(first, courses.getOrDefault(first, new TreeMap<>())), sums);
  }

  /** Together with the months of the targets, where these are over, too: they cost little then. */
  private Map<String, SortedMap<String, Ratio>> read(
      @Nullable String unit, PeriodShares.Weeks weeks) {
    Optional<PeriodShares.Months> targets =
        paths.unread(unit).filter(each -> !each.last().atEndOfMonth().isAfter(weeks.to()));
    if (targets.isEmpty()) {
      return shares.weeks(unit, weeks);
    }
    PeriodShares.Sums sums = shares.read(unit, weeks, targets.get());
    paths.learn(unit, targets.get(), sums.months());
    return sums.weeks();
  }

  private static Optional<Course> course(
      MetricDefinition metric, SortedMap<String, Judge.Week> weeks) {
    SortedMap<String, Double> values = new TreeMap<>();
    weeks.forEach(
        (week, each) -> {
          if (each.n() >= Judge.ENOUGH) {
            values.put(week, each.value());
          }
        });
    return values.size() < 2 ? Optional.empty() : Optional.of(new Course(metric, values));
  }

  private static double size(Movement each) {
    return Math.abs(each.value() - each.usual()) / Math.max(Math.abs(each.usual()), 0.01);
  }

  private static SortedMap<String, Judge.Week> weeks(SortedMap<String, Ratio> sums) {
    SortedMap<String, Judge.Week> weeks = new TreeMap<>();
    sums.forEach((week, ratio) -> weeks.put(week, Judge.Week.of(ratio)));
    return weeks;
  }

  private static SortedMap<String, Judge.Week> lengths(List<MetricRow> rows) {
    SortedMap<String, Judge.Week> weeks = new TreeMap<>();
    for (MetricRow row : rows) {
      String week = row.key().get(Dimension.WEEK.wireName());
      Double mean = row.figure("mean");
      Double n = row.figure("n");
      if (week != null && mean != null && n != null) {
        weeks.put(week, new Judge.Week(mean, Math.round(n), null));
      }
    }
    return weeks;
  }
}
