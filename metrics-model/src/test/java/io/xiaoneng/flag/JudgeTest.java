package io.xiaoneng.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.xiaoneng.flag.FunnelStand.Beyond;
import io.xiaoneng.flag.FunnelStand.Kind;
import io.xiaoneng.flag.Verdict.Level;
import io.xiaoneng.statistics.Ratio;
import io.xiaoneng.statistics.XmrChart.Assurance;
import io.xiaoneng.statistics.XmrChart.Rule;
import io.xiaoneng.statistics.XmrChart.Signal;
import io.xiaoneng.statistics.XmrChart.Variation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** When a unit is flagged, and when it only looks so. */
class JudgeTest {

  /** 400 cases, of which 380 are expected on time. */
  private static UnitPeriod onTime(long numerator) {
    return UnitPeriod.of(numerator, 400, 380.0);
  }

  @Test
  void aUnitFarBehindInTwoPeriodsRunningIsRed() {
    Judgement judgement =
        Courses.of(2).usual(12).unit("lags", at -> onTime(at == 0 ? 330 : 335)).judged();
    Verdict lags = Courses.of(judgement, "lags");
    assertThat(lags.level()).isEqualTo(Level.RED);
    assertThat(lags.grounds()).containsExactly(Ground.BEYOND_998_RUNNING, Ground.BEYOND_95);
    assertThat(judgement.systemic()).isNull();
    assertThat(judgement.ranked()).isEqualTo(13);
    assertThat(judgement.verdicts())
        .filteredOn(each -> !each.unit().equals("lags"))
        .allMatch(each -> each.level() == Level.NONE);
  }

  @Test
  void theVerdictCarriesAllItStandsOn() {
    Evidence evidence =
        Courses.of(
                Courses.of(13).usual(12).unit("lags", at -> onTime(at < 11 ? 380 : 330)).judged(),
                "lags")
            .evidence();
    assertThat(evidence.ratio()).isEqualTo(new Ratio(330, 400));
    assertThat(Objects.requireNonNull(evidence.interval()).lower()).isCloseTo(0.7847, within(1e-4));
    assertThat(evidence.targetMissed()).isTrue();
    assertThat(evidence.surelyMissed()).isTrue();
    FunnelStand deciding = Objects.requireNonNull(evidence.deciding());
    assertThat(deciding.kind()).isEqualTo(Kind.CASE_MIX);
    assertThat(deciding.value()).isCloseTo(70 / 20.0, within(1e-12));
    assertThat(deciding.size()).isEqualTo(20);
    assertThat(deciding.centre()).isEqualTo(1);
    assertThat(deciding.worse()).isEqualTo(Beyond.WIDE);
    assertThat(deciding.limits().wide().upper()).isCloseTo(1.902094, within(5e-7));
    assertThat(Objects.requireNonNull(evidence.share()).centre())
        .isCloseTo((12 * 380 + 330) / (13 * 400.0), within(1e-3));
    assertThat(Objects.requireNonNull(evidence.before()).worse()).isEqualTo(Beyond.WIDE);
    assertThat(Objects.requireNonNull(evidence.place()).worst()).isEqualTo(13);
    assertThat(evidence.place().best()).isEqualTo(13);
    assertThat(evidence.place().shrunk()).isBetween(0.825, 0.9);
    assertThat(Objects.requireNonNull(evidence.adjusted())).isLessThan(1e-6);
    ChartEvidence chart = Objects.requireNonNull(evidence.chart());
    assertThat(chart.trial()).isFalse();
    assertThat(chart.points()).hasSize(13);
    assertThat(chart.points().get(12).signal()).isEqualTo(new Signal(Rule.OUTSIDE, false));
    assertThat(chart.variation()).isEqualTo(Variation.CONCERN);
    assertThat(chart.assurance()).isEqualTo(Assurance.CONSISTENTLY_PASSES);
  }

  @Test
  void oneBadPeriodIsNoMoreThanYellow() {
    Verdict once =
        Courses.of(
            Courses.of(2).usual(12).unit("once", at -> onTime(at == 0 ? 380 : 330)).judged(),
            "once");
    assertThat(once.level()).isEqualTo(Level.YELLOW);
    assertThat(once.grounds()).containsExactly(Ground.BEYOND_95);
  }

  @Test
  void aUnitThatWasHandedTheHardItemsIsNotFlagged() {
    Verdict hard =
        Courses.of(
            Courses.of(2).usual(12).unit("hard", at -> UnitPeriod.of(330, 400, 332.0)).judged(),
            "hard");
    assertThat(hard.level()).isEqualTo(Level.NONE);
    assertThat(Objects.requireNonNull(hard.evidence().share()).worse()).isEqualTo(Beyond.WIDE);
    assertThat(Objects.requireNonNull(hard.evidence().caseMix()).worse()).isEqualTo(Beyond.NOT);
    Verdict withoutCaseMix =
        Courses.of(
            Courses.of(2).usual(12).unit("hard", at -> UnitPeriod.of(330, 400, null)).judged(),
            "hard");
    assertThat(withoutCaseMix.level()).isEqualTo(Level.RED);
    assertThat(Objects.requireNonNull(withoutCaseMix.evidence().deciding()).kind())
        .isEqualTo(Kind.SHARE);
  }

  @Test
  void whoMeetsTheTargetIsNotFlaggedForBeingBehindTheOthers() {
    Courses behind = Courses.of(2).usual(12).unit("behind", at -> onTime(330)).target(0.8);
    assertThat(Courses.of(behind.judged(), "behind").level()).isEqualTo(Level.NONE);
    assertThat(Courses.of(behind.target(null).judged(), "behind").level()).isEqualTo(Level.RED);
  }

  @Test
  void aChangeForTheWorseIsYellowEvenWhereTheTargetIsMet() {
    Verdict worse =
        Courses.of(
            Courses.of(14)
                .usual(12)
                .unit("worse", at -> UnitPeriod.of(at < 13 ? 395 + at % 2 : 385, 400, 385.0))
                .judged(),
            "worse");
    assertThat(worse.level()).isEqualTo(Level.YELLOW);
    assertThat(worse.grounds()).containsExactly(Ground.CHART_CONCERN);
    assertThat(worse.evidence().targetMissed()).isFalse();
  }

  @Test
  void aChartBegunAnewForgetsWhatWasBefore() {
    List<UnitPeriod> periods = new ArrayList<>();
    for (int at = 0; at < 26; at++) {
      periods.add(onTime(at < 13 ? 398 + at % 2 : 380 + at % 2));
    }
    UnitCourse unit = new UnitCourse("anew", periods);
    assertThat(Courses.of(Courses.of(26).usual(6).unit(unit).judged(), "anew").grounds())
        .containsExactly(Ground.CHART_CONCERN);
    UnitCourse rebased = new UnitCourse("anew", periods, new TreeSet<>(List.of(13)));
    Verdict after = Courses.of(Courses.of(26).usual(6).unit(rebased).judged(), "anew");
    assertThat(after.grounds()).isEmpty();
    assertThat(Objects.requireNonNull(after.evidence().chart()).points()).hasSize(13);
  }

  @Test
  void aTargetConsistentlyMissedIsRedWithoutASecondFarPeriod() {
    Courses fails =
        Courses.of(14)
            .usual(40)
            .unit("fails", at -> UnitPeriod.of(349 + at % 2, 400, 368.0))
            .target(0.93);
    Verdict verdict = Courses.of(fails.judged(), "fails");
    assertThat(Objects.requireNonNull(verdict.evidence().deciding()).worse())
        .isEqualTo(Beyond.USUAL);
    assertThat(verdict.evidence().adjusted()).isBetween(0.05, 0.2);
    assertThat(verdict.level()).as("not after so many were looked at").isEqualTo(Level.YELLOW);
    assertThat(Courses.of(fails.judged(FlagRules.version(3)), "fails").grounds())
        .containsExactly(Ground.CONSISTENTLY_FAILS, Ground.BEYOND_95);
    assertThat(Courses.of(fails.judged(FlagRules.version(2)), "fails").level())
        .isEqualTo(Level.NONE);
  }

  @Test
  void lowerIsBetterIsTheMirrorOfHigherIsBetter() {
    Courses lower = Courses.of(13).lowerIsBetter().target(0.1);
    Courses higher = Courses.of(13);
    for (int i = 0; i < 10; i++) {
      int own = i;
      lower.unit("u" + i, at -> UnitPeriod.of(19 + (own + at) % 3, 400, 20.0));
      higher.unit("u" + i, at -> UnitPeriod.of(381 - (own + at) % 3, 400, 380.0));
    }
    lower.unit("lags", at -> UnitPeriod.of(60 + at % 2, 400, 20.0));
    higher.unit("lags", at -> UnitPeriod.of(340 - at % 2, 400, 380.0));
    Verdict down = Courses.of(lower.judged(), "lags");
    Verdict up = Courses.of(higher.judged(), "lags");
    assertThat(down.level()).isEqualTo(Level.RED);
    assertThat(down.grounds()).isEqualTo(up.grounds());
    assertThat(Objects.requireNonNull(down.evidence().deciding()).byChance())
        .isEqualTo(Objects.requireNonNull(up.evidence().deciding()).byChance());
    assertThat(Objects.requireNonNull(down.evidence().share()).byChance())
        .isCloseTo(Objects.requireNonNull(up.evidence().share()).byChance(), within(1e-12));
  }

  @Test
  void whatIsLookedAtBesideCountsInTheCorrection() {
    Courses lags = Courses.of(2).usual(12).unit("lags", at -> onTime(360)).target(0.95);
    Judge judge = new Judge(FlagRules.inForce());
    assertThat(judge.chances(lags.build())).hasSize(13);
    double alone = adjusted(judge.judge(lags.build()));
    double[] beside = new double[130];
    Arrays.fill(beside, 0.5);
    assertThat(adjusted(judge.judge(lags.build(), beside)))
        .as("eleven times as many are looked at")
        .isCloseTo(11 * alone, within(1e-9));
  }

  private static double adjusted(Judgement judgement) {
    return Objects.requireNonNull(Courses.of(judgement, "lags").evidence().adjusted());
  }
}
