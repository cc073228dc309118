package io.xiaoneng.dashboard.supervision.flag;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.registry.Unit;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FeedOwnersTest {

  private final FixedRegistryView registry =
      new FixedRegistryView(ZoneOffset.UTC)
          .unit("city", Unit.Level.CITY, "")
          .unit("district", Unit.Level.DISTRICT, "city")
          .unit("street", Unit.Level.STREET, "district")
          .unit("community", Unit.Level.COMMUNITY, "street")
          .unit("elsewhere", Unit.Level.DISTRICT, "city")
          .put("source//hall", "{\"kind\":\"source\",\"prefix\":\"/hall\",\"unit\":\"district\"}");

  private void judged(String unit, String level, String parent) {
    registry.put(
        "unit/" + unit,
        "{\"kind\":\"unit\",\"code\":\"%s\",\"level\":\"%s\",\"parent\":\"%s\",\"class\":\"A\"}"
            .formatted(unit, level, parent));
  }

  private boolean tells(String unit) {
    return new FeedOwners(registry).tells(unit);
  }

  @Test
  void aSilentFeedIsOneAlertOfWhoeverOwnsIt() {
    judged("district", "DISTRICT", "city");
    judged("community", "COMMUNITY", "street");
    assertThat(tells("district")).isTrue();
    assertThat(tells("street")).isFalse();
    assertThat(tells("community")).isFalse();
  }

  @Test
  void whereNobodyAboveIsJudgedItIsToldOfThoseBelow() {
    judged("community", "COMMUNITY", "street");
    assertThat(tells("community")).isTrue();
    assertThat(tells("elsewhere")).isTrue();
  }

  @Test
  void whoeverHasAFeedOfTheirOwnSpeaksForThemselves() {
    judged("district", "DISTRICT", "city");
    registry.put(
        "source//street", "{\"kind\":\"source\",\"prefix\":\"/street\",\"unit\":\"street\"}");
    assertThat(tells("street")).isTrue();
  }
}
