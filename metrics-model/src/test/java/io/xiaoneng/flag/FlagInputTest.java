package io.xiaoneng.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.flag.FlagRule.Status;
import io.xiaoneng.statistics.Ratio;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What cannot be judged is refused by name; and the rules themselves. */
class FlagInputTest {

  @Test
  void moreExpectedThanThereAreCasesIsRefused() {
    assertThatThrownBy(() -> UnitPeriod.of(1, 2, 2.1)).hasMessageContaining("2.1 of 2");
    assertThatThrownBy(() -> UnitPeriod.of(1, 2, Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> UnitPeriod.of(1, 2, -0.1)).hasMessageContaining("-0.1");
    assertThatThrownBy(() -> new UnitPeriod(new Ratio(1, 2), null, 1.2, 0, false))
        .hasMessage("a feed quality is 0 to 1, not 1.2");
    assertThatThrownBy(() -> new UnitPeriod(new Ratio(1, 2), null, null, -1, false))
        .hasMessage("a silent share is 0 to 1, not -1.0");
  }

  @Test
  void aClassThatDoesNotFitTogetherIsRefused() {
    assertThatThrownBy(() -> Courses.of(1).usual(1).target(1.5).build())
        .hasMessage("on-time: a target is 0 to 1, not 1.5");
    assertThatThrownBy(() -> Courses.of(0).build()).hasMessageContaining("without a period");
    assertThatThrownBy(() -> Courses.of(1).usual(1).usual(1).build())
        .hasMessage("on-time: unit usual-0 is there twice");
    assertThatThrownBy(() -> Courses.of(2).unit(new UnitCourse("short", List.of())).build())
        .hasMessage("on-time: unit short has 0 periods of 2");
    assertThatThrownBy(() -> new UnitCourse("u", List.of(), new TreeSet<>(List.of(0))))
        .hasMessage("u: a chart of 0 periods cannot begin at 0");
  }

  @Test
  void aUnitThatIsNotPartOfTheCityIsRefusedByName() {
    assertThatThrownBy(
            () -> Courses.of(1).usual(1).unit("alien", at -> UnitPeriod.of(39, 40, 40.0)).judged())
        .hasMessageContaining("unit alien missed 1 in period-0");
  }

  @Test
  void oneVersionIsInForceAndEachHasItsNumber() {
    assertThat(FlagRules.all()).extracting(FlagRule::version).containsExactly(1, 2, 3);
    assertThat(FlagRules.all())
        .filteredOn(each -> each.status() == Status.IN_FORCE)
        .containsExactly(FlagRules.inForce());
    assertThat(FlagRules.version(2).status()).isEqualTo(Status.SHADOW);
    assertThat(FlagRules.all()).allMatch(each -> !each.zh().isBlank() && !each.en().isBlank());
    assertThatThrownBy(() -> FlagRules.version(9)).hasMessage("no version 9 of unit-lag");
  }

  @Test
  void aRuleThatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> rule(0, 0.95, 0.05, 0.95)).hasMessageContaining("1 or more");
    assertThatThrownBy(() -> rule(1, 1.95, 0.05, 0.95)).hasMessageContaining("1.95");
    assertThatThrownBy(() -> rule(1, 0.95, -0.05, 0.95)).hasMessageContaining("-0.05");
    assertThatThrownBy(() -> rule(1, 0.95, 0.05, 1)).hasMessageContaining("confidence");
  }

  private static FlagRule rule(int version, double floor, double falseShare, double confidence) {
    return new FlagRule(
        "test", version, Status.SHADOW, "", "", 20, floor, 2, falseShare, 1, 0.5, 3, confidence);
  }

  @Test
  void aRulesWordsSayItsNumbers() {
    assertThat(FlagRules.inForce().en())
        .contains("in two periods running", "more than half", "under 95 %", "under 20 cases")
        .endsWith("A red flag must stand after Benjamini–Hochberg at 5 %.");
    assertThat(FlagRules.version(2).zh()).endsWith("红牌和漏斗黄牌均须经 Benjamini–Hochberg 校正后仍成立（5%）。");
    assertThat(FlagRules.version(3).zh()).contains("不足 20 件").endsWith("不作多重比较校正。");
    FlagRule strict =
        FlagRules.worded(
            new FlagRule(
                "test", 7, Status.SHADOW, "试行。", "On trial.", 30, 0.975, 3, 0.1, 0.2, 0.4, 5, 0.9));
    assertThat(strict.zh())
        .contains("连续 3 期", "超过 40%", "97.5%", "不足 30 件", "红牌须", "漏斗黄牌须", "（20%）")
        .endsWith("试行。");
    assertThat(strict.en())
        .contains("in 3 periods running", "more than 40 %", "97.5 %", "10 %", "20 %")
        .endsWith("On trial.");
  }

  @Test
  void aRuleThatIsHarsherThanPromisedIsNamedByItsNumbers() {
    assertThat(FlagRules.harsherThanPromised(FlagRules.inForce())).isEmpty();
    assertThat(FlagRules.harsherThanPromised(FlagRules.version(3)))
        .containsExactly("falseShareRed");
    assertThat(
            FlagRules.harsherThanPromised(
                new FlagRule("test", 7, Status.SHADOW, "", "", 19, 0.9, 1, 0.1, 1, 0.6, 3, 0.9)))
        .containsExactly("leastCases", "feedFloor", "running", "systemicShare");
  }
}
