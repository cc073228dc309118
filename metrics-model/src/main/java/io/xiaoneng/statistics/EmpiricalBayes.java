package io.xiaoneng.statistics;

import java.util.List;

/**
 * Shares drawn towards the mean of all, the more the fewer cases they stand on (Marshall 1991, by
 * moments): {@code p̃ = m + w(x/n − m)} with {@code w = A/(A + m(1−m)/n)}, so that a small unit's
 * luck is not taken for its worth.
 */
public final class EmpiricalBayes {

  private final double mean;
  private final double between;

  private EmpiricalBayes(double mean, double between) {
    this.mean = mean;
    this.between = between;
  }

  /**
   * What units like these have in common. Units without a case say nothing.
   *
   * @throws IllegalArgumentException where there is no case at all
   */
  public static EmpiricalBayes of(List<Ratio> units) {
    List<Ratio> some = units.stream().filter(each -> each.denominator() > 0).toList();
    double cases = some.stream().mapToDouble(Ratio::denominator).sum();
    if (cases == 0) {
      throw new IllegalArgumentException("no unit has a case");
    }
    double mean = some.stream().mapToDouble(Ratio::numerator).sum() / cases;
    double spread =
        some.stream()
                .mapToDouble(each -> each.denominator() * Math.pow(each.share() - mean, 2))
                .sum()
            / cases;
    return new EmpiricalBayes(
        mean, Math.max(0, spread - mean * (1 - mean) / (cases / some.size())));
  }

  /** The share of all cases together, {@code m}. */
  public double mean() {
    return mean;
  }

  /** Variance between units beyond chance, {@code A}; 0 where chance explains it all. */
  public double between() {
    return between;
  }

  /** The unit's share, drawn in; the mean for a unit without a case. */
  public double shrunk(Ratio unit) {
    if (unit.denominator() == 0) {
      return mean;
    }
    double chance = mean * (1 - mean) / unit.denominator();
    double weight = between == 0 ? 0 : between / (between + chance);
    return mean + weight * (unit.share() - mean);
  }
}
