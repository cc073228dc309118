package io.xiaoneng.flag;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.flag.Verdict.Level;
import io.xiaoneng.statistics.Ratio;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Who is shown and not ranked: whose data cannot be believed, who moved, whom nothing allows to
 * rank.
 */
class NotRankedTest {

  /** 400 cases, of which 380 are expected on time. */
  private static UnitPeriod onTime(long numerator) {
    return UnitPeriod.of(numerator, 400, 380.0);
  }

  @Test
  void aUnitThatMovedIsNotJudgedByAnothersWork() {
    Verdict moved =
        Courses.of(
            Courses.of(2)
                .usual(12)
                .unit("moved", at -> new UnitPeriod(new Ratio(330, 400), 380.0, null, 0, at == 1))
                .judged(),
            "moved");
    assertThat(moved.notRanked()).isEqualTo(NotRanked.MOVED);
    assertThat(moved.grounds()).isEmpty();
    assertThat(Objects.requireNonNull(moved.evidence().chart()).points()).hasSize(1);
    Verdict after =
        Courses.of(
            Courses.of(2)
                .usual(12)
                .unit("moved", at -> new UnitPeriod(new Ratio(330, 400), 380.0, null, 0, at == 0))
                .judged(),
            "moved");
    assertThat(after.level()).as("its first own period").isEqualTo(Level.YELLOW);
  }

  @Test
  void aFeedThatWasSilentForHalfOfItIsNotNoCases() {
    Verdict silent =
        Courses.of(
            Courses.of(2)
                .usual(12)
                .unit("silent", at -> new UnitPeriod(new Ratio(0, 0), 0.0, null, at * 0.5, false))
                .judged(),
            "silent");
    assertThat(silent.notRanked()).isEqualTo(NotRanked.SILENT);
    assertThat(silent.feedAlert()).isFalse();
  }

  @Test
  void twoPeriodsOfABadFeedAreAnAlertOfTheirOwn() {
    Judgement judgement =
        Courses.of(2)
            .usual(12)
            .unit("twice", at -> new UnitPeriod(new Ratio(330, 400), 380.0, 0.94, 0, false))
            .unit(
                "mixed",
                at ->
                    new UnitPeriod(
                        new Ratio(330, 400), 380.0, at == 0 ? 0.9 : 1, at == 0 ? 0 : 0.5, false))
            .unit(
                "recovered",
                at -> new UnitPeriod(new Ratio(380, 400), 380.0, at == 0 ? 0.5 : 0.95, 0, false))
            .judged();
    assertThat(Courses.of(judgement, "twice").feedAlert()).isTrue();
    assertThat(Courses.of(judgement, "twice").notRanked()).isEqualTo(NotRanked.DOUBTFUL);
    assertThat(Courses.of(judgement, "mixed").feedAlert()).isTrue();
    assertThat(Courses.of(judgement, "mixed").notRanked()).isEqualTo(NotRanked.SILENT);
    assertThat(Courses.of(judgement, "recovered").feedAlert()).isFalse();
    assertThat(Courses.of(judgement, "recovered").level()).isEqualTo(Level.NONE);
  }

  @Test
  void aDoubtfulPeriodBetweenTwoFarOnesBreaksTheRun() {
    Verdict broken =
        Courses.of(
            Courses.of(3)
                .usual(12)
                .unit(
                    "broken",
                    at -> new UnitPeriod(new Ratio(330, 400), 380.0, at == 1 ? 0.5 : 1.0, 0, false))
                .judged(),
            "broken");
    assertThat(broken.level()).isEqualTo(Level.YELLOW);
  }

  @Test
  void classesThatMayNotBeRankedAreShown() {
    Verdict street =
        Courses.of(
            Courses.of(2).usual(12).unit("street", at -> onTime(330)).shownOnly().judged(),
            "street");
    assertThat(street.notRanked()).isEqualTo(NotRanked.SHOWN_ONLY);
    assertThat(street.evidence().chart()).isNotNull();
    Verdict unknown =
        Courses.of(
            Courses.of(2).usual(12).unit("unknown", at -> onTime(330)).unitClass("").judged(),
            "unknown");
    assertThat(unknown.notRanked()).isEqualTo(NotRanked.UNCLASSIFIED);
  }

  @Test
  void halfSilentTwiceIsAnAlertAndHalfSilentOnceIsNot() {
    Courses courses =
        Courses.of(2)
            .usual(12)
            .unit("twice", at -> new UnitPeriod(new Ratio(30, 40), 38.0, null, 0.5, false))
            .unit("once", at -> new UnitPeriod(new Ratio(30, 40), 38.0, null, at * 0.5, false));
    Judgement judgement = courses.judged();
    assertThat(Courses.of(judgement, "twice").feedAlert()).isTrue();
    assertThat(Courses.of(judgement, "twice").level()).isEqualTo(Level.NOT_RANKED);
    assertThat(Courses.of(judgement, "once").feedAlert()).isFalse();
    assertThat(judgement.ranked()).isEqualTo(12);
  }
}
