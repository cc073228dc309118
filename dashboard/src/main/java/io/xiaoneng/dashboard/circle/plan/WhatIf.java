package io.xiaoneng.dashboard.circle.plan;

import io.xiaoneng.circle.Coverage;
import io.xiaoneng.circle.CoverageCount;
import io.xiaoneng.circle.CoverageCourse;
import io.xiaoneng.circle.PointRules;
import io.xiaoneng.circle.Span;
import io.xiaoneng.circle.street.Reach;
import io.xiaoneng.registry.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Computes figures as they are and as they would be, in memory; the same parts as everywhere. */
final class WhatIf {

  private final PlanCity city;
  private final @Nullable WalkStreets streets;
  private final Function<String, PointRules.Hours> hours;
  private final String populationSource;

  /**
   * @param streets null where there are none
   * @param hours reads opening hours
   */
  WhatIf(
      PlanCity city,
      @Nullable WalkStreets streets,
      Function<String, PointRules.Hours> hours,
      String populationSource) {
    this.city = city;
    this.streets = streets;
    this.hours = hours;
    this.populationSource = populationSource;
  }

  /** The points of a day with their reaches, by id. */
  Map<String, PlanPoint> known(List<DayPoint> points) {
    Map<String, PlanPoint> known = new LinkedHashMap<>();
    for (DayPoint point : points) {
      known.put(point.id(), new PlanPoint(point, city.reach(point.id())));
    }
    return known;
  }

  /** What a question's changes would make of the points. */
  Applied apply(WhatIfQuestion question, Span window, List<DayPoint> points) {
    Applied applied =
        new Applied(city.map(), streets, hours, window, question.limit(), known(points));
    question.changes().forEach(applied::apply);
    return applied;
  }

  /**
   * The answer.
   *
   * @param window the day of the question
   * @param points of that day
   */
  WhatIfAnswer answer(WhatIfQuestion question, Span window, List<DayPoint> points) {
    return answer(question, window, points, List.of(level(question)));
  }

  /**
   * The answer with rows of several levels.
   *
   * @param levels at least one
   */
  WhatIfAnswer answer(
      WhatIfQuestion question, Span window, List<DayPoint> points, List<Unit.Level> levels) {
    long begun = System.nanoTime();
    Applied applied = apply(question, window, points);
    Collection<PlanPoint> before = known(points).values();
    Collection<PlanPoint> after = applied.points().values();
    Function<Unit, PlanFigure> was = figures(question, window, before);
    Function<Unit, PlanFigure> would =
        question.changes().isEmpty() ? was : figures(question, window, after);
    List<WhatIfAnswer.Row> rows = new ArrayList<>();
    boolean complete = true;
    for (Unit unit : city.units().values()) {
      if (levels.contains(unit.level()) && asked(unit, question.unit())) {
        PlanFigure a = was.apply(unit);
        PlanFigure b = would.apply(unit);
        complete &= a.cellsWithoutData() == 0 && a.communitiesWithoutData() == 0;
        rows.add(
            new WhatIfAnswer.Row(
                unit.code(), unit.nameZh(), unit.nameEn(), unit.level(), a, b, b.less(a)));
      }
    }
    return new WhatIfAnswer(
        question.at(),
        question.day(),
        Double.parseDouble(question.pace().toString()),
        question.minutes(),
        question.items(),
        question.terminals(),
        levels.get(0),
        populationSource,
        complete,
        rows,
        applied.changed(),
        question.cells() && question.at() != null ? cells(question, before, after) : null,
        (System.nanoTime() - begun) / 1_000_000);
  }

  private Unit.Level level(WhatIfQuestion question) {
    Unit.Level level = question.level();
    if (level != null) {
      return level;
    }
    Unit unit = question.unit() == null ? null : city.units().get(question.unit());
    return unit == null ? Unit.Level.CITY : unit.level();
  }

  private boolean asked(Unit unit, @Nullable String below) {
    return below == null || city.within(unit, below);
  }

  private Function<Unit, PlanFigure> figures(
      WhatIfQuestion question, Span window, Collection<PlanPoint> points) {
    if (question.at() == null) {
      List<CoverageCourse.OpenPoint> open = new ArrayList<>();
      for (PlanPoint point : points) {
        if (question.counts(point.day()) && !point.day().open().pieces().isEmpty()) {
          open.add(new CoverageCourse.OpenPoint(point.reach(), point.day().open()));
        }
      }
      CoverageCourse course = CoverageCourse.over(window, city.map(), question.limit(), open);
      long millis = window.to() - window.from();
      return unit -> PlanFigure.of(course.of(unit.code(), true), millis);
    }
    CoverageCount count = new CoverageCount(city.map(), question.limit());
    openReaches(question, points).forEach(count::open);
    return unit -> {
      Coverage coverage = count.of(unit.code(), true);
      return PlanFigure.of(coverage, 1);
    };
  }

  /** The reaches of the points that count and are open at the question's moment. */
  static List<Reach> openReaches(WhatIfQuestion question, Collection<PlanPoint> points) {
    List<Reach> open = new ArrayList<>();
    long moment = question.moment();
    for (PlanPoint point : points) {
      if (question.counts(point.day()) && point.day().isOpenAt(moment)) {
        open.add(point.reach());
      }
    }
    return open;
  }

  private WhatIfAnswer.Cells cells(
      WhatIfQuestion question, Collection<PlanPoint> before, Collection<PlanPoint> after) {
    int cells = city.map().cells().size();
    Walks was = Walks.of(cells, openReaches(question, before));
    Walks would = Walks.of(cells, openReaches(question, after));
    return was.otherwise(would, city, question.pace());
  }
}
