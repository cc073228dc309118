package io.xiaoneng.dashboard.circle.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BoundariesTest {

  @Test
  void aCityIsKnownByTheCodesOfItsDistricts() {
    assertThat(Boundaries.of(List.of("6101K1", "610102"))).isEqualTo("6101");
    assertThat(Boundaries.of(List.of("6101K1"))).isNull();
    assertThat(Boundaries.of(List.of("990101", "../../x"))).isNull();
    assertThat(Boundaries.of(List.of())).isNull();
  }

  @Test
  void everyDistrictOfXianIsAClosedRingAroundItsOwnMiddle() throws Exception {
    try (InputStream file = getClass().getResourceAsStream("/static/assets/maps/6101.json")) {
      JsonNode districts = JsonMapper.shared().readTree(file).get("districts");
      assertThat(districts.size()).isEqualTo(13);
      assertThat(inside(districts.get("610102"), 108.9607, 34.2664)).isTrue();
      assertThat(inside(districts.get("610102"), 108.9406, 34.2568)).isFalse();
      assertThat(inside(districts.get("610103"), 108.9406, 34.2568)).isTrue();
      assertThat(inside(districts.get("610118"), 108.6049, 34.1092)).isTrue();
      districts.forEach(
          rings ->
              rings.forEach(ring -> assertThat(ring.get(0)).isEqualTo(ring.get(ring.size() - 1))));
    }
  }

  /** Whether a ray from there crosses the rings an odd number of times. */
  private static boolean inside(JsonNode rings, double lon, double lat) {
    boolean inside = false;
    for (JsonNode ring : rings) {
      for (int i = 1; i < ring.size(); i++) {
        double x1 = ring.get(i - 1).get(0).asDouble();
        double y1 = ring.get(i - 1).get(1).asDouble();
        double x2 = ring.get(i).get(0).asDouble();
        double y2 = ring.get(i).get(1).asDouble();
        if (y1 > lat != y2 > lat && lon < x1 + (lat - y1) / (y2 - y1) * (x2 - x1)) {
          inside = !inside;
        }
      }
    }
    return inside;
  }
}
