package io.xiaoneng.dashboard.process;

import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes cases as an object-centric event log, OCEL 2.0 in JSON: a case, the unit that is
 * responsible, the unit that holds a step, the item, the point, the instance of a bundle and the
 * project are objects, so that a project or a bundle can be looked at across its cases. Every event
 * is related to all of them, not to its case alone: tools leave out an object without events.
 *
 * <p>Events are written as they come; objects and types, which are known only then, follow. JSON
 * asks for no order of members.
 */
final class OcelWriter {

  private final JsonGenerator json;
  private final Map<String, Map<String, String>> eventTypes = new TreeMap<>();
  private final Map<String, Map<String, OcelObject>> objects = new TreeMap<>();

  /** Begins the log. The stream stays open. */
  OcelWriter(OutputStream out) {
    json = JsonFactory.builder().build().createGenerator(new Unclosed(out));
    json.writeStartObject();
    json.writeArrayPropertyStart("events");
  }

  /** An object of the log: where it was seen first, and what is known of it. */
  private record OcelObject(
      String type,
      String id,
      String since,
      Map<String, String> attributes,
      Map<String, String> to) {

    String uid() {
      return type + ":" + id;
    }
  }

  private static final class Unclosed extends java.io.FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws java.io.IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws java.io.IOException {
      flush();
    }
  }

  /** Writes the events of one case, and notes its objects. */
  void write(Trace trace) {
    String since = trace.events().get(0).time().toString();
    Map<String, String> related = new LinkedHashMap<>();
    relate(related, "unit", trace.attributes().get("unit"), "responsible", since);
    relate(related, "item", trace.attributes().get("item"), "item", since);
    relate(related, "point", trace.attributes().get("point"), "received at", since);
    relate(related, "bundle", trace.attributes().get("bundle_case"), "part of", since);
    for (TraceEvent event : trace.events()) {
      relate(related, "project", event.text("project"), "part of", since);
    }
    OcelObject ofCase = new OcelObject("case", trace.caseId(), since, trace.attributes(), related);
    objects.computeIfAbsent("case", type -> new TreeMap<>()).put(trace.caseId(), ofCase);
    for (TraceEvent event : trace.events()) {
      event(trace, ofCase, event);
    }
  }

  private void relate(
      Map<String, String> related,
      String type,
      @Nullable String id,
      String qualifier,
      String since) {
    if (id != null && !id.isEmpty()) {
      related.put(object(type, id, since), qualifier);
    }
  }

  private String object(String type, String id, String since) {
    return objects
        .computeIfAbsent(type, each -> new TreeMap<>())
        .computeIfAbsent(id, each -> new OcelObject(type, id, since, Map.of(), Map.of()))
        .uid();
  }

  private void event(Trace trace, OcelObject ofCase, TraceEvent event) {
    String type = type(event);
    Map<String, String> declared = eventTypes.computeIfAbsent(type, each -> new TreeMap<>());
    json.writeStartObject();
    json.writeStringProperty("id", trace.caseId() + "|" + event.source() + "|" + event.id());
    json.writeStringProperty("type", type);
    json.writeStringProperty("time", event.time().toString());
    json.writeArrayPropertyStart("attributes");
    for (Map.Entry<String, @Nullable Object> each : event.data().entrySet()) {
      Object value = each.getValue();
      if (value != null) {
        declared.merge(each.getKey(), kind(value), (a, b) -> a.equals(b) ? a : "string");
        attribute(each.getKey(), value.toString(), null);
      }
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("relationships");
    relationship(ofCase.uid(), "case");
    ofCase.to().forEach(this::relationship);
    String holder = event.step() ? event.text("unit") : null;
    if (holder != null && !holder.isEmpty()) {
      relationship(object("unit", holder, event.time().toString()), "holds");
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /**
   * A step's beginning is a type of its own, as OCEL has no life cycle; its end bears the step's
   * name, as a task that is reported once it is done does.
   */
  private static String type(TraceEvent event) {
    return event.start() ? event.activity() + "+start" : event.activity();
  }

  private static String kind(Object value) {
    if (value instanceof Boolean) {
      return "boolean";
    }
    return value instanceof Long || value instanceof Integer ? "integer" : "string";
  }

  private void relationship(String object, String qualifier) {
    json.writeStartObject();
    json.writeStringProperty("objectId", object);
    json.writeStringProperty("qualifier", qualifier);
    json.writeEndObject();
  }

  private void attribute(String name, String value, @Nullable String time) {
    json.writeStartObject();
    json.writeStringProperty("name", name);
    if (time != null) {
      json.writeStringProperty("time", time);
    }
    json.writeStringProperty("value", value);
    json.writeEndObject();
  }

  /**
   * Writes objects and types and ends the log; the stream stays open. A log that breaks off has no
   * end, and shows it.
   */
  void end() {
    json.writeEndArray();
    json.writeArrayPropertyStart("objects");
    objects.values().forEach(of -> of.values().forEach(this::object));
    json.writeEndArray();
    json.writeArrayPropertyStart("eventTypes");
    eventTypes.forEach(this::type);
    json.writeEndArray();
    json.writeArrayPropertyStart("objectTypes");
    objects.forEach(
        (type, of) -> {
          Map<String, String> declared = new TreeMap<>();
          of.values()
              .forEach(each -> each.attributes().keySet().forEach(n -> declared.put(n, "string")));
          type(type, declared);
        });
    json.writeEndArray();
    json.writeEndObject();
    json.close();
  }

  private void object(OcelObject each) {
    json.writeStartObject();
    json.writeStringProperty("id", each.uid());
    json.writeStringProperty("type", each.type());
    json.writeArrayPropertyStart("attributes");
    each.attributes().forEach((name, value) -> attribute(name, value, each.since()));
    json.writeEndArray();
    json.writeArrayPropertyStart("relationships");
    each.to().forEach(this::relationship);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void type(String name, Map<String, String> declared) {
    json.writeStartObject();
    json.writeStringProperty("name", name);
    json.writeArrayPropertyStart("attributes");
    declared.forEach(
        (attribute, type) -> {
          json.writeStartObject();
          json.writeStringProperty("name", attribute);
          json.writeStringProperty("type", type);
          json.writeEndObject();
        });
    json.writeEndArray();
    json.writeEndObject();
  }
}
