package io.xiaoneng.dashboard.today;

import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/today}: what is to be known first, as JSON. */
@RestController
class TodayApi {

  private final TodayService service;

  TodayApi(TodayService service) {
    this.service = service;
  }

  /** The present picture; 503 where it cannot be renewed. */
  @GetMapping(path = "/api/v1/today", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Today> today() {
    TodayService.Snapshot snapshot = service.current();
    RuntimeException failure = snapshot.failure();
    if (failure != null) {
      throw new ClickHouseUnavailableException("today's picture cannot be renewed", failure);
    }
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(snapshot.today());
  }
}
