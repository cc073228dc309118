package io.xiaoneng.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A chart of individual values and moving ranges (Shewhart; Wheeler, "Understanding Variation"):
 * whether a unit has changed against its own past. The limits are the mean ± 2.66 mean moving
 * ranges; ranges of 3.267 times their mean or more are left out once, so that a single jump does
 * not hide the next one. Rules and icons are those of the NHS's "Making Data Count".
 */
public final class XmrChart {

  /** Fewer periods give trial limits only. */
  public static final int ENOUGH = 12;

  private static final double WIDTH = 2.66;
  private static final double TOO_WIDE = 3.267;
  private static final int RUN = 7;
  private static final double NEAR = 2.0 / 3;

  private final double[] values;
  private final double mean;
  private final double range;

  private XmrChart(double[] values, double mean, double range) {
    this.values = values;
    this.mean = mean;
    this.range = range;
  }

  /** What a point shows, in the order in which it is looked for. */
  public enum Rule {
    /** Beyond a limit. */
    OUTSIDE,
    /** The last of seven that rise, or fall, each from the one before. */
    TREND,
    /** One of two in three that are beyond two thirds of the way to the same limit. */
    TWO_OF_THREE,
    /** The seventh or a later one in a row on one side of the mean. */
    ONE_SIDE
  }

  /**
   * A signal of a point.
   *
   * @param high above the mean, or rising
   */
  public record Signal(Rule rule, boolean high) {}

  /** Whether a unit changes. */
  public enum Variation {
    /** A signal to the good side. */
    IMPROVEMENT,
    /** A signal to the bad side. */
    CONCERN,
    /** None: what varies is chance. */
    COMMON_CAUSE
  }

  /** Whether a target is met when nothing changes. */
  public enum Assurance {
    /** Even the worse limit meets it. */
    CONSISTENTLY_PASSES,
    /** Even the better limit misses it. */
    CONSISTENTLY_FAILS,
    /** It lies between the limits: chance decides. */
    HIT_AND_MISS
  }

  /**
   * The chart of one phase.
   *
   * @param values one a period, in time order, at least one
   * @throws IllegalArgumentException where there is none, or one is no finite number
   */
  public static XmrChart of(double... values) {
    return of(values, true);
  }

  /** {@link #of(double...)} with or without leaving out the ranges that are too wide. */
  public static XmrChart of(double[] values, boolean screened) {
    if (values.length == 0 || !Arrays.stream(values).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "a chart needs finite values, not " + Arrays.toString(values));
    }
    double[] ranges = new double[values.length - 1];
    for (int i = 0; i < ranges.length; i++) {
      ranges[i] = Math.abs(values[i + 1] - values[i]);
    }
    double range = Arrays.stream(ranges).average().orElse(0);
    if (screened) {
      double widest = TOO_WIDE * range;
      double without = Arrays.stream(ranges).filter(each -> each < widest).average().orElse(0);
      // A single jump in a flat line: without it there would be no width at all.
      range = without > 0 ? without : range;
    }
    // Of equal values the mean is that value, not one that rounding puts beside it.
    double mean = range == 0 ? values[0] : Arrays.stream(values).average().orElseThrow();
    return new XmrChart(values.clone(), mean, range);
  }

  /**
   * The charts of a series whose limits were set anew.
   *
   * @param starts places of the values that begin a phase, recorded with the reason; 0 need not be
   *     among them
   * @throws IllegalArgumentException where a start is not inside the series
   */
  public static List<XmrChart> phases(double[] values, SortedSet<Integer> starts) {
    List<XmrChart> charts = new ArrayList<>();
    int from = 0;
    for (int start : starts) {
      if (start < 0 || start >= values.length) {
        throw new IllegalArgumentException(
            "a phase cannot begin at " + start + " of " + values.length + " values");
      }
      if (start > from) {
        charts.add(of(Arrays.copyOfRange(values, from, start)));
        from = start;
      }
    }
    charts.add(of(Arrays.copyOfRange(values, from, values.length)));
    return charts;
  }

  /** How many periods. */
  public int size() {
    return values.length;
  }

  /** The centre. */
  public double mean() {
    return mean;
  }

  /** Between which chance alone keeps the values. */
  public Interval limits() {
    return new Interval(mean - WIDTH * range, mean + WIDTH * range);
  }

  /** True while there are too few periods for limits to stand on. */
  public boolean trial() {
    return values.length < ENOUGH;
  }

  /**
   * What the point shows, looking back from it only; the first rule that holds.
   *
   * @param at from 0
   */
  public @Nullable Signal signal(int at) {
    double half = WIDTH * range;
    for (Rule rule : Rule.values()) {
      for (boolean high : new boolean[] {true, false}) {
        int sign = high ? 1 : -1;
        boolean holds =
            switch (rule) {
              case OUTSIDE -> sign * (values[at] - mean) > half;
              case TREND -> run(at, RUN - 1, i -> sign * (values[i] - values[i - 1]) > 0, 1);
              case TWO_OF_THREE -> near(at, sign, half) && nearBefore(at, sign, half);
              case ONE_SIDE -> run(at, RUN, i -> sign * (values[i] - mean) > 0, 0);
            };
        if (holds) {
          return new Signal(rule, high);
        }
      }
    }
    return null;
  }

  private boolean near(int at, int sign, double half) {
    return half > 0 && at >= 0 && sign * (values[at] - mean) > NEAR * half;
  }

  private boolean nearBefore(int at, int sign, double half) {
    return near(at - 1, sign, half) || near(at - 2, sign, half);
  }

  /** Whether the condition holds at so many places in a row that end here, none before first. */
  private static boolean run(int at, int length, IntPredicate holds, int first) {
    if (at - length + 1 < first) {
      return false;
    }
    for (int i = at - length + 1; i <= at; i++) {
      if (!holds.test(i)) {
        return false;
      }
    }
    return true;
  }

  /** What the last point shows. */
  public Variation variation(Better better) {
    Signal last = signal(values.length - 1);
    if (last == null) {
      return Variation.COMMON_CAUSE;
    }
    return last.high() == (better == Better.HIGHER) ? Variation.IMPROVEMENT : Variation.CONCERN;
  }

  /** What the limits say about a target; on the target is met. */
  public Assurance assurance(double target, Better better) {
    Interval limits = limits();
    boolean higher = better == Better.HIGHER;
    if (higher ? limits.lower() >= target : limits.upper() <= target) {
      return Assurance.CONSISTENTLY_PASSES;
    }
    return (higher ? limits.upper() < target : limits.lower() > target)
        ? Assurance.CONSISTENTLY_FAILS
        : Assurance.HIT_AND_MISS;
  }
}
