package io.xiaoneng.change;

import io.xiaoneng.change.Stratum.Group;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The change of a figure from one period to another, split among its causes without a residual.
 *
 * <p>A share or a mean over strata is {@code Σ v(g) · m(s|g) · r(s)}: the share that a group g (a
 * part of the subject and a channel) has of all cases, the share that a stratum s (an item and a
 * kind of applicant) has of its group, and the stratum's own share or mean. The change of such a
 * sum of products is split as in Kitagawa, "Components of a Difference Between Two Rates" (JASA 50,
 * 1955), with the weights for three factors of Das Gupta, "Standardization and Decomposition of
 * Rates" (US Bureau of the Census, P23-186, 1993), which are the Shapley values of the three
 * factors (Shorrocks 2013): what a factor adds is averaged over every order in which the three can
 * be changed. So the parts sum to the change, and with the periods exchanged each has the other
 * sign.
 *
 * <p>Mix is told against the mean of both periods' figures: more cases of what is above it raise
 * the figure, those of what is below it lower it. That changes no sum over all strata, because
 * shares sum to one in both periods; it says which strata moved the figure.
 *
 * <p>A stratum, or a whole group, that is there in one period alone has no rate, or no mix, in the
 * other. It is taken to have been the same: so nothing of it is speed, and all that its coming or
 * going does to the figure is mix. A sum without weight, which no rate explains, is speed.
 *
 * <p>A figure that is a count is no mean: of it every stratum's change is volume ({@link
 * #ofCounts}).
 */
public final class Decomposition {

  private static final Comparator<Stratum> ORDER =
      Comparator.comparing(Stratum::part)
          .thenComparing(Stratum::channel)
          .thenComparing(Stratum::item)
          .thenComparing(Stratum::kind);

  private final double from;
  private final double to;
  private final Map<Stratum, Contribution> strata;

  private Decomposition(double from, double to, Map<Stratum, Contribution> strata) {
    this.from = from;
    this.to = to;
    this.strata = strata;
  }

  /**
   * The change of a share or a mean.
   *
   * @throws IllegalArgumentException where a period has no weight at all: without a figure there is
   *     no change
   */
  public static Decomposition of(Map<Stratum, Amount> before, Map<Stratum, Amount> after) {
    return new Means(before, after).decomposition();
  }

  /** The change of a count: the sums are what is counted, the weights are not looked at. */
  public static Decomposition ofCounts(Map<Stratum, Amount> before, Map<Stratum, Amount> after) {
    Map<Stratum, Contribution> strata = new LinkedHashMap<>();
    double from = 0;
    double to = 0;
    for (Stratum each : all(before, after)) {
      Amount old = before.getOrDefault(each, Amount.NONE);
      Amount now = after.getOrDefault(each, Amount.NONE);
      from += old.sum();
      to += now.sum();
      strata.put(each, new Contribution(old, now, new Effects(now.sum() - old.sum(), 0, 0)));
    }
    return new Decomposition(from, to, strata);
  }

  /** The figure of the earlier period. */
  public double from() {
    return from;
  }

  /** The figure of the later period. */
  public double to() {
    return to;
  }

  /** What the causes add; together {@code to() − from()}. */
  public Effects effects() {
    return strata.values().stream().map(Contribution::effects).reduce(Effects.NONE, Effects::plus);
  }

  /**
   * What the strata add, taken together by something that they have.
   *
   * @return by the key, in its order; the effects sum to {@link #effects}
   */
  public <K extends Comparable<K>> Map<K, Contribution> by(Function<Stratum, K> key) {
    Map<K, Contribution> found = new TreeMap<>();
    strata.forEach((stratum, each) -> found.merge(key.apply(stratum), each, Contribution::plus));
    return found;
  }

  private static Iterable<Stratum> all(Map<Stratum, Amount> before, Map<Stratum, Amount> after) {
    // In one order, so that sums of floating-point numbers do not hang on that of a hash table.
    TreeSet<Stratum> all = new TreeSet<>(ORDER);
    all.addAll(before.keySet());
    all.addAll(after.keySet());
    return all;
  }

  /** The strata of one period, with their groups. */
  private static final class Side {
    private final Map<Stratum, Amount> strata;
    private final Map<Group, Double> groups = new HashMap<>();
    private final double weight;
    private final double mean;

    Side(Map<Stratum, Amount> unordered, String period) {
      this.strata = new TreeMap<>(ORDER);
      strata.putAll(unordered);
      double sum = 0;
      double all = 0;
      for (Map.Entry<Stratum, Amount> each : strata.entrySet()) {
        sum += each.getValue().sum();
        all += each.getValue().weight();
        groups.merge(each.getKey().group(), each.getValue().weight(), Double::sum);
      }
      if (!(all > 0)) {
        throw new IllegalArgumentException("the " + period + " period has no cases");
      }
      this.weight = all;
      this.mean = sum / all;
    }

    Amount amount(Stratum stratum) {
      return strata.getOrDefault(stratum, Amount.NONE);
    }

    double group(Stratum stratum) {
      return groups.getOrDefault(stratum.group(), 0.0);
    }

    double share(Stratum stratum) {
      return group(stratum) / weight;
    }

    double within(Stratum stratum, Side otherwise) {
      double group = group(stratum);
      return group > 0 ? amount(stratum).weight() / group : otherwise.within(stratum, this);
    }

    double rate(Stratum stratum, Side otherwise) {
      Amount own = amount(stratum);
      return own.weight() > 0 ? own.sum() / own.weight() : otherwise.rate(stratum, this);
    }

    /** What no rate explains: a sum without weight. */
    double loose(Stratum stratum) {
      Amount own = amount(stratum);
      return own.weight() > 0 ? 0 : own.sum() / weight;
    }
  }

  /** Of a figure that is one sum over another. */
  private static final class Means {
    private final Side before;
    private final Side after;
    private final double middle;

    Means(Map<Stratum, Amount> before, Map<Stratum, Amount> after) {
      this.before = new Side(before, "earlier");
      this.after = new Side(after, "later");
      this.middle = (this.before.mean + this.after.mean) / 2;
    }

    Decomposition decomposition() {
      Map<Stratum, Contribution> strata = new LinkedHashMap<>();
      for (Stratum each : all(before.strata, after.strata)) {
        strata.put(each, new Contribution(before.amount(each), after.amount(each), effects(each)));
      }
      return new Decomposition(before.mean, after.mean, strata);
    }

    private Effects effects(Stratum stratum) {
      double loose = after.loose(stratum) - before.loose(stratum);
      if (before.amount(stratum).weight() == 0 && after.amount(stratum).weight() == 0) {
        return new Effects(0, 0, loose);
      }
      double v0 = before.share(stratum);
      double v1 = after.share(stratum);
      double m0 = before.within(stratum, after);
      double m1 = after.within(stratum, before);
      double r0 = before.rate(stratum, after) - middle;
      double r1 = after.rate(stratum, before) - middle;
      return new Effects(
          (v1 - v0) * shapley(m0, m1, r0, r1),
          (m1 - m0) * shapley(v0, v1, r0, r1),
          (r1 - r0) * shapley(v0, v1, m0, m1) + loose);
    }

    /** The mean product of the two other factors over all orders of changing the three. */
    private static double shapley(double a0, double a1, double b0, double b1) {
      return (a0 * b0 + a1 * b1) / 3 + (a0 * b1 + a1 * b0) / 6;
    }
  }
}
