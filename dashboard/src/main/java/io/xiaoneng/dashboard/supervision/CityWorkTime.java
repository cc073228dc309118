package io.xiaoneng.dashboard.supervision;

import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.supervision.WorkTime;
import org.springframework.stereotype.Component;

/** Terms by the city's calendar, with the years that the registry has of it by now. */
@Component
public class CityWorkTime {

  private final RegistryView registry;
  private final XiaonengProperties settings;

  CityWorkTime(RegistryView registry, XiaonengProperties settings) {
    this.registry = registry;
    this.settings = settings;
  }

  /** The terms as they are counted now. */
  public WorkTime now() {
    return new WorkTime(registry.registry().calendar(settings.calendar()), settings.zoneId());
  }
}
