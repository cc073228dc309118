package io.xiaoneng.dashboard.freshness;

import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/sources}: who sends, and when each was last heard of. */
@RestController
class SourceController {

  private final FreshnessService freshness;

  SourceController(FreshnessService freshness) {
    this.freshness = freshness;
  }

  @GetMapping("/api/v1/sources")
  Map<String, List<SourceState>> sources() {
    return Map.of("sources", freshness.sources());
  }
}
