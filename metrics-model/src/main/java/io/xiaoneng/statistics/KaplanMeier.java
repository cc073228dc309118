package io.xiaoneng.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The product-limit estimate of a survival function (Kaplan and Meier 1958) over subjects of which
 * some are still waiting: what is known of those is that they waited at least so long. Times are
 * whole numbers, 0 or more; a subject censored at a time was still at risk at it.
 *
 * <p>The variance is Greenwood's (1926). Bands are pointwise, 95 %, by the log-log transform
 * (Kalbfleisch and Prentice 1980), so that they stay inside 0 to 1.
 */
public final class KaplanMeier {

  private final List<Step> steps;
  private final long subjects;
  private final long events;
  private final int last;

  private KaplanMeier(List<Step> steps, long subjects, long events, int last) {
    this.steps = List.copyOf(steps);
    this.subjects = subjects;
    this.events = events;
    this.last = last;
  }

  /**
   * What happened at one time.
   *
   * @param events subjects whose wait ended, 0 or more
   * @param censored subjects of whom no more is known, 0 or more
   */
  public record Count(long events, long censored) {

    public Count {
      if (events < 0 || censored < 0) {
        throw new IllegalArgumentException(
            "events are " + events + " and censored " + censored + ", must be 0 or more");
      }
    }

    /** Both together. */
    public Count plus(Count other) {
      return new Count(events + other.events, censored + other.censored);
    }
  }

  /**
   * A time at which something happened.
   *
   * @param atRisk subjects that waited until then
   * @param survival share still waiting after it, 0 to 1
   * @param deviation standard error of {@code survival}, Greenwood's; 0 where it is 0
   * @param low 95 % band of {@code survival}; null where it is 1 or 0 and the band is not defined
   * @param high likewise
   */
  public record Step(
      int time,
      long atRisk,
      long events,
      long censored,
      double survival,
      double deviation,
      @Nullable Double low,
      @Nullable Double high) {}

  /**
   * A time by which a share has ended, with its 95 % interval.
   *
   * @param time null where fewer than that share are known to have ended
   * @param low null where the band does not reach down that far
   * @param high likewise: no upper end is known yet
   */
  public record Quantile(@Nullable Integer time, @Nullable Integer low, @Nullable Integer high) {}

  /**
   * The mean of the wait cut off at a horizon.
   *
   * @param deviation standard error, 0 or more
   */
  public record RestrictedMean(double mean, double deviation, int horizon) {}

  /**
   * The estimate.
   *
   * @param counts what happened, by time
   * @throws IllegalArgumentException for a negative time
   */
  public static KaplanMeier of(SortedMap<Integer, Count> counts) {
    long subjects = 0;
    long ended = 0;
    for (Map.Entry<Integer, Count> each : counts.entrySet()) {
      if (each.getKey() < 0) {
        throw new IllegalArgumentException("time is " + each.getKey() + ", must be 0 or more");
      }
      subjects += each.getValue().events() + each.getValue().censored();
      ended += each.getValue().events();
    }
    List<Step> steps = new ArrayList<>();
    long atRisk = subjects;
    double survival = 1;
    double greenwood = 0;
    int last = 0;
    for (Map.Entry<Integer, Count> each : counts.entrySet()) {
      long events = each.getValue().events();
      long censored = each.getValue().censored();
      if (events + censored == 0) {
        continue;
      }
      survival = events == atRisk ? 0 : survival * (atRisk - events) / atRisk;
      greenwood += events == atRisk ? 0 : (double) events / ((double) atRisk * (atRisk - events));
      steps.add(step(each.getKey(), atRisk, each.getValue(), survival, greenwood));
      atRisk -= events + censored;
      last = each.getKey();
    }
    return new KaplanMeier(steps, subjects, ended, last);
  }

  private static Step step(int time, long atRisk, Count count, double survival, double greenwood) {
    boolean band = survival > 0 && survival < 1;
    double spread = band ? Wilson.Z95 * Math.sqrt(greenwood) / Math.abs(Math.log(survival)) : 0;
    return new Step(
        time,
        atRisk,
        count.events(),
        count.censored(),
        survival,
        survival * Math.sqrt(greenwood),
        band ? Math.pow(survival, Math.exp(spread)) : null,
        band ? Math.pow(survival, Math.exp(-spread)) : null);
  }

  /** Every time at which something happened, ascending. */
  public List<Step> steps() {
    return steps;
  }

  /** All subjects. */
  public long subjects() {
    return subjects;
  }

  /** Those whose wait ended. */
  public long events() {
    return events;
  }

  /** Those of whom it is only known that they waited at least so long. */
  public long censored() {
    return subjects - events;
  }

  /** The last time anything is known of, 0 without subjects. */
  public int last() {
    return last;
  }

  /** The share still waiting after that time, 1 before the first event. */
  public double survivalAfter(int time) {
    double survival = 1;
    for (Step each : steps) {
      if (each.time() > time) {
        break;
      }
      survival = each.survival();
    }
    return survival;
  }

  /**
   * The first time after which no more than 1 − p are still waiting, and the interval by inverting
   * the band (Brookmeyer and Crowley 1982).
   *
   * @param p above 0 and below 1
   * @throws IllegalArgumentException for any other p
   */
  public Quantile quantile(double p) {
    if (!(p > 0 && p < 1)) {
      throw new IllegalArgumentException("p is " + p + ", must lie between 0 and 1");
    }
    // 1 - 0.8 is not 0.2 in doubles; without this a share of exactly 0.2 would not be enough.
    double left = 1 - p + 1e-12;
    Integer time = null;
    Integer low = null;
    Integer high = null;
    for (Step each : steps) {
      Double below = each.low() == null && each.survival() == 0 ? Double.valueOf(0) : each.low();
      time = time == null && each.survival() <= left ? Integer.valueOf(each.time()) : time;
      low = low == null && below != null && below <= left ? Integer.valueOf(each.time()) : low;
      Double above = each.high();
      high = high == null && above != null && above <= left ? Integer.valueOf(each.time()) : high;
    }
    return new Quantile(time, low, high);
  }

  /**
   * The mean wait where nobody is asked to wait longer than the horizon: the area under the curve
   * up to it. Beyond the last time anything is known of, nothing can be said: the horizon is cut
   * there.
   *
   * @param horizon 0 or more
   * @return null without subjects
   */
  public @Nullable RestrictedMean restrictedMean(int horizon) {
    if (subjects == 0) {
      return null;
    }
    int end = Math.min(horizon, last);
    double[] areas = new double[steps.size() + 1];
    double before = 1;
    int from = 0;
    for (int i = 0; i < steps.size(); i++) {
      int to = Math.min(steps.get(i).time(), end);
      areas[i] = before * (to - from);
      from = to;
      before = steps.get(i).survival();
    }
    areas[steps.size()] = before * (end - from);
    double rest = 0;
    double variance = 0;
    for (int i = steps.size() - 1; i >= 0; i--) {
      rest += areas[i + 1];
      Step each = steps.get(i);
      if (each.atRisk() > each.events()) {
        variance +=
            rest
                * rest
                * each.events()
                / ((double) each.atRisk() * (each.atRisk() - each.events()));
      }
    }
    return new RestrictedMean(rest + areas[0], Math.sqrt(variance), end);
  }
}
