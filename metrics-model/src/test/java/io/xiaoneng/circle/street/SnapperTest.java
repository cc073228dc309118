package io.xiaoneng.circle.street;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.xiaoneng.circle.place.LonLat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SnapperTest {

  @Test
  void theNearestOfAllStreetsIsTaken() {
    for (long seed = 1; seed <= 5; seed++) {
      StreetNetwork network = Lattice.of(seed, 12);
      Snapper snapper = new Snapper(network, 250, 1);
      Random random = new Random(seed);
      for (int i = 0; i < 200; i++) {
        double lon = Lattice.lon(-5 + 22 * random.nextDouble());
        double lat = Lattice.lat(-5 + 22 * random.nextDouble());
        double nearest = nearestByTrying(network, lon, lat);
        if (snapper.snap(lon, lat) instanceof Snapped.At at) {
          // The steps miss the foot by up to a quarter of a metre.
          assertThat(at.legMetres()).isBetween(nearest - 0.3, nearest + 0.001);
        } else {
          assertThat(nearest).isGreaterThan(250);
        }
      }
    }
  }

  /** Along every piece of every street in small steps. */
  private static double nearestByTrying(StreetNetwork network, double lon, double lat) {
    double best = Double.POSITIVE_INFINITY;
    for (int edge = 0; edge < network.edges(); edge++) {
      for (int point = 0; point + 1 < network.shapePoints(edge); point++) {
        double lonA = network.shapeLon(edge, point);
        double latA = network.shapeLat(edge, point);
        double lonB = network.shapeLon(edge, point + 1);
        double latB = network.shapeLat(edge, point + 1);
        for (int step = 0; step <= 200; step++) {
          double share = step / 200.0;
          best =
              Math.min(
                  best,
                  LonLat.metres(
                      lon, lat, lonA + share * (lonB - lonA), latA + share * (latB - latA)));
        }
      }
    }
    return best;
  }

  private static StreetNetwork oneStreet() {
    StreetBuilder streets = new StreetBuilder();
    int a = streets.node(108.9, 34.2);
    int b = streets.node(108.91, 34.2);
    // Told twice as long as it is drawn: the told length counts.
    double drawn = LonLat.metres(108.9, 34.2, 108.91, 34.2);
    streets.edge(a, b, 2 * drawn, true, true);
    return streets.build();
  }

  @Test
  void theFootDividesTheToldLength() {
    StreetNetwork network = oneStreet();
    Snapped.At at = (Snapped.At) new Snapper(network, 250, 1).snap(108.9025, 34.201);
    assertThat(at.edge()).isZero();
    assertThat((double) at.along()).isCloseTo(network.millimetres(0) * 0.25, within(2_000.0));
    assertThat(at.legMetres()).isCloseTo(111.19, within(0.01));
    assertThat(at.lon()).isCloseTo(108.9025, within(1e-6));
    assertThat(at.lat()).isCloseTo(34.2, within(1e-6));
  }

  @Test
  void tooFarFromAStreetIsRefusedWithTheDistance() {
    Snapper snapper = new Snapper(oneStreet(), 250, 1);
    assertThat(snapper.snap(108.905, 34.2 + 0.00224)).isInstanceOf(Snapped.At.class);
    Snapped.Refused refused = (Snapped.Refused) snapper.snap(108.895, 34.2);
    assertThat(refused.reason()).isEqualTo(Snapped.Reason.OUTSIDE);
    assertThat(snapper.snap(108.9, 30)).isInstanceOf(Snapped.Refused.class);
  }

  @Test
  void inTheMiddleOfARiverTheDistanceIsTold() {
    StreetBuilder streets = new StreetBuilder();
    for (double lat : new double[] {34.2, 34.21}) {
      int a = streets.node(108.9, lat);
      int b = streets.node(108.91, lat);
      streets.edge(a, b, 920, true, true);
    }
    Snapped.Refused refused =
        (Snapped.Refused) new Snapper(streets.build(), 250, 1).snap(108.905, 34.204);
    assertThat(refused.reason()).isEqualTo(Snapped.Reason.TOO_FAR);
    assertThat(refused.metres()).isCloseTo(444.8, within(0.1));
  }

  @Test
  void anIslandIsPassedByAndNamed() {
    StreetBuilder streets = new StreetBuilder();
    int a = streets.node(108.9, 34.2);
    int b = streets.node(108.905, 34.2);
    int c = streets.node(108.91, 34.2);
    streets.edge(a, b, 460, true, true);
    streets.edge(b, c, 460, true, true);
    int d = streets.node(108.901, 34.2008);
    int e = streets.node(108.902, 34.2008);
    streets.edge(d, e, 90, true, true);
    StreetNetwork network = streets.build();

    Snapped.At at = (Snapped.At) new Snapper(network, 250, 2).snap(108.9015, 34.2009);
    assertThat(at.edge()).isZero();
    assertThat(at.island()).isEqualTo(d);
    Snapped.At onIsland = (Snapped.At) new Snapper(network, 250, 1).snap(108.9015, 34.2009);
    assertThat(onIsland.edge()).isEqualTo(2);
    assertThat(onIsland.island()).isEqualTo(Snapped.At.NO_ISLAND);
    // Where all parts are small the largest is the mainland.
    assertThat(((Snapped.At) new Snapper(network).snap(108.9015, 34.2009)).edge()).isZero();
  }

  @Test
  void anEmptyNetworkOrASillyDistanceIsRefused() {
    assertThatThrownBy(() -> new Snapper(new StreetBuilder().build()))
        .hasMessageContaining("0 edges");
    assertThatThrownBy(() -> new Snapper(oneStreet(), 0, 1)).hasMessageContaining("0.0 m");
  }
}
