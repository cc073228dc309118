package io.xiaoneng.dashboard.supervision.alert;

import io.xiaoneng.alert.AlertLevel;
import io.xiaoneng.alert.AlertStanding;
import io.xiaoneng.dashboard.notice.Audience;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.dashboard.supervision.MorningNews;
import io.xiaoneng.dashboard.supervision.Tidings;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells the supervisors how many alerts stand, to be verified: one notice a day, not one each. */
@Component
class AlertNews implements MorningNews {

  private final AlertReader alerts;
  private final Tidings tidings;

  AlertNews(AlertReader alerts, Tidings tidings) {
    this.alerts = alerts;
    this.tidings = tidings;
  }

  @Override
  public void tell(LocalDate day) {
    Alerts standing =
        alerts.read(
            AlertFilter.of(Map.of("state", new String[] {"RAISED"}, "size", new String[] {"1"})));
    if (standing.total() == 0) {
      return;
    }
    tidings.hang(
        "alerts/" + day,
        Audience.of(Role.SUPERVISOR),
        chinese ->
            tidings.word(
                chinese,
                "tiding.alerts",
                standing.total(),
                count(standing, AlertLevel.RED),
                count(standing, AlertLevel.YELLOW)),
        chinese -> "",
        "/supervision/alerts");
  }

  private static long count(Alerts standing, AlertLevel level) {
    return standing.count(AlertStanding.State.RAISED.name(), level.name());
  }
}
