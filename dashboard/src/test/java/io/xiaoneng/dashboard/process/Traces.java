package io.xiaoneng.dashboard.process;

import io.xiaoneng.event.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Cases told hour by hour. */
final class Traces {

  static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

  private final String caseId;
  private final List<TraceEvent> events = new ArrayList<>();

  private Traces(String caseId) {
    this.caseId = caseId;
  }

  static Traces of(String caseId) {
    return new Traces(caseId);
  }

  Traces at(double hours, String type, Object... data) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (int i = 0; i < data.length; i += 2) {
      members.put((String) data[i], data[i + 1]);
    }
    events.add(
        new TraceEvent(
            "/hall/1",
            "e" + events.size(),
            Objects.requireNonNull(EventType.ofWireName("case." + type)),
            START.plus(Duration.ofSeconds((long) (hours * 3600))),
            members));
    return this;
  }

  Trace trace() {
    return new Trace(caseId, Map.of("unit", "610113", "item", "item-1"), List.copyOf(events));
  }
}
