package io.xiaoneng.dashboard.supervision.alert;

import io.xiaoneng.dashboard.page.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/alerts} and {@code /api/v1/due-cases}. */
@RestController
class AlertApi {

  private final AlertReader alerts;
  private final DueCaseReader dueCases;

  AlertApi(AlertReader alerts, DueCaseReader dueCases) {
    this.alerts = alerts;
    this.dueCases = dueCases;
  }

  @GetMapping("/api/v1/alerts")
  ResponseEntity<Alerts> alerts(HttpServletRequest request) {
    AlertFilter filter = AlertFilter.of(Parameters.of(request));
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(alerts.read(filter));
  }

  @GetMapping("/api/v1/due-cases")
  ResponseEntity<DueCases> dueCases(HttpServletRequest request) {
    DueFilter filter = DueFilter.of(Parameters.of(request));
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(dueCases.read(filter));
  }
}
