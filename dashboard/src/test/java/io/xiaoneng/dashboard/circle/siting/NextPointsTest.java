package io.xiaoneng.dashboard.circle.siting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.circle.CellMap;
import io.xiaoneng.circle.CoverageCount;
import io.xiaoneng.circle.street.Reach;
import io.xiaoneng.registry.Cell;
import io.xiaoneng.registry.Unit;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NextPointsTest {

  private static final int LIMIT = 1_000;
  private static final Unit COMMUNITY =
      new Unit("A", "A", "A", Unit.Level.COMMUNITY, "", null, true, null, null, null, false);
  private static final CellMap MAP =
      CellMap.of(
          List.of(
              new Cell("c0", 108.0, 34.0, 500L, "A"),
              new Cell("c1", 108.1, 34.0, 30L, "A"),
              new Cell("c2", 108.2, 34.0, 20L, "A"),
              new Cell("c3", 108.3, 34.0, null, "A"),
              new Cell("c4", 108.4, 34.0, 900L, "nowhere")),
          List.of(COMMUNITY));

  private static Reach reach(int far, int... cells) {
    int[] ways = new int[cells.length];
    Arrays.fill(ways, far);
    return new Reach(cells, ways);
  }

  @Test
  void whoIsCoveredAlreadyNeedsNoNewPoint() {
    CoverageCount covered = new CoverageCount(MAP, LIMIT);
    covered.open(reach(LIMIT, 0));
    SitingProblem problem =
        NextPoints.problem(
            List.of("where all are", "where some are not", "too far"),
            List.of(reach(5, 0, 3, 4), reach(LIMIT, 1), reach(LIMIT + 1, 1, 2)),
            LIMIT,
            MAP,
            covered);

    assertThat(problem.people()).isEqualTo(50);
    assertThat(problem.unreachable()).isEqualTo(20);
    SitingAnswer next = new SitingSolver(Duration.ofMinutes(1)).mostServed(problem, 1);
    assertThat(next.sites()).containsExactly("where some are not");
    assertThat(next.served()).isEqualTo(30);
    assertThat(next.proven()).isTrue();
  }

  @Test
  void everyCandidateNeedsItsReach() {
    assertThatThrownBy(
            () ->
                NextPoints.problem(
                    List.of("a"), List.of(), LIMIT, MAP, new CoverageCount(MAP, LIMIT)))
        .hasMessage("1 candidate sites and 0 reaches");
  }
}
