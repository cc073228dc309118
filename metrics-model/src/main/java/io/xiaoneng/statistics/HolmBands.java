package io.xiaoneng.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Places that pairwise comparisons leave open, at a confidence for all of one member together. */
final class HolmBands {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private HolmBands() {}

  /**
   * Where a member may stand.
   *
   * @param best from 1
   * @param worst inclusive
   * @param band from 1, the best
   */
  record Stand(int best, int worst, int band) {}

  /** How much better the other is than the member, in standard errors. */
  interface Score {
    double of(int other, int own);
  }

  /**
   * Compares every member with every other (Holm 1979).
   *
   * @param order members from the best to the worst
   * @param risk of one wrong comparison or more of one member, above 0, below 1
   */
  static Stand[] of(int[] order, Score score, double risk) {
    int n = order.length;
    int[][] apart = new int[n][];
    for (int i = 0; i < n; i++) {
      apart[i] = apart(n, i, score, risk);
    }
    int[] bands = new int[n];
    int band = 0;
    int top = -1;
    for (int member : order) {
      if (top < 0 || apart[top][member] != 0) {
        top = member;
        band++;
      }
      bands[member] = band;
    }
    Stand[] stands = new Stand[n];
    for (int i = 0; i < n; i++) {
      int above = (int) Arrays.stream(apart[i]).filter(each -> each > 0).count();
      int below = (int) Arrays.stream(apart[i]).filter(each -> each < 0).count();
      stands[i] = new Stand(1 + above, n - below, bands[i]);
    }
    return stands;
  }

  /** Of each other member: 1 where it is surely better than {@code own}, −1 worse, 0 neither. */
  private static int[] apart(int n, int own, Score score, double risk) {
    double[] scores = new double[n];
    for (int i = 0; i < n; i++) {
      scores[i] = i == own ? 0 : score.of(i, own);
    }
    List<Integer> order =
        IntStream.range(0, n)
            .filter(i -> i != own)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> Math.abs(scores[i])).reversed())
            .toList();
    int[] apart = new int[n];
    for (int i = 0; i < order.size(); i++) {
      double one = scores[order.get(i)];
      double byChance = 2 * NORMAL.survivalProbability(Math.abs(one));
      if (byChance * (order.size() - i) > risk) {
        break;
      }
      apart[order.get(i)] = one > 0 ? 1 : -1;
    }
    return apart;
  }
}
