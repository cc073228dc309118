package io.xiaoneng.dashboard.supervision.alert;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Alerts that nobody has looked into yet. */
@Component
public class AlertsToVerify {

  private final AlertReader alerts;

  AlertsToVerify(AlertReader alerts) {
    this.alerts = alerts;
  }

  /**
   * Yellow and red alerts that hold and of which no card was made.
   *
   * @param total of all of them
   * @param red of all of them
   * @param first the gravest first, then the latest
   */
  public record Waiting(long total, long red, List<AlertLine> first) {}

  /**
   * Those that wait.
   *
   * @param taken ids of alerts that a card was made of
   */
  public Waiting waiting(Set<String> taken, int most) {
    return alerts.unverified(taken, most);
  }
}
