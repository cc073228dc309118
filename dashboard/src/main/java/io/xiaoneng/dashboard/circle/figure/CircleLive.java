package io.xiaoneng.dashboard.circle.figure;

import io.xiaoneng.dashboard.live.LiveView;
import java.time.Instant;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The circle of the whole city as a live view; the id is the instant the picture was computed. */
@Component
class CircleLive implements LiveView {

  private final UnitsService service;
  private final JsonMapper json;
  private Payload known = new Payload("", "", false);
  private Instant knownAt = Instant.EPOCH;

  CircleLive(UnitsService service, JsonMapper json) {
    this.service = service;
    this.json = json;
  }

  @Override
  public String name() {
    return "circle";
  }

  @Override
  public synchronized Payload payload() {
    CircleUnits units = service.units("");
    if (!units.computedAt().equals(knownAt)) {
      knownAt = units.computedAt();
      known =
          new Payload(Long.toString(knownAt.toEpochMilli()), json.writeValueAsString(units), false);
    }
    return known;
  }
}
