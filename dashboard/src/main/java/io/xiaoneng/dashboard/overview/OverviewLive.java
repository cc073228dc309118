package io.xiaoneng.dashboard.overview;

import io.xiaoneng.dashboard.live.LiveView;
import io.xiaoneng.dashboard.overview.OverviewService.Snapshot;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** The overview as a live view; the id is the instant the picture was computed. */
@Component
class OverviewLive implements LiveView {

  private final OverviewService service;
  private Payload known = new Payload("", "", false);
  private Instant knownAt = Instant.EPOCH;

  OverviewLive(OverviewService service) {
    this.service = service;
  }

  @Override
  public String name() {
    return "overview";
  }

  @Override
  public synchronized Payload payload() {
    Snapshot snapshot = service.renewed();
    Instant at = snapshot.overview().computedAt();
    if (!at.equals(knownAt) || known.failing() != snapshot.failing()) {
      knownAt = at;
      known =
          new Payload(
              Long.toString(at.toEpochMilli()),
              new String(snapshot.json(), StandardCharsets.UTF_8),
              snapshot.failing());
    }
    return known;
  }
}
