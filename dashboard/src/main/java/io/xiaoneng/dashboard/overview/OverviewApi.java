package io.xiaoneng.dashboard.overview;

import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.dashboard.overview.OverviewService.Snapshot;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/overview}: the picture as JSON, ready-made. */
@RestController
class OverviewApi {

  private final OverviewService service;

  OverviewApi(OverviewService service) {
    this.service = service;
  }

  /** The present picture; 503 where it cannot be renewed. */
  @GetMapping(path = "/api/v1/overview", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> overview() {
    Snapshot snapshot = service.current();
    if (snapshot.failure() != null) {
      throw new ClickHouseUnavailableException("ClickHouse is not available", snapshot.failure());
    }
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.APPLICATION_JSON)
        .body(snapshot.json());
  }
}
