package io.xiaoneng.job.casefile;

import io.xiaoneng.casefile.Rules;
import io.xiaoneng.registry.Registry;
import java.io.Serializable;
import java.time.ZoneId;

/**
 * The city's rules as they travel with the job.
 *
 * @param zone the city's
 * @param calendar id of the work calendar
 */
public record RulesAccess(ZoneId zone, String calendar) implements Serializable {

  /** The rules with the calendar as the registry has it now. */
  public Rules with(Registry registry) {
    return new Rules(registry.calendar(calendar), zone, registry);
  }
}
