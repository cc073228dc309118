package io.xiaoneng.circle.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.circle.place.PlaceCheck.Told;
import io.xiaoneng.circle.place.PlaceCheck.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaceCheckTest {

  private static final Box CITY = new Box(107.6, 33.7, 109.9, 34.8);
  private static final Told INSIDE = new Told(108.9, 34.3);

  @Test
  void positionsInTheCityAreFine() {
    assertThat(PlaceCheck.of(List.of(INSIDE, INSIDE), CITY).verdict()).isEqualTo(Verdict.FINE);
    assertThat(PlaceCheck.of(List.of(), CITY).verdict()).isEqualTo(Verdict.FINE);
  }

  @Test
  void exchangedNumbersAreToldAsSuch() {
    PlaceCheck check = PlaceCheck.of(List.of(new Told(34.3, 108.9), new Told(34.1, 108.8)), CITY);
    assertThat(check.verdict()).isEqualTo(Verdict.SWAPPED);
    assertThat(check.sentence(CITY)).contains("swapped").contains("exchanged 2 do");
  }

  @Test
  void anotherCityOrProjectionIsToldAsSuch() {
    PlaceCheck check = PlaceCheck.of(List.of(new Told(1.2e7, 4.0e6)), CITY);
    assertThat(check.verdict()).isEqualTo(Verdict.ALL_OUTSIDE);
    assertThat(check.sentence(CITY)).startsWith("all 1 positions lie outside 107.6000");
  }

  @Test
  void aFewOutsideDoNotSpoilTheRest() {
    PlaceCheck check = PlaceCheck.of(List.of(INSIDE, new Told(0, 0)), CITY);
    assertThat(check.verdict()).isEqualTo(Verdict.SOME_OUTSIDE);
    assertThat(check.sentence(CITY)).startsWith("1 of 2 positions lie outside");
  }

  @Test
  void aRectangleTurnedAroundIsRefused() {
    assertThatThrownBy(() -> new Box(2, 0, 1, 1)).hasMessageContaining("no rectangle");
  }

  @Test
  void aWidenedRectangleHasTheMetresOnEverySide() {
    Box wide = CITY.widened(1_000);
    assertThat(LonLat.metres(wide.west(), 34.25, CITY.west(), 34.25)).isBetween(1_000.0, 1_010.0);
    assertThat(LonLat.metres(107.6, wide.south(), 107.6, CITY.south())).isBetween(999.0, 1001.0);
  }
}
