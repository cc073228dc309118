package io.xiaoneng.dashboard.circle.plan;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.CityClock;
import java.time.LocalDate;
import java.util.Objects;
import org.springframework.stereotype.Service;

/** Answers questions about what would be from the city as it is measured. */
@Service
class PlanService {

  private final PlanTables tables;
  private final PointDays days;
  private final PlanStreets streets;
  private final CityHours hours;
  private final CityClock clock;

  PlanService(
      PlanTables tables,
      PointDays days,
      PlanStreets streets,
      CityHours hours,
      CityClock clock) {
    this.tables = tables;
    this.days = days;
    this.streets = streets;
    this.hours = hours;
    this.clock = clock;
  }

  /**
   * The answer to a question.
   *
   * @throws BadParameterException for a unit that is not registered
   */
  WhatIfAnswer answer(WhatIfQuestion question) {
    PlanCity city = tables.city();
    String unit = question.unit();
    if (unit != null && !city.units().containsKey(unit)) {
      throw new BadParameterException("unit", "unit \"" + unit + "\" is not registered");
    }
    LocalDate day = day(question);
    return engine(city).answer(question, days.window(day), days.of(day));
  }

  private WhatIf engine(PlanCity city) {
    return new WhatIf(city, streets.of(city), hours::read, "registry");
  }

  private LocalDate day(WhatIfQuestion question) {
    LocalDate day = question.day();
    return day != null ? day : clock.dateOf(Objects.requireNonNull(question.at()));
  }
}
