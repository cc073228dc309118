package io.xiaoneng.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.xiaoneng.flag.Verdict.Level;
import io.xiaoneng.statistics.XmrChart.Assurance;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Odd figures that are figures all the same: none, one period, all equal, all or nothing. */
class JudgeInputTest {

  /** 400 cases, of which 380 are expected on time. */
  private static UnitPeriod onTime(long numerator) {
    return UnitPeriod.of(numerator, 400, 380.0);
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

  @Test
  void onePeriodGivesNoSecondPeriodAndNoDrift() {
    Verdict only =
        Courses.of(Courses.of(1).usual(12).unit("only", at -> onTime(300)).judged(), "only");
    assertThat(only.grounds()).containsExactly(Ground.BEYOND_95);
    assertThat(only.evidence().before()).isNull();
    assertThat(only.evidence().drift()).isNull();
  }
}
