package io.xiaoneng.dashboard.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.overview.Tiles.Place;
import io.xiaoneng.dashboard.overview.Tiles.Tile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TilesTest {

  private static final List<Place> CITY =
      List.of(
          new Place("centre", 108.95, 34.26),
          new Place("north", 108.95, 34.36),
          new Place("south", 108.94, 34.15),
          new Place("far-west", 108.22, 34.16),
          new Place("east", 109.06, 34.27),
          new Place("far-north-east", 109.25, 34.64),
          new Place("far-south-east", 109.32, 34.15));

  private static Map<String, Tile> byCode(Tiles tiles) {
    return tiles.tiles().stream().collect(Collectors.toMap(Tile::code, Function.identity()));
  }

  @Test
  void areasKeepTheirDirectionsFromTheCentre() {
    Map<String, Tile> tiles = byCode(Tiles.of(CITY));
    Tile centre = tiles.get("centre");
    assertThat(tiles.get("north").row()).isLessThan(centre.row());
    assertThat(tiles.get("south").row()).isGreaterThan(centre.row());
    assertThat(tiles.get("far-west").column()).isLessThan(centre.column());
    assertThat(tiles.get("east").column()).isGreaterThan(centre.column());
    assertThat(tiles.get("far-north-east").row()).isLessThan(tiles.get("far-south-east").row());
  }

  @Test
  void noTwoAreasShareATileAndNoneLiesOutside() {
    Random random = new Random(7);
    for (int areas = Tiles.FEWEST; areas <= Tiles.MOST; areas += 7) {
      List<Place> places = new ArrayList<>();
      for (int i = 0; i < areas; i++) {
        places.add(new Place("a" + i, 108 + random.nextDouble(), 34 + random.nextDouble()));
      }
      Tiles tiles = Tiles.of(places);
      assertThat(tiles.tiles()).hasSize(areas);
      assertThat(tiles.tiles().stream().map(t -> t.row() * 100 + t.column()).distinct())
          .hasSize(areas);
      assertThat(tiles.tiles()).allMatch(t -> t.column() >= 1 && t.column() <= tiles.columns());
      assertThat(tiles.tiles()).allMatch(t -> t.row() >= 1 && t.row() <= tiles.rows());
      // the style sheet has so many columns and rows
      assertThat(tiles.columns()).isLessThanOrEqualTo(13);
      assertThat(tiles.rows()).isLessThanOrEqualTo(9);
    }
  }

  @Test
  void areasAtOneSpotStillGetATileEach() {
    List<Place> places =
        List.of(
            new Place("a", 108, 34),
            new Place("b", 108, 34),
            new Place("c", 108, 34),
            new Place("d", 108, 34));
    assertThat(byCode(Tiles.of(places))).hasSize(4);
  }

  @Test
  void tooFewAreasAreNoMap() {
    assertThat(Tiles.of(CITY.subList(0, Tiles.FEWEST - 1))).isEqualTo(Tiles.NONE);
  }
}
