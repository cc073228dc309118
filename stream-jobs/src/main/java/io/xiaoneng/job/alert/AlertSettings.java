package io.xiaoneng.job.alert;

import io.xiaoneng.alert.AlertRules;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What alerts are raised by.
 *
 * @param rules every version that is in force or runs in shadow
 * @param table what was raised before
 */
public record AlertSettings(List<AlertRules> rules, AlertTable table) implements Serializable {

  public AlertSettings {
    rules = new ArrayList<>(rules);
  }

  /** One version, and nothing raised yet. */
  public static AlertSettings of(AlertRules rules) {
    return new AlertSettings(List.of(rules), AlertTable.EMPTY);
  }
}
