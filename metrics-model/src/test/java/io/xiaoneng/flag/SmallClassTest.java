package io.xiaoneng.flag;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.flag.Verdict.Level;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Classes in which one unit's misses are a good part of all that is missed in the city, and so of
 * what is expected of everybody.
 */
class SmallClassTest {
  private static final int CASES = 60;
  private static final int LATE = 15;

  /** Units of sixty cases, one or none late; the last has fifteen late. */
  private static Judgement judged(int units) {
    int[] missed = IntStream.range(0, units).map(unit -> unit % 3 == 0 ? 1 : 0).toArray();
    missed[units - 1] = LATE;
    double expected = CASES - (double) IntStream.of(missed).sum() / units;
    Courses courses = Courses.of(2).target(0.98);
    for (int unit = 0; unit < units; unit++) {
      int own = missed[unit];
      courses.unit("unit-" + unit, at -> UnitPeriod.of(CASES - own, CASES, expected));
    }
    return courses.judged();
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 9, 10, 12, 20, 29, 30, 60})
  void aUnitDoesNotExcuseItselfByTheMissesItAddsToAll(int units) {
    Judgement judgement = judged(units);
    assertThat(Courses.of(judgement, "unit-" + (units - 1)).level()).isEqualTo(Level.RED);
    assertThat(judgement.verdicts().subList(0, units - 1))
        .allMatch(each -> each.level() == Level.NONE);
  }

  @Test
  void whereNoOtherUnitMissedAnythingTheLimitsAreExact() {
    Courses courses = Courses.of(2).target(0.98);
    for (String unit : List.of("a", "b", "c", "d", "e")) {
      courses.unit(unit, at -> UnitPeriod.of(CASES, CASES, CASES - 2.5));
    }
    Verdict verdict =
        Courses.of(
            courses.unit("late", at -> UnitPeriod.of(CASES - LATE, CASES, CASES - 2.5)).judged(),
            "late");
    assertThat(verdict.level()).isEqualTo(Level.RED);
    assertThat(Objects.requireNonNull(verdict.evidence().deciding()).tauSquared()).isZero();
  }

  @Test
  void unitsThatDifferAmongThemselvesStillWidenTheLimits() {
    Courses courses = Courses.of(2).target(0.98);
    int[] missed = {0, 9, 1, 8, 0, 10, 2, 9, 12};
    for (int unit = 0; unit < missed.length; unit++) {
      int own = missed[unit];
      courses.unit("unit-" + unit, at -> UnitPeriod.of(CASES - own, CASES, CASES - 51 / 9.0));
    }
    assertThat(Courses.of(courses.judged(), "unit-8").level()).isNotEqualTo(Level.RED);
  }
}
