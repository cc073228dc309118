package io.xiaoneng.importer.source;

import io.xiaoneng.importer.mapping.Grain;
import io.xiaoneng.importer.mapping.ImportFailure;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An XES log (IEEE 1849), read trace by trace; one trace at a time is held. Defaults in {@code
 * <global>} are not filled in: an end date of 1970 is no end date. Nested attributes are ignored.
 */
public final class XesSource implements RowSource {

  /** More events than that in one trace, and the file is no log of cases. */
  static final int MAX_EVENTS = 200_000;

  private final String file;
  private final InputStream bytes;
  private long traces;

  /**
   * @param file its name, for messages
   * @param bytes the file's content, unpacked; closed with this
   */
  public XesSource(String file, InputStream bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  @Override
  public void read(RowConsumer consumer) {
    XMLStreamReader xml = null;
    try {
      xml = factory().createXMLStreamReader(bytes);
      if (!nextElement(xml) || !xml.getLocalName().equals("log")) {
        throw new ImportFailure(file + ": no XES log, its first element is not <log>");
      }
      while (nextElement(xml)) {
        if (xml.getLocalName().equals("trace")) {
          readTrace(xml, consumer);
          traces++;
        } else {
          skip(xml);
        }
      }
    } catch (XMLStreamException | IOException broken) {
      throw broken(xml, broken);
    } finally {
      close(xml);
    }
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  private void readTrace(XMLStreamReader xml, RowConsumer consumer)
      throws XMLStreamException, IOException {
    long line = xml.getLocation().getLineNumber();
    Map<String, String> attributes = new HashMap<>();
    List<XesRow> events = new ArrayList<>();
    while (nextElement(xml)) {
      if (xml.getLocalName().equals("event")) {
        if (events.size() == MAX_EVENTS) {
          throw new ImportFailure(
              file + ", line " + line + ": a trace has more than " + MAX_EVENTS + " events");
        }
        events.add(readEvent(xml, attributes));
      } else {
        readAttribute(xml, attributes);
      }
    }
    consumer.row(Grain.TRACE, new XesRow(line, attributes, attributes));
    events.forEach(event -> consumer.row(Grain.EVENT, event));
  }

  private static XesRow readEvent(XMLStreamReader xml, Map<String, String> ofTrace)
      throws XMLStreamException, IOException {
    long line = xml.getLocation().getLineNumber();
    Map<String, String> attributes = new HashMap<>();
    while (nextElement(xml)) {
      readAttribute(xml, attributes);
    }
    return new XesRow(line, attributes, ofTrace);
  }

  private static void readAttribute(XMLStreamReader xml, Map<String, String> attributes)
      throws XMLStreamException, IOException {
    String key = xml.getAttributeValue(null, "key");
    String value = xml.getAttributeValue(null, "value");
    if (key != null && value != null && !value.isBlank()) {
      attributes.put(key, value.strip());
    }
    skip(xml);
  }

  /** Moves to the next child element; false at the end of the element around it. */
  private static boolean nextElement(XMLStreamReader xml) throws XMLStreamException, IOException {
    while (xml.hasNext()) {
      int what = xml.next();
      if (what == XMLStreamConstants.START_ELEMENT) {
        return true;
      }
      if (what == XMLStreamConstants.END_ELEMENT) {
        return false;
      }
      if (what == XMLStreamConstants.DTD) {
        throw new XMLStreamException("a document type is not allowed in a log", xml.getLocation());
      }
    }
    return false;
  }

  /** Moves to the end of the element the reader stands at. */
  private static void skip(XMLStreamReader xml) throws XMLStreamException, IOException {
    while (nextElement(xml)) {
      skip(xml);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  private ImportFailure broken(
      @org.jspecify.annotations.Nullable XMLStreamReader xml, Exception broken) {
    int line = xml == null ? 1 : xml.getLocation().getLineNumber();
    String before =
        traces == 0
            ? "nothing was imported"
            : "the "
                + traces
                + " traces before it were imported, and importing them again changes"
                + " nothing";
    return new ImportFailure(
        file
            + ", line "
            + line
            + ": the log breaks off or is damaged ("
            + cause(broken)
            + "); "
            + before,
        broken);
  }

  private static String cause(Exception broken) {
    String message = String.valueOf(broken.getMessage()).replaceAll("\\s+", " ");
    int at = message.indexOf("Message: ");
    return at < 0 ? message : message.substring(at + "Message: ".length());
  }

  private static void close(@org.jspecify.annotations.Nullable XMLStreamReader xml) {
    try {
      if (xml != null) {
        xml.close();
      }
    } catch (XMLStreamException ignored) {
      // only memory is freed here; the stream below is closed by its owner
    }
  }
}
