package io.xiaoneng.it;

import io.xiaoneng.event.Json;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The WABO permit log as CloudEvents, read without the importer: per trace applied and accepted at
 * {@code startdate}, a finished step per event, decided at {@code enddate}.
 */
final class WaboLog {
  private static final Map<String, String> CHANNELS =
      Map.of(
          "Internet",
          "WEB",
          "e-mail",
          "WEB",
          "Desk",
          "COUNTER",
          "Post",
          "MAILBOX",
          "Intern",
          "OTHER");

  private final List<String> events = new ArrayList<>();

  private WaboLog() {}

  /** Every event, as JSON, in the order of the log. */
  static List<String> events(Path file) throws IOException {
    WaboLog log = new WaboLog();
    try (InputStream bytes =
        new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
      log.read(XMLInputFactory.newInstance().createXMLStreamReader(bytes));
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
    return log.events;
  }

  private void read(XMLStreamReader xml) throws XMLStreamException {
    Map<String, String> trace = new LinkedHashMap<>();
    List<Map<String, String>> steps = new ArrayList<>();
    Map<String, String> current = null;
    int depth = 0;
    while (xml.hasNext()) {
      int kind = xml.next();
      if (kind == XMLStreamConstants.START_ELEMENT) {
        depth++;
        switch (xml.getLocalName()) {
          case "trace" -> {
            trace.clear();
            steps.clear();
            current = trace;
          }
          case "event" -> {
            current = new LinkedHashMap<>();
            steps.add(current);
          }
          default -> {
            boolean own = current != null && depth == (current == trace ? 3 : 4);
            if (own) {
              current.put(xml.getAttributeValue(null, "key"), xml.getAttributeValue(null, "value"));
            }
          }
        }
      } else if (kind == XMLStreamConstants.END_ELEMENT) {
        depth--;
        if (xml.getLocalName().equals("event")) {
          current = trace;
        } else if (xml.getLocalName().equals("trace")) {
          add(trace, steps);
          current = null;
        }
      }
    }
  }

  private void add(Map<String, String> trace, List<Map<String, String>> steps) {
    String subject = trace.get("concept:name");
    String start = trace.get("startdate");
    Map<String, Object> unitAndItem = new LinkedHashMap<>();
    unitAndItem.put("unit", trace.get("department"));
    unitAndItem.put("item", "WABO");
    Map<String, Object> applied = new LinkedHashMap<>(unitAndItem);
    applied.put("channel", CHANNELS.get(trace.get("channel")));
    Map<String, Object> accepted = new LinkedHashMap<>(unitAndItem);
    accepted.put("kind", "COMMITTED");
    accepted.put("promisedDueAt", trace.get("deadline"));
    event(subject, "applied", "case.applied", start, applied);
    event(subject, "accepted", "case.accepted", start, accepted);
    for (Map<String, String> step : steps) {
      event(
          subject,
          step.get("concept:instance"),
          "case.step-finished",
          step.get("time:timestamp"),
          Map.of("step", step.get("concept:name")));
    }
    if (trace.containsKey("enddate")) {
      event(subject, "decided", "case.decided", trace.get("enddate"), Map.of("outcome", "OTHER"));
    }
  }

  private void event(
      @Nullable String subject,
      @Nullable String id,
      String type,
      @Nullable String time,
      Map<String, Object> data) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("specversion", "1.0");
    event.put("id", subject + "/" + id);
    event.put("source", "/wabo");
    event.put("type", type);
    event.put("subject", subject);
    event.put("time", time);
    event.put("datacontenttype", "application/json");
    event.put("data", data);
    events.add(Json.write(event));
  }
}
