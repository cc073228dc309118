package io.xiaoneng.alert;

import java.io.Serializable;
import java.time.Instant;

/**
 * One version of the rules for alerts: the thresholds, as data. Days are counted days of the city's
 * calendar, shares are of the promise's own length.
 *
 * @param version 1 or more
 * @param soonDays a case is nearly due with so many days left, at the least
 * @param soonShare or with this share of its promise left, whichever is more
 * @param farDays a promise is far past by more than so many days
 * @param farShare and by more than this share of it
 * @param inForceFrom what was due before is raised only for a case that is still open: a history
 *     that is imported raises nothing about cases that ended long ago
 * @param shadow whether its alerts are counted and compared, but shown to nobody as an alert
 */
public record AlertRules(
    int version,
    int soonDays,
    double soonShare,
    int farDays,
    double farShare,
    Instant inForceFrom,
    boolean shadow)
    implements Serializable {

  public AlertRules {
    if (version < 1 || soonDays < 0 || farDays < 0) {
      throw new IllegalArgumentException(
          "version is %d, must be 1 or more; soonDays is %d and farDays is %d, must be 0 or more"
              .formatted(version, soonDays, farDays));
    }
    if (!(soonShare >= 0 && soonShare <= 1) || !(farShare >= 0 && farShare <= 10)) {
      throw new IllegalArgumentException(
          "soonShare is %s, must be 0 to 1; farShare is %s, must be 0 to 10"
              .formatted(soonShare, farShare));
    }
  }

  /** The first version: 1 day or 20 % left; more than 1 day and more than 20 % past. */
  public static AlertRules first(Instant inForceFrom) {
    return new AlertRules(1, 1, 0.2, 1, 0.2, inForceFrom, false);
  }

  /** Days left from which a case of that promise is nearly due, inclusive. */
  int soon(int promisedDays) {
    return (int) Math.max(soonDays, Math.floor(soonShare * promisedDays));
  }

  /** Days past from which a case of that promise is far past it, inclusive. */
  int far(int promisedDays) {
    return (int) Math.max(farDays, Math.floor(farShare * promisedDays)) + 1;
  }
}
