package io.xiaoneng.dashboard.page;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.registry.RegistryView;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Which days are working days in the city. */
@Component
public class WorkDays {

  private final RegistryView registry;
  private final String id;

  WorkDays(XiaonengProperties settings, RegistryView registry) {
    this.registry = registry;
    this.id = settings.calendar();
  }

  private WorkCalendar calendar() {
    return registry.registry().calendar(id);
  }

  /** Whether that day counts. */
  public boolean counted(LocalDate day) {
    return calendar().isCounted(day);
  }

  /** Number of counted days d with exclusiveStart &lt; d ≤ inclusiveEnd. */
  public int between(LocalDate exclusiveStart, LocalDate inclusiveEnd) {
    return calendar().countedBetween(exclusiveStart, inclusiveEnd);
  }
}
