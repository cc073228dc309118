package io.xiaoneng.dashboard.circle.siting;

import java.util.Arrays;

/**
 * Chooses one site after the other, each time the one that serves most people not served yet; of
 * equally good ones the first. Quick, easy to explain, and not always best: it stands beside the
 * exact answer and is its first guess.
 */
final class GreedySites {

  private GreedySites() {}

  /** At most that many sites; fewer where the rest would serve nobody more. */
  static boolean[] most(SitingProblem problem, int count) {
    boolean[] chosen = new boolean[problem.sites().size()];
    boolean[] served = new boolean[problem.groups().size()];
    for (int step = 0; step < count && add(problem, chosen, served, false); step++) {
      // Each step adds a site.
    }
    return chosen;
  }

  /**
   * What no choice of so many sites can beat: at each step of the greedy choice, the people served
   * by then and the largest gains that so many sites would still bring, as if nobody were served
   * twice (Nemhauser, Wolsey and Fisher 1978). The least of these sums counts.
   */
  static long bound(SitingProblem problem, int count) {
    boolean[] chosen = new boolean[problem.sites().size()];
    boolean[] served = new boolean[problem.groups().size()];
    long bound = problem.people() - problem.unreachable();
    boolean goesOn = true;
    for (int step = 0; step <= count && goesOn; step++) {
      long[] gains = gains(problem, served);
      Arrays.sort(gains);
      long most = problem.served(chosen);
      for (int i = 0; i < Math.min(count, gains.length); i++) {
        most += gains[gains.length - 1 - i];
      }
      bound = Math.min(bound, most);
      goesOn = add(problem, chosen, served, false);
    }
    return bound;
  }

  private static long[] gains(SitingProblem problem, boolean[] served) {
    long[] gains = new long[problem.sites().size()];
    for (int i = 0; i < served.length; i++) {
      if (!served[i]) {
        SitingProblem.Group group = problem.groups().get(i);
        for (int site : group.sites()) {
          gains[site] += group.people();
        }
      }
    }
    return gains;
  }

  /**
   * Until that many people are served, or, for places without people too, until every group is.
   *
   * @param people to be served at least
   * @param everywhere whether every group has to be served
   */
  static boolean[] until(SitingProblem problem, long people, boolean everywhere) {
    boolean[] chosen = new boolean[problem.sites().size()];
    boolean[] served = new boolean[problem.groups().size()];
    while ((everywhere ? !all(served) : problem.served(chosen) < people)
        && add(problem, chosen, served, everywhere)) {
      // Each step adds a site.
    }
    return chosen;
  }

  private static boolean all(boolean[] served) {
    for (boolean each : served) {
      if (!each) {
        return false;
      }
    }
    return true;
  }

  private static boolean add(
      SitingProblem problem, boolean[] chosen, boolean[] served, boolean empty) {
    long[] gain = gains(problem, served);
    int[] places = new int[chosen.length];
    for (int i = 0; i < served.length; i++) {
      if (!served[i]) {
        for (int site : problem.groups().get(i).sites()) {
          places[site]++;
        }
      }
    }
    int best = -1;
    for (int site = 0; site < chosen.length; site++) {
      boolean adds = gain[site] > 0 || empty && places[site] > 0;
      if (adds
          && (best < 0
              || gain[site] > gain[best]
              || gain[site] == gain[best] && places[site] > places[best])) {
        best = site;
      }
    }
    if (best < 0) {
      return false;
    }
    chosen[best] = true;
    for (int i = 0; i < served.length; i++) {
      served[i] |= Arrays.binarySearch(problem.groups().get(i).sites(), best) >= 0;
    }
    return true;
  }
}
