package io.xiaoneng.circle;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.registry.Unit;
import io.xiaoneng.registry.Unit.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TerminalShareTest {

  private static final Span DAY = new Span(0, 86_400_000);

  private static Unit unit(String code, Level level, @Nullable String parent, boolean urban) {
    return new Unit(code, code, code, level, "", parent, urban, null, null, null, false);
  }

  private static final List<Unit> UNITS =
      List.of(
          unit("CITY", Level.CITY, null, false),
          unit("D1", Level.DISTRICT, "CITY", false),
          unit("D2", Level.DISTRICT, "CITY", false),
          unit("S1", Level.STREET, "D1", false),
          unit("S2", Level.STREET, "D1", false),
          unit("S3", Level.STREET, "D2", false),
          unit("S1-1", Level.COMMUNITY, "S1", true),
          unit("S1-2", Level.COMMUNITY, "S1", false),
          unit("S2-1", Level.COMMUNITY, "S2", true));

  private static PublicTerminal terminal(String unit, @Nullable String community) {
    return new PublicTerminal(unit, community, true, true);
  }

  @Test
  void aUnitWithOneTerminalThatCountsHasOne() {
    List<PublicTerminal> terminals =
        List.of(
            terminal("S1", null),
            terminal("S1", null),
            new PublicTerminal("S2", null, true, false),
            new PublicTerminal("S3", null, false, true));
    assertThat(TerminalShare.ofStreets("CITY", UNITS, terminals))
        .isEqualTo(new TerminalShare(1, 3));
    assertThat(TerminalShare.ofStreets("D1", UNITS, terminals)).isEqualTo(new TerminalShare(1, 2));
    assertThat(TerminalShare.ofStreets("D2", UNITS, terminals).share()).isEqualTo(0.0);
    assertThat(TerminalShare.ofStreets("S3", UNITS, terminals)).isEqualTo(new TerminalShare(0, 1));
  }

  @Test
  void aTerminalOfACommunityServesItsStreetToo() {
    List<PublicTerminal> terminals = List.of(terminal("S2-1", null));
    assertThat(TerminalShare.ofStreets("CITY", UNITS, terminals).withTerminal()).isEqualTo(1);
    assertThat(TerminalShare.ofCommunities("CITY", UNITS, terminals))
        .isEqualTo(new TerminalShare(1, 2));
  }

  @Test
  void aTerminalOfAStreetServesTheUrbanCommunityItStandsIn() {
    assertThat(TerminalShare.ofCommunities("CITY", UNITS, List.of(terminal("S1", "S1-1"))))
        .isEqualTo(new TerminalShare(1, 2));
    assertThat(TerminalShare.ofCommunities("CITY", UNITS, List.of(terminal("S1", "S1-2"))))
        .isEqualTo(new TerminalShare(0, 2));
    assertThat(TerminalShare.ofCommunities("CITY", UNITS, List.of(terminal("S1", null))))
        .isEqualTo(new TerminalShare(0, 2));
  }

  @Test
  void withoutUnitsThereIsNoData() {
    assertThat(TerminalShare.ofStreets("S1-1", UNITS, List.of()).share()).isNull();
  }

  @Test
  void onlyWhoIsOpenDayAndNightAndWasAliveCounts() {
    PointInterval open = new PointInterval(new Span(0, 10), PointState.OPEN);
    PointInterval down = new PointInterval(DAY, PointState.DOWN);
    PointRules.Hours office = window -> Spans.of(List.of(new Span(0, 1_000)));
    assertThat(
            PublicTerminal.of("S1", null, DAY, PointRules.Hours.ALWAYS, List.of(open, down))
                .counts())
        .isTrue();
    assertThat(PublicTerminal.of("S1", null, DAY, PointRules.Hours.ALWAYS, List.of(down)).counts())
        .isFalse();
    assertThat(PublicTerminal.of("S1", null, DAY, office, List.of(open)).counts()).isFalse();
  }
}
