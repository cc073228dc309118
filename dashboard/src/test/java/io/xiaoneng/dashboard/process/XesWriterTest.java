package io.xiaoneng.dashboard.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

class XesWriterTest {

  private static final Trace CASE =
      Traces.of("案 <1> & \"2\"")
          .at(0, "applied", "unit", "610113", "assisted", true, "materialsRequired", 3L)
          .at(1, "step-started", "step", "审查", "unit", "610100", "handlerRole", "科长")
          .at(2, "step-finished", "step", "审查")
          .trace();

  private static byte[] write(boolean ended, Trace... traces) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XesWriter writer = new XesWriter(out);
    for (Trace each : traces) {
      writer.write(each);
    }
    if (ended) {
      writer.end();
    }
    return out.toByteArray();
  }

  private static Document parse(byte[] xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    factory.setSchema(schema());
    var builder = factory.newDocumentBuilder();
    builder.setErrorHandler(
        new org.xml.sax.helpers.DefaultHandler() {
          @Override
          public void error(org.xml.sax.SAXParseException e) throws SAXException {
            throw e;
          }
        });
    return builder.parse(new ByteArrayInputStream(xml));
  }

  private static Schema schema() throws SAXException {
    return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(new StreamSource(XesWriterTest.class.getResourceAsStream("/process/xes.xsd")));
  }

  private static List<String> values(Document log, String key) {
    List<String> values = new ArrayList<>();
    NodeList all = log.getElementsByTagNameNS("*", "*");
    for (int i = 0; i < all.getLength(); i++) {
      Element each = (Element) all.item(i);
      if (each.getAttribute("key").equals(key)
          && !((Element) each.getParentNode()).getTagName().equals("global")) {
        values.add(each.getTagName() + " " + each.getAttribute("value"));
      }
    }
    return values;
  }

  @Test
  void aLogHoldsToTheSchemaAndKeepsEveryCharacter() throws Exception {
    Document log = parse(write(true, CASE));
    assertThat(values(log, "concept:name"))
        .containsExactly("string 案 <1> & \"2\"", "string applied", "string 审查", "string 审查");
    assertThat(values(log, "lifecycle:transition"))
        .containsExactly("string complete", "string start", "string complete");
    assertThat(values(log, "time:timestamp"))
        .containsExactly(
            "date 2026-03-02T01:00:00Z", "date 2026-03-02T02:00:00Z", "date 2026-03-02T03:00:00Z");
    assertThat(values(log, "org:group")).containsExactly("string 610113", "string 610100");
    assertThat(values(log, "org:role")).containsExactly("string 科长");
    assertThat(values(log, "data:assisted")).containsExactly("boolean true");
    assertThat(values(log, "data:materialsRequired")).containsExactly("int 3");
  }

  @Test
  void aLogWithoutCasesIsALog() throws Exception {
    assertThat(parse(write(true)).getDocumentElement().getTagName()).isEqualTo("log");
  }

  @Test
  void whatXmlCannotSayIsMarked() throws Exception {
    Document log = parse(write(true, Traces.of("a\u0001b\uD800").at(0, "applied").trace()));
    assertThat(values(log, "concept:name")).contains("string a\uFFFDb\uFFFD");
  }

  @Test
  void aLogThatBreaksOffIsNoLog() {
    assertThatThrownBy(() -> parse(write(false, CASE))).isInstanceOf(SAXException.class);
  }
}
