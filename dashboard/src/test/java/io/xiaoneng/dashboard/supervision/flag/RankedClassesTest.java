package io.xiaoneng.dashboard.supervision.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.dashboard.registry.FixedRegistryView;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RankedClassesTest {

  private static final String STREETS = "镇街";

  private static UnitClass streets(Map<String, String> documents) {
    FixedRegistryView registry = new FixedRegistryView(ZoneOffset.UTC);
    for (String code : new String[] {"a", "b"}) {
      registry.put(
          "unit/" + code,
          "{\"kind\":\"unit\",\"code\":\"%s\",\"level\":\"STREET\",\"class\":\"%s\"}"
              .formatted(code, STREETS));
    }
    return UnitClass.all(registry, new RankedClasses(documents)).get(0);
  }

  @Test
  void streetsAreShownAndRankedOnlyByADocument() {
    assertThat(streets(Map.of()).shownOnly()).isTrue();
    assertThat(streets(Map.of("社区", "市政发〔2020〕1号")).shownOnly()).isTrue();
    UnitClass allowed = streets(Map.of(STREETS, "市政发〔2020〕1号"));
    assertThat(allowed.shownOnly()).isFalse();
    assertThat(new RankedClasses(Map.of(STREETS, "1号")).document(allowed.units().get(0)))
        .isEqualTo("1号");
  }

  @Test
  void aClassWithoutADocumentIsNoReasonToRankIt() {
    assertThatThrownBy(() -> new RankedClasses(Map.of(STREETS, " ")))
        .hasMessageContaining("xiaoneng.flags.ranked[镇街] names no document");
  }
}
