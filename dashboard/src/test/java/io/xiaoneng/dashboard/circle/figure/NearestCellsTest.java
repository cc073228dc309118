package io.xiaoneng.dashboard.circle.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.circle.figure.NearestCells.Cell;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NearestCellsTest {

  /** By the haversine formula. */
  private static double metres(Cell cell, double lon, double lat) {
    double up = Math.sin(Math.toRadians(cell.lat() - lat) / 2);
    double along = Math.sin(Math.toRadians(cell.lon() - lon) / 2);
    double wide = Math.cos(Math.toRadians(cell.lat())) * Math.cos(Math.toRadians(lat));
    return 2 * 6_371_000 * Math.asin(Math.sqrt(up * up + wide * along * along));
  }

  @Test
  void itIsTheOneThatIsNearestOnTheGlobe() {
    Random random = new Random(7);
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      // Many on one line of latitude, as on a grid.
      double lat = 34.0 + 0.0015 * random.nextInt(200);
      cells.add(new Cell("cell" + i, "C" + i, 108.8 + 0.3 * random.nextDouble(), lat));
    }
    NearestCells nearest = new NearestCells(cells);
    for (int i = 0; i < 500; i++) {
      double lon = 108.7 + 0.5 * random.nextDouble();
      double lat = 33.9 + 0.5 * random.nextDouble();
      Cell expected =
          Collections.min(cells, Comparator.comparingDouble(cell -> metres(cell, lon, lat)));
      String found = nearest.community(lon, lat);
      Cell cell = cells.get(Integer.parseInt(found.substring(1)));
      // On a plane a centimetre is nothing.
      assertThat(metres(cell, lon, lat))
          .isLessThanOrEqualTo(metres(expected, lon, lat) * 1.002 + 0.01);
    }
  }

  @Test
  void ofCellsEquallyNearItIsTheOneOfTheLeastId() {
    Cell a = new Cell("a", "C1", 108.9, 34.2);
    Cell b = new Cell("b", "C2", 108.9, 34.2);
    assertThat(new NearestCells(List.of(a, b)).community(108.91, 34.2)).isEqualTo("C1");
    assertThat(new NearestCells(List.of(b, a)).community(108.91, 34.19)).isEqualTo("C1");
  }

  @Test
  void withoutCellsOrPlacesThereIsNone() {
    assertThat(new NearestCells(List.of()).community(108.9, 34.2)).isNull();
    Cell nowhere = new Cell("a", "C1", Double.NaN, Double.NaN);
    assertThat(new NearestCells(List.of(nowhere)).community(108.9, 34.2)).isNull();
  }
}
