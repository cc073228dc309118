package io.xiaoneng.dashboard.process;

import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes cases as an event log in XES (IEEE 1849-2023), one trace a case, as process mining tools
 * read it. The standard's own attributes carry what they are made for; everything else of an event
 * stands beside them under {@code data:}. One element a line, for readers that go by lines.
 */
final class XesWriter {

  private static final String NAMESPACE = "http://www.xes-standard.org/";

  private final XMLStreamWriter xml;

  /** Writes the head of the log. The stream stays open. */
  XesWriter(OutputStream out) {
    try {
      xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("log");
      xml.writeDefaultNamespace(NAMESPACE);
      xml.writeAttribute("xes.version", "1849-2023");
      xml.writeAttribute("xes.features", "");
      for (String extension : List.of("Concept", "Lifecycle", "Time", "Organizational")) {
        extension(extension);
      }
      globals();
      xml.writeEmptyElement("classifier");
      xml.writeAttribute("name", "Activity");
      xml.writeAttribute("keys", "concept:name");
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the log cannot be begun", e);
    }
  }

  private void extension(String name) throws XMLStreamException {
    String prefix = name.equals("Organizational") ? "org" : name.toLowerCase(java.util.Locale.ROOT);
    xml.writeEmptyElement("extension");
    xml.writeAttribute("name", name);
    xml.writeAttribute("prefix", prefix);
    xml.writeAttribute("uri", NAMESPACE + prefix + ".xesext");
  }

  private void globals() throws XMLStreamException {
    xml.writeStartElement("global");
    xml.writeAttribute("scope", "trace");
    attribute("string", "concept:name", "");
    xml.writeEndElement();
    xml.writeStartElement("global");
    xml.writeAttribute("scope", "event");
    attribute("string", "concept:name", "");
    attribute("string", "lifecycle:transition", "complete");
    attribute("date", "time:timestamp", Instant.EPOCH.toString());
    xml.writeEndElement();
  }

  /** Writes one case. */
  void write(Trace trace) {
    try {
      xml.writeCharacters("\n");
      xml.writeStartElement("trace");
      attribute("string", "concept:name", trace.caseId());
      for (Map.Entry<String, String> each : trace.attributes().entrySet()) {
        attribute("string", each.getKey(), each.getValue());
      }
      for (TraceEvent event : trace.events()) {
        event(event);
      }
      xml.writeCharacters("\n");
      xml.writeEndElement();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("case " + trace.caseId() + " cannot be written", e);
    }
  }

  private void event(TraceEvent event) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement("event");
    attribute("string", "concept:name", event.activity());
    attribute("string", "lifecycle:transition", event.start() ? "start" : "complete");
    attribute("date", "time:timestamp", event.time().toString());
    known("org:group", event.text("unit"));
    known("org:role", event.text("handlerRole"));
    attribute("string", "event:type", event.type().wireName());
    attribute("string", "event:source", event.source());
    attribute("string", "event:id", event.id());
    for (Map.Entry<String, @Nullable Object> each : event.data().entrySet()) {
      data("data:" + each.getKey(), each.getValue());
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
  }

  private void known(String key, @Nullable String value) throws XMLStreamException {
    if (value != null) {
      attribute("string", key, value);
    }
  }

  private void data(String key, @Nullable Object value) throws XMLStreamException {
    if (value instanceof Boolean) {
      attribute("boolean", key, value.toString());
    } else if (value instanceof Long || value instanceof Integer) {
      attribute("int", key, value.toString());
    } else if (value != null) {
      attribute("string", key, value.toString());
    }
  }

  private void attribute(String type, String key, String value) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeEmptyElement(type);
    xml.writeAttribute("key", plain(key));
    xml.writeAttribute("value", plain(value));
  }

  /** XML has no way to say a control character; the replacement character stands for it. */
  private static String plain(String text) {
    StringBuilder plain = null;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int length = Character.charCount(c);
      if (!allowed(c)) {
        plain = plain == null ? new StringBuilder(text.substring(0, i)) : plain;
        plain.append('\uFFFD');
      } else if (plain != null) {
        plain.appendCodePoint(c);
      }
      i += length;
    }
    return plain == null ? text : plain.toString();
  }

  private static boolean allowed(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || c >= 0x20 && c <= 0xD7FF
        || c >= 0xE000 && c <= 0xFFFD
        || c >= 0x10000;
  }

  /** Ends the log; the stream stays open. A log that breaks off has no end, and shows it. */
  void end() {
    try {
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.flush();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the log cannot be ended", e);
    }
  }
}
