package io.xiaoneng.bench.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.bench.fairness.MadeUnit.Kind;
import io.xiaoneng.bench.fairness.Tally.Flags;
import io.xiaoneng.flag.ClassCourse;
import io.xiaoneng.flag.FlagRules;
import io.xiaoneng.flag.UnitPeriod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FairnessBenchTest {

  private static final int LAST = MadeCity.MONTHS - 1;

  @Test
  void aSeedAlwaysMakesTheSameCity() {
    assertThat(new MadeCity(7).until(LAST)).isEqualTo(new MadeCity(7).until(LAST));
    assertThat(new MadeCity(7).until(LAST)).isNotEqualTo(new MadeCity(8).until(LAST));
  }

  @Test
  void aCityHasFiveThatLagAndFiveThatOnlyLookSo() {
    MadeCity city = new MadeCity(3);
    assertThat(city.units()).hasSize(200);
    assertThat(city.units()).filteredOn(each -> each.kind() == Kind.LAGS).hasSize(5);
    assertThat(city.units()).filteredOn(each -> each.kind().looksAlike()).hasSize(5);
    assertThat(city.units())
        .filteredOn(each -> each.kind() == Kind.LAGS)
        .allMatch(each -> each.onset() >= 3 && each.onset() + Tally.WITHIN <= MadeCity.MONTHS);
    assertThat(city.units().stream().mapToDouble(MadeUnit::volume).max().orElseThrow())
        .isGreaterThan(
            20 * city.units().stream().mapToDouble(MadeUnit::volume).min().orElseThrow());
  }

  @Test
  void whoLagsMissesMoreThanWasExpectedFromTheOnsetOnAndHardItemsExplainThemselves() {
    double before = 0;
    double after = 0;
    double hardShare = 0;
    double hard = 0;
    for (int seed = 1; seed <= 5; seed++) {
      MadeCity city = new MadeCity(seed);
      ClassCourse all = city.until(LAST);
      for (int i = 0; i < MadeCity.UNITS; i++) {
        MadeUnit unit = city.units().get(i);
        List<UnitPeriod> periods = all.units().get(i).periods();
        if (unit.kind() == Kind.LAGS) {
          before += ratio(periods.subList(0, unit.onset())) / 25;
          after += ratio(periods.subList(unit.onset(), MadeCity.MONTHS)) / 25;
        } else if (unit.kind() == Kind.HARD) {
          hard += ratio(periods) / 10;
          hardShare += sum(periods, each -> each.ratio().share()) / MadeCity.MONTHS / 10;
        }
      }
    }
    assertThat(before).isBetween(0.85, 1.2);
    assertThat(after).isBetween(2.0, 3.0);
    assertThat(hard).isBetween(0.8, 1.2);
    assertThat(hardShare).isLessThan(0.9);
  }

  private static double ratio(List<UnitPeriod> periods) {
    return sum(periods, each -> each.ratio().denominator() - each.ratio().numerator())
        / sum(
            periods, each -> each.ratio().denominator() - Objects.requireNonNull(each.expected()));
  }

  private static double sum(List<UnitPeriod> periods, ToDoubleFunction<UnitPeriod> of) {
    return periods.stream().mapToDouble(of).sum();
  }

  @Test
  void flagsAreCountedByWhatIsTrueOfTheUnit() {
    MadeCity city = new MadeCity(1);
    MadeUnit lags = city.units().get(0);
    MadeUnit small = city.units().get(MadeCity.PLANTED);
    List<Flags> flags =
        new ArrayList<>(
            IntStream.range(1, MadeCity.MONTHS)
                .mapToObj(i -> new Flags(Set.of(), Set.of(), false))
                .toList());
    flags.set(lags.onset() + 1, new Flags(Set.of(lags.code()), Set.of(), false));
    flags.set(0, new Flags(Set.of(lags.code(), small.code()), Set.of("u199"), true));
    Tally tally = new Tally();
    tally.add(city, flags);
    assertThat(tally.falseRedAMonth()).isEqualTo(2.0 / 23);
    assertThat(tally.falseYellowAMonth()).isEqualTo(1.0 / 23);
    assertThat(tally.systemic()).isEqualTo(1.0 / 23);
    assertThat(tally.found()).isEqualTo(0.2);
    assertThat(tally.foundRed()).isEqualTo(0.2);
    assertThat(tally.lookAlikes())
        .containsEntry("SMALL 1", 1.0)
        .containsEntry("SMALL 2", 0.0)
        .hasSize(5);
    assertThat(tally.worstLookAlike()).isEqualTo(1);
  }

  @Test
  void theRuleAccusesFewerInnocentUnitsThanTheUsualWay() {
    List<Integer> done = new ArrayList<>();
    Map<String, Tally> tallies = FairnessBench.run(1, List.of(FlagRules.inForce()), done::add);
    assertThat(done).containsExactly(1);
    Tally rule = Objects.requireNonNull(tallies.get("version 1"));
    Tally usual = Objects.requireNonNull(tallies.get(FairnessBench.USUAL));
    assertThat(rule.falseRedAMonth()).isLessThanOrEqualTo(1);
    assertThat(usual.falseRedAMonth()).isGreaterThan(2);
    assertThat(rule.found()).isPositive();
  }
}
