package io.xiaoneng.dashboard.hall;

import io.xiaoneng.dashboard.live.LiveView;
import java.time.Instant;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The halls as a live view; the id is the instant the picture was computed. */
@Component
class HallLive implements LiveView {

  private final HallService service;
  private final JsonMapper json;
  private Payload known = new Payload("", "", false);
  private Instant knownAt = Instant.EPOCH;

  HallLive(HallService service, JsonMapper json) {
    this.service = service;
    this.json = json;
  }

  @Override
  public String name() {
    return "halls";
  }

  @Override
  public synchronized Payload payload() {
    Halls halls = service.halls();
    if (!halls.computedAt().equals(knownAt)) {
      knownAt = halls.computedAt();
      known =
          new Payload(Long.toString(knownAt.toEpochMilli()), json.writeValueAsString(halls), false);
    }
    return known;
  }
}
