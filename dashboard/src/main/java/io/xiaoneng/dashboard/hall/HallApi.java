package io.xiaoneng.dashboard.hall;

import io.xiaoneng.dashboard.privacy.Guarded;
import io.xiaoneng.dashboard.privacy.Sight;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** {@code GET /api/v1/halls} and {@code /api/v1/halls/CODE}: queues as JSON. */
@RestController
class HallApi {

  private final HallService service;
  private final Sight sight;

  HallApi(HallService service, Sight sight) {
    this.sight = sight;
    this.service = service;
  }

  @GetMapping("/api/v1/halls")
  ResponseEntity<Halls> halls() {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(service.halls());
  }

  @GetMapping("/api/v1/halls/{code}")
  ResponseEntity<HallDay> hall(@PathVariable String code) {
    HallDay hall =
        service
            .hall(code)
            .map(each -> sight.sees(Guarded.WINDOW) ? each : each.withoutWindows())
            .orElseThrow(
                () ->
                    new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "no ticket was taken at \"" + code + "\" that day"));
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(hall);
  }
}
