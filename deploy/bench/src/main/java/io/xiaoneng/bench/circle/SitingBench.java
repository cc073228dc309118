package io.xiaoneng.bench.circle;

import io.xiaoneng.bench.stand.ChildJvm;
import io.xiaoneng.dashboard.circle.siting.SitingAnswer;
import io.xiaoneng.dashboard.circle.siting.SitingProblem;
import io.xiaoneng.dashboard.circle.siting.SitingSolver;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The siting of the next points: a small problem, compared with trying every choice, and a large
 * one, counted again. No arguments.
 */
public final class SitingBench {

  private final long[] people;
  private final int[][] near;
  private final List<String> names;

  private SitingBench(long seed, int sites, int places, double reach) {
    Random random = new Random(seed);
    double[] x = random.doubles(sites).toArray();
    double[] y = random.doubles(sites).toArray();
    people = new long[places];
    near = new int[places][];
    names = IntStream.range(0, sites).mapToObj(Integer::toString).toList();
    for (int place = 0; place < places; place++) {
      double atX = random.nextDouble();
      double atY = random.nextDouble();
      people[place] = random.nextInt(5_000);
      near[place] =
          IntStream.range(0, sites)
              .filter(site -> Math.hypot(x[site] - atX, y[site] - atY) <= reach)
              .toArray();
    }
  }

  /** Runs and answers. */
  public static void main(String[] args) {
    SitingSolver solver = new SitingSolver(Duration.ofMinutes(2));
    SitingBench small = new SitingBench(16, 16, 205, 0.22);
    small.solve(solver, 4);
    SitingAnswer four = small.solve(solver, 4);
    ChildJvm.answer("smallMillis", four.took().toMillis());
    ChildJvm.answer("smallServed", four.served());
    ChildJvm.answer("smallBest", small.bestByTrying(4));
    SitingBench large = new SitingBench(100, 100, 5_000, 0.055);
    SitingAnswer twenty = large.solve(solver, 20);
    ChildJvm.answer("largeMillis", twenty.took().toMillis());
    ChildJvm.answer("largeServed", twenty.served());
    ChildJvm.answer("largeGap", twenty.gap());
    ChildJvm.answer("largeProven", twenty.proven());
    boolean[] chosen = new boolean[100];
    twenty.sites().forEach(site -> chosen[Integer.parseInt(site)] = true);
    ChildJvm.answer("largeRecount", large.served(chosen));
  }

  private SitingAnswer solve(SitingSolver solver, int count) {
    SitingProblem.Builder problem = SitingProblem.of(names);
    for (int place = 0; place < people.length; place++) {
      problem.add(people[place], near[place]);
    }
    return solver.mostServed(problem.build(), count);
  }

  private long served(boolean[] chosen) {
    long served = 0;
    for (int place = 0; place < people.length; place++) {
      served += Arrays.stream(near[place]).anyMatch(site -> chosen[site]) ? people[place] : 0;
    }
    return served;
  }

  private long bestByTrying(int count) {
    long best = 0;
    for (int choice = 0; choice < 1 << names.size(); choice++) {
      if (Integer.bitCount(choice) == count) {
        boolean[] chosen = new boolean[names.size()];
        for (int site = 0; site < chosen.length; site++) {
          chosen[site] = (choice >> site & 1) == 1;
        }
        best = Math.max(best, served(chosen));
      }
    }
    return best;
  }
}
