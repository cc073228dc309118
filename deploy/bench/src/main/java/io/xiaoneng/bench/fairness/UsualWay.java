package io.xiaoneng.bench.fairness;

import io.xiaoneng.bench.fairness.Tally.Flags;
import io.xiaoneng.flag.ClassCourse;
import io.xiaoneng.flag.UnitCourse;
import io.xiaoneng.statistics.Ratio;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How it is usually done: of the units below target the five with the lowest figures. */
final class UsualWay {

  private static final int BOTTOM = 5;

  private UsualWay() {}

  /** Who would be flagged, by the last month. */
  static Flags flags(ClassCourse course) {
    List<UnitCourse> lowest =
        course.units().stream()
            .filter(each -> last(each).denominator() > 0)
            .filter(each -> last(each).share() < MadeCity.TARGET)
            .sorted(Comparator.comparingDouble(each -> last(each).share()))
            .limit(BOTTOM)
            .toList();
    return new Flags(
        lowest.stream().map(UnitCourse::unit).collect(Collectors.toUnmodifiableSet()),
        Set.of(),
        false);
  }

  private static Ratio last(UnitCourse unit) {
    return unit.periods().get(unit.periods().size() - 1).ratio();
  }
}
