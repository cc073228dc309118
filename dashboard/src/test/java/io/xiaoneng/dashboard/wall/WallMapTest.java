package io.xiaoneng.dashboard.wall;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.registry.Unit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WallMapTest {

  private static final double[][] LARGE = {{0, 0}, {2, 0}, {2, 1}, {0, 1}};
  private static final double[][] SMALL = {{1, 0.45}, {1.1, 0.45}, {1.1, 0.55}, {1, 0.55}};

  private static UnitNode unit(String code) {
    return new UnitNode(code, "区" + code, "District " + code, Unit.Level.DISTRICT, null);
  }

  @Test
  void aDistrictTooSmallToBeWrittenIntoIsWrittenIntoCloserBy() {
    WallMap map =
        WallMap.of(
            List.of(unit("1"), unit("2")),
            Map.of(),
            Map.of("1", List.<double[][]>of(LARGE), "2", List.<double[][]>of(SMALL)),
            List.of());
    assertThat(map.middle()).isNotNull();
    assertThat(map.city().areas()).extracting(WallMap.Area::named).containsExactly(true, false);
    assertThat(map.middle().areas()).extracting(WallMap.Area::code).containsExactly("1", "2");
    assertThat(map.middle().areas().get(1).named()).isTrue();
  }

  @Test
  void noNameLiesOnAnother() {
    List<UnitNode> units = List.of(unit("1"), unit("2"), unit("3"));
    List<WallMap.Area> areas =
        List.of(
            new WallMap.Area("1", "新城区", "Xincheng", "", 500, 300, true),
            new WallMap.Area("2", "碑林区", "Beilin", "", 505, 310, true),
            new WallMap.Area("3", "莲湖区", "Lianhu", "", 2, 2, true));
    List<WallMap.Area> apart = WallLabels.CITY.apart(areas, 600);
    assertThat(apart).hasSize(units.size());
    assertThat(Math.abs(apart.get(0).y() - apart.get(1).y()))
        .isGreaterThanOrEqualTo(WallLabels.CITY.high() - 0.2);
    assertThat(apart.get(2).x()).isGreaterThan(30);
    assertThat(apart.get(2).y()).isGreaterThan(20);
  }

  @Test
  void aCityWithoutBoundariesIsDrawnAsSquaresWhereItsDistrictsLie() {
    WallMap map =
        WallMap.of(
            List.of(unit("1"), unit("2"), unit("3")),
            Map.of("1", new double[] {108, 34}, "2", new double[] {109, 34}),
            Map.of(),
            List.of(new WallMap.Place("HALL", 108.5, 34)));
    assertThat(map.city().areas()).extracting(WallMap.Area::code).containsExactly("1", "2");
    assertThat(map.city().areas().get(0).x()).isLessThan(map.city().areas().get(1).x());
    assertThat(map.city().points()).startsWith("[[\"H\",500.0,");
  }

  @Test
  void withoutDistrictsThereIsAnEmptyMapAndAnotherCityHasAnotherName() {
    WallMap none = WallMap.of(List.of(), Map.of(), Map.of(), List.of());
    assertThat(none.city().areas()).isEmpty();
    assertThat(none.middle()).isNull();
    WallMap one =
        WallMap.of(
            List.of(unit("1")), Map.of(), Map.of("1", List.<double[][]>of(LARGE)), List.of());
    assertThat(one.name()).isNotEqualTo(none.name());
  }
}
