package io.xiaoneng.dashboard.circle.plan;

import io.xiaoneng.circle.Span;
import io.xiaoneng.dashboard.circle.figure.PopulationSource;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.registry.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;

/** Answers questions about what would be from the city as it is measured. */
@Service
class PlanService {

  private final PlanGround ground;
  private final PointDays days;
  private final CityHours hours;
  private final CityClock clock;
  private final PopulationSource population;

  PlanService(
      PlanGround ground,
      PointDays days,
      CityHours hours,
      CityClock clock,
      PopulationSource population) {
    this.ground = ground;
    this.days = days;
    this.hours = hours;
    this.clock = clock;
    this.population = population;
  }

  /**
   * The answer to a question.
   *
   * @throws BadParameterException for a unit that is not registered
   */
  WhatIfAnswer answer(WhatIfQuestion question) {
    PlanGround.Standing standing = ground.now();
    String unit = question.unit();
    if (unit != null && !standing.city().units().containsKey(unit)) {
      throw new BadParameterException("unit", "unit \"" + unit + "\" is not registered");
    }
    LocalDate day = day(question);
    return engine(standing).answer(question, days.window(day), days.of(day));
  }

  /**
   * What the map is drawn of: the figures of the city and its districts, without changes.
   *
   * @param city that it was counted in
   * @param points of the day
   * @param measured whether any point's reach is
   * @param streets whether there are streets to put new points on
   */
  record Picture(
      WhatIfAnswer answer,
      PlanCity city,
      List<DayPoint> points,
      boolean measured,
      boolean streets) {}

  /** The picture of a question. */
  Picture picture(WhatIfQuestion question) {
    PlanGround.Standing standing = ground.now();
    LocalDate day = day(question);
    List<DayPoint> points = days.of(day);
    WhatIf engine = engine(standing);
    return new Picture(
        engine.answer(
            question, days.window(day), points, List.of(Unit.Level.CITY, Unit.Level.DISTRICT)),
        standing.city(),
        points,
        !standing.city().reaches().isEmpty(),
        standing.streets() != null);
  }

  /** The city as it is measured now. */
  PlanGround.Standing standing() {
    return ground.now();
  }

  /** Who says how many live where. */
  String populationSource() {
    return population.text();
  }

  /** The day of a moment. */
  Day day(Instant at) {
    LocalDate day = clock.dateOf(at);
    return new Day(days.window(day), days.of(day));
  }

  /** The points of a day. */
  record Day(Span window, List<DayPoint> points) {}

  WhatIf engine(PlanGround.Standing standing) {
    return new WhatIf(standing.city(), standing.streets(), hours::read, population.text());
  }

  private LocalDate day(WhatIfQuestion question) {
    LocalDate day = question.day();
    return day != null ? day : clock.dateOf(Objects.requireNonNull(question.at()));
  }
}
