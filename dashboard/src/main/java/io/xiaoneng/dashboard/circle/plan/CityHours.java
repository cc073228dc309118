package io.xiaoneng.dashboard.circle.plan;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.circle.PointRules;
import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.hours.OpeningHours;
import io.xiaoneng.hours.OpeningHoursException;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Opening hours as the city reads them: in its zone, with the days off of its calendar. */
@Component
class CityHours {

  private final RegistryView registry;
  private final XiaonengProperties settings;

  CityHours(RegistryView registry, XiaonengProperties settings) {
    this.registry = registry;
    this.settings = settings;
  }

  /**
   * Reads hours.
   *
   * @throws OpeningHoursException where they are missing, cannot be read, or cannot be counted
   */
  PointRules.Hours read(String text) {
    WorkCalendar calendar = registry.registry().calendar(settings.calendar());
    return OpeningHours.parse(text, day -> isOff(calendar, day), settings.zoneId());
  }

  /** Whether a notice names that day as off; a plain weekend is none. */
  private static boolean isOff(WorkCalendar calendar, LocalDate day) {
    return calendar.issues().stream().anyMatch(year -> Boolean.FALSE.equals(year.named().get(day)));
  }
}
