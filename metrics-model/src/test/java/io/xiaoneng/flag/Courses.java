package io.xiaoneng.flag;

import io.xiaoneng.statistics.Better;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A class of units to judge: some that do as expected, and those a test is about. */
final class Courses {

  static final double TARGET = 0.9;

  private final int periods;
  private final List<UnitCourse> units = new ArrayList<>();
  private @Nullable Double target = TARGET;
  private Better better = Better.HIGHER;
  private String unitClass = "county";
  private boolean shownOnly;

  private Courses(int periods) {
    this.periods = periods;
  }

  static Courses of(int periods) {
    return new Courses(periods);
  }

  /** Units of 400 cases, 379 to 381 on time, 380 expected. */
  Courses usual(int count) {
    for (int i = 0; i < count; i++) {
      int own = i;
      unit("usual-" + i, at -> UnitPeriod.of(379 + (own + at) % 3, 400, 380.0));
    }
    return this;
  }

  Courses unit(String code, IntFunction<UnitPeriod> period) {
    units.add(new UnitCourse(code, IntStream.range(0, periods).mapToObj(period).toList()));
    return this;
  }

  Courses unit(UnitCourse unit) {
    units.add(unit);
    return this;
  }

  Courses target(@Nullable Double value) {
    target = value;
    return this;
  }

  Courses lowerIsBetter() {
    better = Better.LOWER;
    return this;
  }

  Courses unitClass(String value) {
    unitClass = value;
    return this;
  }

  Courses shownOnly() {
    shownOnly = true;
    return this;
  }

  ClassCourse build() {
    return new ClassCourse(
        "on-time",
        unitClass,
        better,
        target,
        shownOnly,
        IntStream.range(0, periods).mapToObj(at -> "period-" + at).toList(),
        units);
  }

  Judgement judged() {
    return judged(FlagRules.inForce());
  }

  Judgement judged(FlagRule rule) {
    return new Judge(rule).judge(build());
  }

  static Verdict of(Judgement judgement, String unit) {
    return judgement.verdicts().stream()
        .filter(each -> each.unit().equals(unit))
        .findFirst()
        .orElseThrow();
  }
}
