package io.xiaoneng.dashboard.supervision.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.xiaoneng.card.CardKind;
import io.xiaoneng.card.CardRules.Wish;
import io.xiaoneng.card.CardStep;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.dashboard.page.Figures;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Authorities;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.dashboard.supervision.card.CardDraft;
import io.xiaoneng.dashboard.supervision.card.CardFile;
import io.xiaoneng.dashboard.supervision.card.CardService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.w3c.dom.Document;

class DraftTest extends CityTestBase {

  private static final Actor SUPERVISOR = new Actor("wang", Set.of(Role.SUPERVISOR), null);
  private static final Actor REVIEWER = new Actor("li", Set.of(Role.REVIEWER), null);
  private static final Actor UNIT = new Actor("district", Set.of(Role.UNIT), "610102");

  @Autowired private CardService cards;
  @Autowired private MetricService metrics;

  /** The parts of a DOCX by name, each parsed. */
  private static Map<String, Document> parts(byte[] docx) throws Exception {
    Map<String, Document> parts = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
      for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
        parts.put(each.getName(), parsed(zip.readAllBytes()));
      }
    }
    return parts;
  }

  private static Document parsed(byte[] xml) throws Exception {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(xml));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aDocumentIsWellFormedAndHasTheMeasuresOfOfficialDocuments() throws Exception {
    byte[] docx =
        DocxWriter.write(
            new OfficialDocument(
                "关于<甲>&“乙”的督办函",
                "某局",
                List.of(
                    new OfficialDocument.Heading("一、情况"),
                    new OfficialDocument.Paragraph("有控制符\u0001和𠮷字"),
                    new OfficialDocument.Table(
                        List.of(List.of("指标", "数值"), List.of("按时办结率", "91.2%")))),
                LocalDate.parse("2026-03-02")));
    Map<String, Document> parts = parts(docx);
    assertThat(parts)
        .containsOnlyKeys(
            "[Content_Types].xml",
            "_rels/.rels",
            "word/_rels/document.xml.rels",
            "word/footer.xml",
            "word/footer2.xml",
            "word/settings.xml",
            "word/fontTable.xml",
            "word/styles.xml",
            "word/document.xml");
    Document document = parts.get("word/document.xml");
    assertThat(document.getDocumentElement().getTextContent())
        .isEqualTo(
            "（发文机关标志）（机关代字）〔2026〕　　号关于<甲>&“乙”的督办函某局：一、情况有控制符和𠮷字指标数值按时办结率91.2%（发文机关署名）2026年3月2日");
    var margins = document.getElementsByTagName("w:pgMar").item(0).getAttributes();
    // 37 mm above, 28 mm to the left; 1440 twentieths of a point are an inch.
    assertThat(margins.getNamedItem("w:top").getNodeValue()).isEqualTo("2098");
    assertThat(margins.getNamedItem("w:left").getNodeValue()).isEqualTo("1587");
    assertThat(document.getElementsByTagName("w:rFonts").item(0).getAttributes())
        .satisfies(
            font ->
                assertThat(font.getNamedItem("w:eastAsia").getNodeValue()).isEqualTo("方正小标宋简体"));
    assertThat(document.getElementsByTagName("w:color").item(0).getAttributes())
        .as("the issuer's name is red")
        .satisfies(
            colour -> assertThat(colour.getNamedItem("w:val").getNodeValue()).isEqualTo("FF0000"));
    assertThat(document.getElementsByTagName("w:footerReference").getLength())
        .as("numbers stand outside, on odd and on even pages")
        .isEqualTo(2);
  }

  private CardFile opened() {
    return cards.open(
        new CardDraft(CardKind.RED, "按时办结率偏低", "610102", "on-time", null, null, null, "{}", ""),
        SUPERVISOR,
        "连续两月低于下限");
  }

  private CardFile take(CardFile file, CardStep step, Actor actor) {
    return cards.take(file.id(), file.card().version(), Wish.of(step, "说明"), actor);
  }

  private MockHttpServletResponse draft(CardFile file, String rung, Actor actor) throws Exception {
    return http.perform(
            get("/api/v1/cards/{id}/draft.docx", file.id())
                .param("rung", rung)
                .with(user(actor.name()).authorities(Authorities.of(actor.roles(), actor.unit()))))
        .andReturn()
        .getResponse();
  }

  @Test
  void aLetterHasTheFiguresOfTheQueriesAndWaitsUntilTheCardIsIssued() throws Exception {
    CardFile pending = take(opened(), CardStep.STATE, UNIT);
    assertThat(draft(pending, "ORDER", SUPERVISOR).getStatus()).isEqualTo(409);
    CardFile issued = take(pending, CardStep.ISSUE, SUPERVISOR);
    MockHttpServletResponse answer = draft(issued, "ORDER", SUPERVISOR);
    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getHeader("Content-Disposition")).startsWith("attachment;");
    String text =
        parts(answer.getContentAsByteArray())
            .get("word/document.xml")
            .getDocumentElement()
            .getTextContent();
    Double value =
        metrics
            .read(metrics.parse("on-time", Map.of("unit", new String[] {"610102"})))
            .get(0)
            .figure("value");
    String told =
        new Figures(Locale.SIMPLIFIED_CHINESE, ZoneId.of("Asia/Shanghai")).percent(value) + "%";
    assertThat(text).contains("新城区", "督办函", "承诺期限内按时办结率" + told, "特别程序启动率", "退件率", "期后改删率");
    assertThat(draft(issued, "CIRCULAR", SUPERVISOR).getStatus()).isEqualTo(409);
    assertThat(draft(issued, "ORDER", REVIEWER).getStatus()).isEqualTo(403);
  }
}
