package io.xiaoneng.metric.reference;

import io.xiaoneng.event.ContentHash;
import io.xiaoneng.event.DataField;
import io.xiaoneng.event.Event;
import io.xiaoneng.event.EventData;
import io.xiaoneng.event.EventType;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

/** The real permit log of data/README.md as events, by the mapping given there. */
final class WaboLog {

  private WaboLog() {}

  /**
   * Where the log lies: {@code -Dxiaoneng.shared-data}, {@code XIAONENG_SHARED_DATA}, or {@code
   * ../shared/data} seen from the project's root or a directory above it.
   */
  static Optional<Path> find() {
    List<Path> roots = new ArrayList<>();
    String given =
        System.getProperty("xiaoneng.shared-data", System.getenv("XIAONENG_SHARED_DATA"));
    if (given != null) {
      roots.add(Path.of(given));
    }
    for (Path dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent()) {
      roots.add(dir.resolve("shared/data"));
    }
    return roots.stream()
        .map(root -> root.resolve("wabo/receipt.xes.gz"))
        .filter(Files::isReadable)
        .findFirst();
  }

  static List<Event> read(Path log) throws Exception {
    List<Event> events = new ArrayList<>();
    Map<String, String> trace = new HashMap<>();
    Map<String, String> step = new HashMap<>();
    List<Map<String, String>> steps = new ArrayList<>();
    boolean inTrace = false;
    boolean inEvent = false;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(log))) {
      XMLStreamReader xml = XMLInputFactory.newFactory().createXMLStreamReader(in);
      while (xml.hasNext()) {
        int token = xml.next();
        if (token == XMLStreamConstants.START_ELEMENT) {
          switch (xml.getLocalName()) {
            case "trace" -> inTrace = true;
            case "event" -> inEvent = true;
            default -> {
              String key = xml.getAttributeValue(null, "key");
              if (inTrace && key != null) {
                (inEvent ? step : trace).put(key, xml.getAttributeValue(null, "value"));
              }
            }
          }
        } else if (token == XMLStreamConstants.END_ELEMENT) {
          if (xml.getLocalName().equals("event")) {
            steps.add(Map.copyOf(step));
            step.clear();
            inEvent = false;
          } else if (xml.getLocalName().equals("trace")) {
            add(events, trace, steps);
            trace.clear();
            steps.clear();
            inTrace = false;
          }
        }
      }
      xml.close();
    }
    return events;
  }

  private static void add(
      List<Event> events, Map<String, String> trace, List<Map<String, String>> steps) {
    String subject = trace.get("concept:name");
    Instant start = instant(trace.get("startdate"));
    Map<DataField, Object> applied = new EnumMap<>(DataField.class);
    applied.put(DataField.UNIT, trace.get("department"));
    applied.put(DataField.ITEM, "WABO");
    applied.put(DataField.CHANNEL, channel(trace.get("channel")));
    events.add(event(subject, "applied", EventType.CASE_APPLIED, start, applied));
    Map<DataField, Object> accepted = new EnumMap<>(DataField.class);
    accepted.put(DataField.CASE_KIND, "COMMITTED");
    if (trace.containsKey("deadline")) {
      accepted.put(DataField.PROMISED_DUE_AT, instant(trace.get("deadline")));
    }
    events.add(event(subject, "accepted", EventType.CASE_ACCEPTED, start, accepted));
    for (int i = 0; i < steps.size(); i++) {
      Map<String, String> step = steps.get(i);
      events.add(
          event(
              subject,
              "step-" + i,
              EventType.CASE_STEP_FINISHED,
              instant(step.get("time:timestamp")),
              new EnumMap<>(Map.of(DataField.STEP, step.get("concept:name")))));
    }
    if (trace.containsKey("enddate")) {
      events.add(
          event(
              subject,
              "decided",
              EventType.CASE_DECIDED,
              instant(trace.get("enddate")),
              new EnumMap<>(Map.of(DataField.OUTCOME, "OTHER"))));
    }
  }

  private static Event event(
      String subject, String id, EventType type, Instant time, Map<DataField, Object> data) {
    long hash = (subject + id).hashCode() * 0x9E3779B97F4A7C15L;
    return new Event(
        subject,
        "/wabo",
        id,
        0,
        Event.Operation.UPSERT,
        type,
        time,
        null,
        false,
        new EventData(data),
        new ContentHash(hash, 0));
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private static String channel(String channel) {
    return switch (channel) {
      case "Internet", "e-mail" -> "WEB";
      case "Desk" -> "COUNTER";
      case "Post" -> "MAILBOX";
      case "Intern" -> "OTHER";
      default -> throw new IllegalArgumentException("channel " + channel);
    };
  }
}
