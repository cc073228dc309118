package io.xiaoneng.dashboard.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.report.document.Block.Paragraph;
import io.xiaoneng.dashboard.report.document.Section;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A report as an official document: its parts, as programs look for them. */
class DocxReportWriterTest {

  private final Map<String, byte[]> parts = new HashMap<>();

  private void write(io.xiaoneng.dashboard.report.document.Document document) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new DocxReportWriter(Samples.words()).write(document, out);
    parts.clear();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
        parts.put(each.getName(), zip.readAllBytes());
      }
    }
  }

  private Document xml(String part) throws Exception {
    byte[] bytes = parts.get(part);
    assertThat(bytes).as(part).isNotNull();
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(bytes));
  }

  private static List<Element> all(Document document, String name) {
    List<Element> all = new ArrayList<>();
    NodeList found = document.getElementsByTagName(name);
    for (int i = 0; i < found.getLength(); i++) {
      all.add((Element) found.item(i));
    }
    return all;
  }

  private static List<String> values(Document document, String name, String attribute) {
    return all(document, name).stream().map(each -> each.getAttribute(attribute)).toList();
  }

  /** The texts of the paragraphs of a style. */
  private static List<String> texts(Document document, String style) {
    return all(document, "w:pStyle").stream()
        .filter(each -> each.getAttribute("w:val").equals(style))
        .map(each -> each.getParentNode().getParentNode().getTextContent())
        .toList();
  }

  @Test
  void everyPartIsThereWellFormedAndOfAKnownType() throws Exception {
    write(Samples.monthly(2));
    Document types = xml("[Content_Types].xml");
    List<String> known = values(types, "Override", "PartName");
    List<String> endings = values(types, "Default", "Extension");
    for (String each : parts.keySet()) {
      if (each.endsWith(".xml")) {
        assertThat(xml(each).getDocumentElement()).isNotNull();
      }
      assertThat(known.contains("/" + each) || endings.contains(each.replaceAll(".*\\.", "")))
          .as(each)
          .isTrue();
    }
    Document relations = xml("word/_rels/document.xml.rels");
    assertThat(values(relations, "Relationship", "Id")).doesNotHaveDuplicates();
    for (String each : values(relations, "Relationship", "Target")) {
      assertThat(parts).containsKey("word/" + each);
    }
    assertThat(values(xml("word/document.xml"), "a:blip", "r:embed"))
        .isNotEmpty()
        .allMatch(values(relations, "Relationship", "Id")::contains);
    assertThat(parts.keySet()).as("no macros").noneMatch(each -> each.contains("vba"));
  }

  @Test
  void headingsAreHeadingsWithTheNumbersOfOfficialDocuments() throws Exception {
    write(Samples.monthly(12));
    Document text = xml("word/document.xml");
    assertThat(texts(text, "Heading1"))
        .containsExactly("一、全市情况", "二、分类排名", "三、督办与红牌", "四、各单位计分卡", "附件：指标定义");
    assertThat(texts(text, "Heading2"))
        .hasSize(12)
        .startsWith("（一）鄠邑区行政审批服务局 0")
        .contains("（十）灞桥区 9", "（十二）西咸新区秦汉新城管理委员会（行政审批与政务服务局） 11");
    List<String> styles = values(xml("word/styles.xml"), "w:style", "w:styleId");
    assertThat(styles)
        .containsAll(List.copyOf(new java.util.HashSet<>(values(text, "w:pStyle", "w:val"))));
  }

  @Test
  void contentsLeadToEveryHeadingAndAreCountedWhenOpened() throws Exception {
    write(Samples.monthly(3));
    Document text = xml("word/document.xml");
    List<String> marks = values(text, "w:bookmarkStart", "w:name");
    assertThat(marks).hasSize(8).doesNotHaveDuplicates();
    assertThat(values(text, "w:hyperlink", "w:anchor")).containsExactlyElementsOf(marks);
    assertThat(all(text, "w:instrText").stream().map(each -> each.getTextContent().strip()))
        .containsExactlyElementsOf(marks.stream().map(each -> "PAGEREF " + each + " \\h").toList());
    assertThat(values(xml("word/settings.xml"), "w:updateFields", "w:val")).containsExactly("true");
    write(Samples.of(List.of(Samples.section("a", new Paragraph("甲")))));
    assertThat(all(xml("word/document.xml"), "w:hyperlink")).isEmpty();
    assertThat(all(xml("word/settings.xml"), "w:updateFields")).isEmpty();
  }

  @Test
  void tablesRepeatTheirHeadAndCutNoRow() throws Exception {
    write(Samples.monthly(1));
    Document text = xml("word/document.xml");
    List<Element> rows = all(text, "w:tr");
    assertThat(rows).hasSizeGreaterThan(90);
    assertThat(all(text, "w:cantSplit")).hasSameSizeAs(rows);
    assertThat(all(text, "w:tblHeader")).hasSameSizeAs(all(text, "w:tbl"));
    for (Element each : all(text, "w:tbl")) {
      int columns = each.getElementsByTagName("w:gridCol").getLength();
      assertThat(each.getElementsByTagName("w:tc").getLength() % columns).isZero();
    }
  }

  @Test
  void chartsArePicturesWithWordsThatStandForThem() throws Exception {
    write(Samples.monthly(1));
    Document text = xml("word/document.xml");
    assertThat(values(text, "wp:docPr", "descr")).contains("按时办结率十二个月走势", "区县、开发区得分与区间", "红牌件数");
    for (Element each : all(text, "wp:extent")) {
      // English Metric Units: no wider than 156 mm, no higher than 225 mm.
      assertThat(Long.parseLong(each.getAttribute("cx"))).isBetween(1L, 156L * 36_000);
      assertThat(Long.parseLong(each.getAttribute("cy"))).isBetween(1L, 225L * 36_000);
    }
    var image = ImageIO.read(new ByteArrayInputStream(parts.get("word/media/p1.png")));
    assertThat(image.getWidth()).isGreaterThan(1200);
    java.util.Set<Integer> colours = new java.util.HashSet<>();
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        colours.add(image.getRGB(x, y) & 0xffffff);
      }
    }
    assertThat(colours).contains(0xffffff, 0x1f66ad, 0xb85c00);
  }

  @Test
  void aPartWithoutWordsOfItsOwnTakesTheNextOneOnItsPage() throws Exception {
    write(
        Samples.of(
            List.of(
                Samples.section("a", new Paragraph("甲")),
                new Section("cards", "各单位计分卡", 1, true, List.of()),
                Samples.card(1),
                Samples.card(2))));
    List<String> begin =
        all(xml("word/document.xml"), "w:pageBreakBefore").stream()
            .map(each -> each.getParentNode().getParentNode().getTextContent())
            .toList();
    assertThat(begin).hasSize(2);
    assertThat(begin.get(0)).isEqualTo("二、各单位计分卡");
    assertThat(begin.get(1)).startsWith("（二）市市场监督管理局");
  }

  @Test
  void anEnglishReportHasNoEmptyPlacesForAnOffice() throws Exception {
    write(
        Samples.of(
            Locale.ENGLISH,
            List.of(new Section("a", "City <b> & \"c\"", 1, false, List.of(new Paragraph("x"))))));
    String text = xml("word/document.xml").getDocumentElement().getTextContent();
    assertThat(text)
        .contains("City <b> & \"c\"", "13 April 2026", "Figures as of")
        .doesNotContain("发文机关");
  }

  @Test
  void aBriefPaperIsSetInSmallLettersWithoutTheHeadOfAnOffice() throws Exception {
    io.xiaoneng.dashboard.report.document.Document issued =
        Samples.of(List.of(Samples.section("a", new Paragraph("甲"))));
    write(issued);
    assertThat(xml("word/document.xml").getDocumentElement().getTextContent()).contains("发文机关");
    assertThat(values(xml("word/document.xml"), "w:sz", "w:val")).contains("32", "44");
    write(
        new io.xiaoneng.dashboard.report.document.Document(
            issued.title(),
            issued.subtitle(),
            issued.name(),
            issued.language(),
            issued.made(),
            issued.date(),
            issued.facts(),
            true,
            issued.sections()));
    assertThat(xml("word/document.xml").getDocumentElement().getTextContent())
        .contains("2026年4月13日", "数据截至")
        .doesNotContain("发文机关", "机关代字");
    assertThat(values(xml("word/document.xml"), "w:sz", "w:val"))
        .contains("21", "36")
        .doesNotContain("32", "44");
  }

  @Test
  void whomItGoesToHasNoNumber() {
    Numbering numbering = new Numbering();
    assertThat(numbering.of(3, "各有关单位：")).isEqualTo("各有关单位：");
    assertThat(numbering.of(1, "列入红榜的单位")).isEqualTo("一、列入红榜的单位");
  }

  @Test
  void numbersOfHeadingsAreWords() {
    assertThat(Numbering.words(1)).isEqualTo("一");
    assertThat(Numbering.words(10)).isEqualTo("十");
    assertThat(Numbering.words(11)).isEqualTo("十一");
    assertThat(Numbering.words(20)).isEqualTo("二十");
    assertThat(Numbering.words(101)).isEqualTo("一百零一");
    assertThat(Numbering.words(110)).isEqualTo("一百一十");
    assertThat(Numbering.words(1400)).isEqualTo("一千四百");
    assertThat(Numbering.words(1004)).isEqualTo("一千零四");
    Numbering numbering = new Numbering();
    assertThat(numbering.of(1, "甲")).isEqualTo("一、甲");
    assertThat(numbering.of(2, "乙")).isEqualTo("（一）乙");
    assertThat(numbering.of(3, "丙")).isEqualTo("1. 丙");
    assertThat(numbering.of(2, "丁")).isEqualTo("（二）丁");
    assertThat(numbering.of(3, "戊")).isEqualTo("1. 戊");
    assertThat(numbering.of(1, "附件：己")).isEqualTo("附件：己");
    assertThat(numbering.of(1, "二、庚")).isEqualTo("二、庚");
  }
}
