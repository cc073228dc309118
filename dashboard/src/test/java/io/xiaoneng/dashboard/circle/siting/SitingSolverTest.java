package io.xiaoneng.dashboard.circle.siting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SitingSolverTest {

  private static final SitingSolver SOLVER = new SitingSolver(Duration.ofMinutes(2));

  /** Each choice of sites tried, one after the other. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void noOtherChoiceIsBetter(long seed) {
    SitingProblem problem = random(seed, 11, 60);
    for (int count : new int[] {1, 3, 5, 11}) {
      SitingAnswer answer = SOLVER.mostServed(problem, count);
      assertThat(answer.proven()).isTrue();
      assertThat(answer.sites()).hasSizeLessThanOrEqualTo(count);
      assertThat(answer.served()).isEqualTo(bestByTrying(problem, count));
      assertThat(answer.bound()).isEqualTo(answer.served());
      SitingAnswer greedy = SOLVER.greedy(problem, count);
      assertThat(greedy.served()).isLessThanOrEqualTo(answer.served());
      assertThat(greedy.bound()).isGreaterThanOrEqualTo(answer.served());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void fewerSitesDoNotServeTheTarget(long seed) {
    SitingProblem problem = random(seed, 11, 60);
    long reachable = problem.people() - problem.unreachable();
    double share = 0.8 * reachable / problem.people();
    SitingAnswer answer = SOLVER.fewest(problem, share);

    assertThat(answer.proven()).isTrue();
    long wanted = (long) Math.ceil(share * problem.people());
    assertThat(answer.served()).isGreaterThanOrEqualTo(wanted);
    assertThat(bestByTrying(problem, answer.sites().size() - 1)).isLessThan(wanted);
  }

  @Test
  void aPlaceWithoutPeopleIsServedTooWhereAllAre() {
    SitingProblem problem =
        SitingProblem.of(List.of("a", "b")).add(10, 0).add(0, 1).add(5, 0, 1).build();
    assertThat(SOLVER.fewest(problem, 1).sites()).containsExactly("a", "b");
    assertThat(SOLVER.fewest(problem, 0.99).sites()).containsExactly("a");
    assertThat(SOLVER.mostServed(problem, 2).sites()).containsExactly("a");
  }

  @Test
  void whenTheTimeIsOverTheBestSoFarIsAnsweredWithItsGap() {
    SitingProblem problem = random(99, 80, 3_000);
    SitingAnswer hurried = new SitingSolver(Duration.ofMillis(1)).mostServed(problem, 20);
    long greedy = SOLVER.greedy(problem, 20).served();

    assertThat(hurried.served()).isGreaterThanOrEqualTo(greedy);
    assertThat(hurried.bound()).isGreaterThanOrEqualTo(hurried.served());
    assertThat(hurried.gap())
        .isEqualTo((double) (hurried.bound() - hurried.served()) / hurried.bound());
  }

  @Test
  void peopleWhomNobodyCanServeAreToldApart() {
    SitingProblem problem = SitingProblem.of(List.of("a")).add(70, 0).add(30).build();
    assertThat(problem.unreachable()).isEqualTo(30);
    assertThat(SOLVER.mostServed(problem, 1).served()).isEqualTo(70);
    assertThatThrownBy(() -> SOLVER.fewest(problem, 0.9))
        .hasMessage(
            "all candidate sites together serve 70 of 100 people, which misses the target of 90");
  }

  @Test
  void theOrderOfTellingChangesNothing() {
    SitingProblem one = SitingProblem.of(List.of("a", "b")).add(3, 1, 0).add(4, 1).build();
    SitingProblem other =
        SitingProblem.of(List.of("a", "b")).add(4, 1).add(1, 0, 1).add(2, 1, 0, 1).build();
    assertThat(one.groups()).hasSameSizeAs(other.groups());
    assertThat(SOLVER.mostServed(one, 1).served()).isEqualTo(7);
    assertThat(SOLVER.mostServed(other, 1).served()).isEqualTo(7);
  }

  @Test
  void whatIsNoProblemIsRefused() {
    assertThatThrownBy(() -> SitingProblem.of(List.of())).hasMessageContaining("no candidate");
    assertThatThrownBy(() -> SitingProblem.of(List.of("a", "a"))).hasMessageContaining("twice");
    SitingProblem.Builder builder = SitingProblem.of(List.of("a"));
    assertThatThrownBy(() -> builder.add(-1, 0)).hasMessageContaining("-1 people");
    assertThatThrownBy(() -> builder.add(1, 1)).hasMessageContaining("no site [1]");
    SitingProblem problem = builder.add(1, 0).build();
    assertThatThrownBy(() -> SOLVER.mostServed(problem, 0)).hasMessageContaining("0 sites");
    assertThatThrownBy(() -> SOLVER.fewest(problem, 1.1)).hasMessageContaining("1.1");
    assertThatThrownBy(() -> new SitingSolver(Duration.ZERO)).hasMessageContaining("no time");
  }

  private static SitingProblem random(long seed, int sites, int places) {
    Random random = new Random(seed);
    SitingProblem.Builder problem =
        SitingProblem.of(IntStream.range(0, sites).mapToObj(i -> "site " + i).toList());
    double near = 1.5 / Math.sqrt(sites);
    double[] x = random.doubles(sites).toArray();
    double[] y = random.doubles(sites).toArray();
    for (int place = 0; place < places; place++) {
      double atX = random.nextDouble();
      double atY = random.nextDouble();
      List<Integer> by = new ArrayList<>();
      for (int site = 0; site < sites; site++) {
        if (Math.hypot(x[site] - atX, y[site] - atY) < near / 2) {
          by.add(site);
        }
      }
      problem.add(random.nextInt(5_000), by.stream().mapToInt(Integer::intValue).toArray());
    }
    return problem.build();
  }

  private static long bestByTrying(SitingProblem problem, int count) {
    int sites = problem.sites().size();
    long best = 0;
    for (int choice = 0; choice < 1 << sites; choice++) {
      if (Integer.bitCount(choice) == count) {
        boolean[] chosen = new boolean[sites];
        for (int site = 0; site < sites; site++) {
          chosen[site] = (choice >> site & 1) == 1;
        }
        best = Math.max(best, problem.served(chosen));
      }
    }
    return best;
  }
}
