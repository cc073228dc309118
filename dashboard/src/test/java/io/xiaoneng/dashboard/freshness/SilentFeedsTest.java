package io.xiaoneng.dashboard.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.registry.Unit;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class SilentFeedsTest {

  private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");

  private final FixedRegistryView registry =
      new FixedRegistryView(ZoneId.of("Asia/Shanghai"))
          .unit("city", Unit.Level.CITY, "")
          .unit("east", Unit.Level.DISTRICT, "city")
          .unit("east-1", Unit.Level.STREET, "east")
          .unit("west", Unit.Level.DISTRICT, "city");

  private final SilentFeeds feeds =
      new SilentFeeds(
          new FreshnessService() {
            @Override
            public Freshness now() {
              throw new UnsupportedOperationException();
            }

            @Override
            public List<SourceState> sources() {
              return List.of(
                  source("/east", "east", 1, true),
                  source("/east/1", "east-1", 3, true),
                  source("/east/live", "east", 0, false),
                  source("/west", "west", 0, false),
                  source("/nobody", "", 2, true));
            }
          },
          registry);

  private static SourceState source(String name, String unit, int days, boolean silent) {
    Instant heard = NOW.minusSeconds(86_400L * days);
    return new SourceState(name, name, name, name, unit, heard, heard, heard, silent);
  }

  private List<String> within(String unit) {
    return feeds.within(unit).stream().map(SourceState::source).toList();
  }

  @Test
  void aUnitHasThoseOfAllBelowIt() {
    assertThat(within("east")).containsExactly("/east/1", "/east");
    assertThat(within("east-1")).containsExactly("/east/1");
    assertThat(within("west")).isEmpty();
  }

  @Test
  void theWholeCityHasThoseThatNobodyOwnsToo() {
    assertThat(feeds.within(null).stream().map(SourceState::source))
        .containsExactly("/east/1", "/nobody", "/east");
  }
}
