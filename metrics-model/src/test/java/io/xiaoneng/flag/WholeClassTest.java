package io.xiaoneng.flag;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.flag.FunnelStand.Beyond;
import io.xiaoneng.flag.Verdict.Level;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a class does as a whole: fails together, differs widely, is small. */
class WholeClassTest {

  /** 400 cases, of which 380 are expected on time. */
  private static UnitPeriod onTime(long numerator) {
    return UnitPeriod.of(numerator, 400, 380.0);
  }

  @Test
  void whereMostOfAClassFailItIsOneProblemAndNotManyFlags() {
    Courses most =
        Courses.of(2)
            .unit("a", at -> UnitPeriod.of(330, 400, 331.0))
            .unit("b", at -> UnitPeriod.of(331, 400, 331.0));
    assertThat(most.judged().systemic()).as("two are no class").isNull();
    Judgement judgement =
        most.unit("worst", at -> UnitPeriod.of(250, 400, 331.0))
            .unit("fine", at -> UnitPeriod.of(390, 400, 388.0))
            .judged();
    assertThat(Objects.requireNonNull(judgement.systemic()).failing())
        .containsExactly("a", "b", "worst");
    assertThat(judgement.verdicts()).allMatch(each -> each.level() == Level.NONE);
    assertThat(Courses.of(judgement, "worst").grounds())
        .as("what would have been, for the lead department")
        .contains(Ground.BEYOND_998_RUNNING);
    assertThat(
            Courses.of(2)
                .unit("a", at -> onTime(330))
                .unit("b", at -> onTime(331))
                .unit("c", at -> onTime(390))
                .unit("d", at -> onTime(391))
                .judged()
                .systemic())
        .as("half is not more than half")
        .isNull();
  }

  @Test
  void missingTheTargetByChanceIsNoFailureOfTheClass() {
    Judgement judgement =
        Courses.of(2)
            .unit("a", at -> UnitPeriod.of(17, 20, 18.0))
            .unit("b", at -> UnitPeriod.of(17, 20, 18.0))
            .unit("c", at -> UnitPeriod.of(17, 20, 18.0))
            .judged();
    assertThat(judgement.verdicts()).allMatch(each -> each.evidence().targetMissed());
    assertThat(judgement.systemic()).isNull();
  }

  @Test
  void whereAllUnitsDifferWidelyNoneIsToBlameForDiffering() {
    Courses wide = Courses.of(2);
    for (int i = 0; i < 20; i++) {
      int own = i;
      wide.unit("u" + i, at -> UnitPeriod.of(341 + 3 * own, 400, 380.0));
    }
    Verdict lowest = Courses.of(wide.judged(), "u0");
    FunnelStand stand = Objects.requireNonNull(lowest.evidence().deciding());
    assertThat(stand.tauSquared()).isPositive();
    assertThat(stand.phi()).isGreaterThan(2);
    assertThat(stand.worse()).isNotEqualTo(Beyond.WIDE);
    assertThat(lowest.level()).isNotEqualTo(Level.RED);
  }

  @Test
  void inASmallClassAUnitDoesNotExcuseItself() {
    Verdict lags =
        Courses.of(Courses.of(2).usual(3).unit("lags", at -> onTime(300)).judged(), "lags");
    assertThat(Objects.requireNonNull(lags.evidence().caseMix()).tauSquared()).isZero();
    assertThat(lags.level()).isEqualTo(Level.RED);
    Verdict withoutCaseMix =
        Courses.of(
            Courses.of(2)
                .unit("a", at -> UnitPeriod.of(380, 400, null))
                .unit("b", at -> UnitPeriod.of(381, 400, null))
                .unit("c", at -> UnitPeriod.of(379, 400, null))
                .unit("lags", at -> UnitPeriod.of(250, 400, null))
                .judged(),
            "lags");
    assertThat(withoutCaseMix.level()).isEqualTo(Level.RED);
  }
}
