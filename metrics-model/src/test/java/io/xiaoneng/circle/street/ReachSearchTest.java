package io.xiaoneng.circle.street;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.circle.street.Snapped.At;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachSearchTest {

  private static final int LIMIT = 900_000;

  /** Against shortest ways between all nodes, by the three nested loops of Floyd and Warshall. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyPlaceIsAsFarAsAllPairsOfShortestWaysSay(long seed) {
    StreetNetwork network = Lattice.of(seed, 9);
    Snapper snapper = new Snapper(network, 250, 1);
    Random random = new Random(seed);
    List<Snapped> cells = new ArrayList<>();
    List<Snapped> points = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      (i < 110 ? cells : points)
          .add(
              snapper.snap(
                  Lattice.lon(-1 + 11 * random.nextDouble()),
                  Lattice.lat(-1 + 11 * random.nextDouble())));
    }
    long[][] between = allPairs(network);
    ReachSearch search = new ReachSearch(network, new Places(network, cells), LIMIT);
    for (Snapped point : points) {
      Reach reach = search.from(point);
      for (int cell = 0; cell < cells.size(); cell++) {
        long far =
            cells.get(cell) instanceof At from && point instanceof At to
                ? walk(network, between, from, to)
                : Long.MAX_VALUE;
        assertThat(reach.of(cell)).isEqualTo(far <= LIMIT ? (int) far : -1);
      }
    }
  }

  private static long walk(StreetNetwork net, long[][] between, At from, At to) {
    long best = Long.MAX_VALUE;
    int a = from.edge();
    int b = to.edge();
    for (boolean ahead : new boolean[] {true, false}) {
      for (boolean arriving : new boolean[] {true, false}) {
        if ((ahead ? net.forward(a) : net.backward(a))
            && (arriving ? net.forward(b) : net.backward(b))) {
          int leave = ahead ? net.to(a) : net.from(a);
          int enter = arriving ? net.from(b) : net.to(b);
          long far = between[leave][enter];
          if (far < Long.MAX_VALUE / 4) {
            far += ahead ? net.millimetres(a) - from.along() : from.along();
            far += arriving ? to.along() : net.millimetres(b) - to.along();
            best = Math.min(best, far);
          }
        }
      }
    }
    int ahead = to.along() - from.along();
    if (a == b && (ahead == 0 || (ahead > 0 ? net.forward(a) : net.backward(a)))) {
      best = Math.min(best, Math.abs(ahead));
    }
    return best == Long.MAX_VALUE ? best : best + from.leg() + to.leg();
  }

  private static long[][] allPairs(StreetNetwork net) {
    long[][] far = new long[net.nodes()][net.nodes()];
    for (int node = 0; node < net.nodes(); node++) {
      Arrays.fill(far[node], Long.MAX_VALUE / 4);
      far[node][node] = 0;
    }
    for (int edge = 0; edge < net.edges(); edge++) {
      int a = net.from(edge);
      int b = net.to(edge);
      if (net.forward(edge)) {
        far[a][b] = Math.min(far[a][b], net.millimetres(edge));
      }
      if (net.backward(edge)) {
        far[b][a] = Math.min(far[b][a], net.millimetres(edge));
      }
    }
    for (int via = 0; via < net.nodes(); via++) {
      for (int a = 0; a < net.nodes(); a++) {
        for (int b = 0; b < net.nodes(); b++) {
          far[a][b] = Math.min(far[a][b], far[a][via] + far[via][b]);
        }
      }
    }
    return far;
  }

  @Test
  void manyThreadsFindWhatOneFinds() throws Exception {
    StreetNetwork network = Lattice.of(42, 30);
    Snapper snapper = new Snapper(network, 250, 1);
    List<Snapped> places = new ArrayList<>();
    for (int i = 0; i < 900; i++) {
      places.add(snapper.snap(Lattice.lon(i % 30), Lattice.lat(i / 30 + 0.3)));
    }
    Places cells = new Places(network, places);
    List<Snapped> points = places.subList(0, 300);

    List<Reach> three = Reaches.of(network, cells, points, LIMIT, 3);
    ReachSearch alone = new ReachSearch(network, cells, LIMIT);
    for (int i = points.size() - 1; i >= 0; i--) {
      // Backwards: a search leaves nothing behind for the next.
      assertThat(alone.from(points.get(i))).isEqualTo(three.get(i));
    }
  }

  @Test
  void aWayOfExactlyTheLimitIsWithinIt() {
    StreetBuilder streets = new StreetBuilder();
    int a = streets.node(Lattice.lon(0), Lattice.lat(0));
    int b = streets.node(Lattice.lon(1), Lattice.lat(0));
    streets.edge(a, b, 500, true, true);
    StreetNetwork network = streets.build();
    Places cells = new Places(network, List.of(new At(0, 500_000, 7_000, 0, 0, At.NO_ISLAND)));
    At point = new At(0, 0, 3_000, 0, 0, At.NO_ISLAND);

    assertThat(new ReachSearch(network, cells, 510_000).from(point).of(0)).isEqualTo(510_000);
    assertThat(new ReachSearch(network, cells, 509_999).from(point).of(0)).isEqualTo(-1);
  }

  @Test
  void peopleWalkToThePointAndNotFromIt() {
    StreetBuilder streets = new StreetBuilder();
    int a = streets.node(Lattice.lon(0), Lattice.lat(0));
    int b = streets.node(Lattice.lon(1), Lattice.lat(0));
    streets.edge(a, b, 100, true, false);
    StreetNetwork network = streets.build();
    At west = new At(0, 10_000, 0, 0, 0, At.NO_ISLAND);
    At east = new At(0, 90_000, 0, 0, 0, At.NO_ISLAND);
    Places cells = new Places(network, List.of(west, east));
    ReachSearch search = new ReachSearch(network, cells, LIMIT);

    assertThat(search.from(east).of(0)).isEqualTo(80_000);
    assertThat(search.from(west).of(1)).isEqualTo(-1);
  }

  @Test
  void aRefusedPointReachesNothing() {
    StreetNetwork network = Lattice.of(1, 4);
    Places cells = new Places(network, List.of(new At(0, 0, 0, 0, 0, At.NO_ISLAND)));
    ReachSearch search = new ReachSearch(network, cells, LIMIT);
    assertThat(search.from(new Snapped.Refused(Snapped.Reason.TOO_FAR, 400)).size()).isZero();
    assertThatThrownBy(() -> new ReachSearch(network, cells, 0)).hasMessageContaining("0 mm");
  }
}
