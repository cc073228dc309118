package io.xiaoneng.circle.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DatumTest {

  /** About a tenth of a millimetre. */
  private static final double TINY = 1e-9;

  /** Values that programs of others give for the published forward formula. */
  @ParameterizedTest
  @CsvSource({
    "121.5272106, 31.1774276, 121.531541859215, 31.17530398364597",
    "113.912316, 22.543847, 113.9171764808363, 22.540796131694766",
    "116.377817, 39.911954, 116.38404722455657, 39.91334545536069",
    "116.404, 39.915, 116.41024449916938, 39.91640428150164"
  })
  void theShiftOfGcj02IsThePublishedOne(double lon, double lat, double toLon, double toLat) {
    LonLat shifted = Datum.GCJ02.fromWgs84(new LonLat(lon, lat));
    assertThat(shifted.lon()).isCloseTo(toLon, within(TINY));
    assertThat(shifted.lat()).isCloseTo(toLat, within(TINY));
    LonLat back = Datum.GCJ02.toWgs84(new LonLat(toLon, toLat));
    assertThat(back.metresTo(new LonLat(lon, lat))).isLessThan(0.001);
  }

  @Test
  void theShiftOfBd09IsThePublishedOne() {
    LonLat baidu = ChinaShift.gcj02ToBd09(new LonLat(116.404, 39.915));
    assertThat(baidu.lon()).isCloseTo(116.41036949371029, within(TINY));
    assertThat(baidu.lat()).isCloseTo(39.92133699351021, within(TINY));
    LonLat world = Datum.GCJ02.toWgs84(new LonLat(116.404, 39.915));
    assertThat(Datum.BD09.toWgs84(baidu).metresTo(world)).isLessThan(0.001);
  }

  @ParameterizedTest
  @EnumSource(Datum.class)
  void thereAndBackIsTheSamePlaceAllOverChina(Datum datum) {
    Random random = new Random(34);
    for (int i = 0; i < 2_000; i++) {
      LonLat place = new LonLat(74 + 60 * random.nextDouble(), 18 + 35 * random.nextDouble());
      LonLat back = datum.toWgs84(datum.fromWgs84(place));
      assertThat(back.metresTo(place)).as("%s %s", datum, place).isLessThan(0.001);
    }
  }

  @Test
  void inTheCityTheShiftsAreHundredsOfMetres() {
    LonLat tower = new LonLat(108.94, 34.26);
    assertThat(Datum.GCJ02.fromWgs84(tower).metresTo(tower)).isBetween(100.0, 1000.0);
    assertThat(Datum.BD09.fromWgs84(tower).metresTo(tower)).isBetween(500.0, 2000.0);
  }

  @Test
  void outsideChinaGcj02IsWgs84() {
    LonLat porto = new LonLat(-8.61, 41.15);
    assertThat(Datum.GCJ02.fromWgs84(porto)).isEqualTo(porto);
    assertThat(Datum.GCJ02.toWgs84(porto)).isEqualTo(porto);
  }

  @Test
  void datumsAreNamedAsPeopleWriteThem() {
    assertThat(Datum.named("GCJ-02")).isEqualTo(Datum.GCJ02);
    assertThat(Datum.named("bd09")).isEqualTo(Datum.BD09);
    assertThat(Datum.named("wgs 84")).isEqualTo(Datum.WGS84);
    assertThatThrownBy(() -> Datum.named("cgcs2000")).hasMessageContaining("'cgcs2000'");
  }

  @Test
  void aPositionOutOfRangeIsRefusedByName() {
    assertThatThrownBy(() -> new LonLat(34.2, 108.9))
        .hasMessage("latitude 108.9 is not within -90 and 90");
    assertThatThrownBy(() -> new LonLat(Double.NaN, 0)).hasMessageContaining("longitude NaN");
  }

  @Test
  void aDegreeOfLatitudeIsAHundredAndElevenKilometres() {
    assertThat(new LonLat(8, 10).metresTo(new LonLat(8, 11))).isCloseTo(111_194.93, within(0.01));
  }
}
