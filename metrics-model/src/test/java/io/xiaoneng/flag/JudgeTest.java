package io.xiaoneng.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
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
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
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
  void trialLimitsDecideNothing() {
    Verdict first =
        Courses.of(Courses.of(1).usual(12).unit("first", at -> onTime(330)).judged(), "first");
    assertThat(first.level()).isEqualTo(Level.YELLOW);
    assertThat(first.grounds()).containsExactly(Ground.BEYOND_95);
    assertThat(first.evidence().before()).isNull();
    ChartEvidence chart = Objects.requireNonNull(first.evidence().chart());
    assertThat(chart.trial()).isTrue();
    assertThat(chart.assurance()).isEqualTo(Assurance.CONSISTENTLY_FAILS);
  }

  @Test
  void withoutOrWithFewCasesAUnitIsShownAndNotRanked() {
    Judgement judgement =
        Courses.of(2)
            .usual(3)
            .unit("none", at -> UnitPeriod.of(0, 0, 0.0))
            .unit("few", at -> UnitPeriod.of(1, 19, 18.0))
            .unit("enough", at -> UnitPeriod.of(19, 20, 19.0))
            .judged();
    Verdict none = Courses.of(judgement, "none");
    assertThat(none.notRanked()).isEqualTo(NotRanked.NO_CASES);
    assertThat(none.level()).isEqualTo(Level.NOT_RANKED);
    assertThat(none.evidence().interval()).isNull();
    assertThat(none.evidence().chart()).isNull();
    assertThat(none.evidence().place()).isNull();
    Verdict few = Courses.of(judgement, "few");
    assertThat(few.notRanked()).isEqualTo(NotRanked.FEW_CASES);
    assertThat(few.grounds()).isEmpty();
    assertThat(few.evidence().interval()).isNotNull();
    assertThat(few.evidence().targetMissed()).isTrue();
    assertThat(Courses.of(judgement, "enough").notRanked()).isNull();
    assertThat(judgement.ranked()).isEqualTo(4);
  }

  @Test
  void aClassWithoutAnyCaseIsNoError() {
    Judgement judgement = Courses.of(3).unit("a", at -> UnitPeriod.of(0, 0, null)).judged();
    assertThat(judgement.ranked()).isZero();
    assertThat(judgement.systemic()).isNull();
    assertThat(Courses.of(1).judged().verdicts()).isEmpty();
  }

  @Test
  void unitsThatAreAllEqualCannotBeSeparated() {
    Judgement judgement =
        Courses.of(14)
            .unit("a", at -> onTime(380))
            .unit("b", at -> onTime(380))
            .unit("c", at -> onTime(380))
            .judged();
    assertThat(judgement.verdicts()).allMatch(each -> each.level() == Level.NONE);
    assertThat(judgement.verdicts())
        .allMatch(each -> Objects.requireNonNull(each.evidence().place()).band() == 1)
        .allMatch(each -> Objects.requireNonNull(each.evidence().place()).best() == 1)
        .allMatch(each -> Objects.requireNonNull(each.evidence().place()).worst() == 3);
  }

  @Test
  void aTargetOfAllOrNothingIsJudgedByTheFunnelAsAnyOther() {
    Judgement all =
        Courses.of(2)
            .unit("perfect", at -> UnitPeriod.of(400, 400, 400.0))
            .unit("also", at -> UnitPeriod.of(400, 400, 399.0))
            .unit("third", at -> UnitPeriod.of(400, 400, 399.0))
            .unit("nearly", at -> UnitPeriod.of(399, 400, 398.0))
            .target(1.0)
            .judged();
    assertThat(all.verdicts()).allMatch(each -> each.level() == Level.NONE);
    assertThat(Courses.of(all, "perfect").evidence().caseMix()).isNull();
    assertThat(Courses.of(all, "nearly").evidence().targetMissed()).isTrue();
    Judgement nothing =
        Courses.of(2)
            .lowerIsBetter()
            .target(0.0)
            .unit("a", at -> UnitPeriod.of(0, 400, 0.0))
            .unit("b", at -> UnitPeriod.of(0, 400, 0.5))
            .unit("c", at -> UnitPeriod.of(0, 400, 0.5))
            .unit("often", at -> UnitPeriod.of(40, 400, 4.0))
            .judged();
    assertThat(Courses.of(nothing, "often").level()).isEqualTo(Level.RED);
    assertThat(Courses.of(nothing, "a").level()).isEqualTo(Level.NONE);
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

  @Property(tries = 200)
  void whateverTheFiguresThereIsAVerdictForEveryUnitInTheirOrder(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 60) Integer> cases,
      @ForAll @IntRange(min = 1, max = 14) int periods,
      @ForAll @IntRange(max = 4) int quarter) {
    Courses any = Courses.of(periods).target(quarter / 4.0);
    for (int i = 0; i < cases.size(); i++) {
      int n = cases.get(i);
      int own = i;
      any.unit(
          "u" + i,
          at -> {
            long met = n * ((own + at) % 5L) / 4;
            return UnitPeriod.of(met, n, n * 0.5);
          });
    }
    for (FlagRule rule : FlagRules.all()) {
      assertThatCode(
              () ->
                  assertThat(any.judged(rule).verdicts())
                      .hasSize(cases.size())
                      .allMatch(
                          each -> (each.level() == Level.NOT_RANKED) == (each.notRanked() != null)))
          .doesNotThrowAnyException();
    }
  }
}
