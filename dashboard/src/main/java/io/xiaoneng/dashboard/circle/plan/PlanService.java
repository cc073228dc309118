package io.xiaoneng.dashboard.circle.plan;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.CityClock;
import java.time.LocalDate;
import java.util.Objects;
import org.springframework.stereotype.Service;

/** Answers questions about what would be from the city as it is measured. */
@Service
class PlanService {

  private final PlanGround ground;
  private final PointDays days;
  private final CityHours hours;
  private final CityClock clock;

  PlanService(PlanGround ground, PointDays days, CityHours hours, CityClock clock) {
    this.ground = ground;
    this.days = days;
    this.hours = hours;
    this.clock = clock;
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

  private WhatIf engine(PlanGround.Standing standing) {
    return new WhatIf(standing.city(), standing.streets(), hours::read, "registry");
  }

  private LocalDate day(WhatIfQuestion question) {
    LocalDate day = question.day();
    return day != null ? day : clock.dateOf(Objects.requireNonNull(question.at()));
  }
}
