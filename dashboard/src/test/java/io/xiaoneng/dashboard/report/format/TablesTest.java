package io.xiaoneng.dashboard.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.report.document.Block;
import io.xiaoneng.dashboard.report.document.Section;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Numbers are numbers in workbooks and in data. */
class TablesTest {

  /** A workbook, read as the parts it is made of. */
  private static final class Book {

    private final Map<String, Document> parts = new LinkedHashMap<>();

    Book(byte[] xlsx) throws Exception {
      try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(xlsx))) {
        for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
          parts.put(
              each.getName(),
              DocumentBuilderFactory.newInstance()
                  .newDocumentBuilder()
                  .parse(new ByteArrayInputStream(zip.readAllBytes())));
        }
      }
    }

    Document part(String name) {
      Document part = parts.get(name);
      assertThat(part).as(name).isNotNull();
      return part;
    }

    List<String> sheets() {
      List<String> names = new ArrayList<>();
      NodeList all = part("xl/workbook.xml").getElementsByTagName("sheet");
      for (int i = 0; i < all.getLength(); i++) {
        names.add(((Element) all.item(i)).getAttribute("name"));
      }
      return names;
    }

    Element cell(int sheet, String place) {
      NodeList all = part("xl/worksheets/sheet" + sheet + ".xml").getElementsByTagName("c");
      for (int i = 0; i < all.getLength(); i++) {
        if (((Element) all.item(i)).getAttribute("r").equals(place)) {
          return (Element) all.item(i);
        }
      }
      throw new AssertionError("no cell " + place);
    }

    String text(int sheet, String place) {
      Element cell = cell(sheet, place);
      assertThat(cell.getAttribute("t")).as(place).isEqualTo("s");
      int at = Integer.parseInt(cell.getTextContent());
      return part("xl/sharedStrings.xml").getElementsByTagName("si").item(at).getTextContent();
    }

    String format(int sheet, String place) {
      int style = Integer.parseInt(cell(sheet, place).getAttribute("s"));
      Element formats = (Element) part("xl/styles.xml").getElementsByTagName("cellXfs").item(0);
      String id =
          ((Element) formats.getElementsByTagName("xf").item(style)).getAttribute("numFmtId");
      NodeList own = part("xl/styles.xml").getElementsByTagName("numFmt");
      for (int i = 0; i < own.getLength(); i++) {
        if (((Element) own.item(i)).getAttribute("numFmtId").equals(id)) {
          return ((Element) own.item(i)).getAttribute("formatCode");
        }
      }
      return id;
    }
  }

  private static Book book(io.xiaoneng.dashboard.report.document.Document document)
      throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new XlsxWriter(Samples.words()).write(document, out);
    return new Book(out.toByteArray());
  }

  @Test
  void aWorkbookHasNumbersWithTheirFormatsAHeadThatStaysAndAnIndex() throws Exception {
    Book book = book(Samples.monthly(2));
    assertThat(book.sheets()).containsExactly("目录与说明", "区县、开发区", "红牌", "督办单", "计分卡 0", "计分卡 1");
    assertThat(book.text(1, "A1")).isEqualTo("全市营商环境效能月度考核报告");
    assertThat(book.text(1, "A4")).isEqualTo("数据截至 2026-04-01 00:00");
    assertThat(book.text(2, "A1")).isEqualTo("指标");
    assertThat(book.text(2, "A2")).isEqualTo("承诺期限内按时办结率（第 0 项）");
    assertThat(book.cell(2, "B2").getAttribute("t")).as("no text").isIn("", "n");
    assertThat(book.cell(2, "B3").getTextContent()).isEqualTo("0.901");
    assertThat(book.format(2, "B3")).isEqualTo("0.0%");
    assertThat(book.cell(2, "D3").getTextContent()).isEqualTo("1001");
    assertThat(book.format(2, "D3")).isEqualTo("#,##0");
    assertThat(book.format(2, "E3")).isEqualTo("#,##0.0");
    assertThat(book.text(2, "B5")).as("no figure is no number, least of all 0").isEqualTo("—");
    Element pane =
        (Element) book.part("xl/worksheets/sheet2.xml").getElementsByTagName("pane").item(0);
    assertThat(pane.getAttribute("state")).isEqualTo("frozen");
    assertThat(pane.getAttribute("ySplit")).isEqualTo("1");
    assertThat(
            book.part("docProps/core.xml")
                .getElementsByTagName("dcterms:created")
                .item(0)
                .getTextContent())
        .isEqualTo(Samples.MADE.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "NUMBER | 0.98713 | 98.7%        | 0.0%",
        "NUMBER | 1       | 100%         | 0.0%",
        "PERCENT| 0.5     | 50.0%        | 0.0%",
        "NUMBER | 69248   | 69,248       | #,##0",
        "NUMBER | 70.3749 | 70.37        | #,##0.00",
        "NUMBER | 70      | 70.00        | #,##0.00",
        "NUMBER | 20.458  | 20.46 / 25   | #,##0.00\\ \\/\\ \\2\\5",
        "NUMBER | 10      | 10 / 10      | #,##0\\ \\/\\ \\1\\0",
        "NUMBER | 2.334   | 2.33 个工作日  | #,##0.00\\ \\个\\工\\作\\日",
        "NUMBER | 2.334   | 2.33 working days | #,##0.00\\ \\w\\o\\r\\k\\i\\n\\g\\ \\d\\a\\y\\s",
        "NUMBER | -0.1    | −0.1 个百分点  | +#,##0.0\\ \\个\\百\\分\\点;-#,##0.0\\ \\个\\百\\分\\点;#,##0.0\\ \\个\\百\\分\\点",
        "NUMBER | 2.07    | +2.07        | +#,##0.00;-#,##0.00;#,##0.00",
        "NUMBER | 30      | 25 / 30      | #,##0",
        "NUMBER | 0.75    | —            | #,##0.0##",
        "NUMBER | 0.5     | 12 of 24     | #,##0.0##"
      })
  void aNumberLooksAsItDoesElsewhere(Block.Kind kind, double value, String shown, String format) {
    assertThat(TableSheet.format(kind, value, shown)).isEqualTo(format);
  }

  @Test
  void formatsWithWordsLeaveTheStylesWhole() throws Exception {
    Section section =
        Samples.section(
            "a",
            new Block.Table(
                "t",
                List.of(new Block.Column("n", 1, Block.Kind.NUMBER)),
                List.of(
                    List.of(new Block.Cell(20.458, "20.46 / 25")),
                    List.of(new Block.Cell(2, "2 \"<&件")))));
    Book book = book(Samples.of(List.of(section)));
    assertThat(book.format(2, "A2")).isEqualTo("#,##0.00\\ \\/\\ \\2\\5");
    assertThat(book.format(2, "A3")).isEqualTo("#,##0");
  }

  @Test
  void aSheetIsPrintedAsWideAsItsPage() throws Exception {
    Book book = book(Samples.monthly(2));
    for (int i = 1; i <= book.sheets().size(); i++) {
      Element setup =
          (Element)
              book.part("xl/worksheets/sheet" + i + ".xml")
                  .getElementsByTagName("pageSetup")
                  .item(0);
      assertThat(setup.getAttribute("orientation")).isEqualTo("landscape");
      assertThat(setup.getAttribute("fitToWidth")).isEqualTo("1");
      assertThat(setup.getAttribute("fitToHeight")).isEqualTo("0");
    }
  }

  @Test
  void linksOfTheIndexLeadToTheSheets() throws Exception {
    Book book = book(Samples.monthly(2));
    NodeList links = book.part("xl/worksheets/sheet1.xml").getElementsByTagName("hyperlink");
    List<String> to = new ArrayList<>();
    for (int i = 0; i < links.getLength(); i++) {
      to.add(((Element) links.item(i)).getAttribute("location"));
    }
    assertThat(to)
        .containsExactlyInAnyOrderElementsOf(
            book.sheets().stream().skip(1).map(each -> "'" + each + "'!A1").toList());
  }

  @Test
  void cardsOfManyUnitsShareASheetThatNamesThem() throws Exception {
    Book book = book(Samples.monthly(30));
    assertThat(book.sheets()).contains("目录与说明").hasSizeLessThan(8);
    int sheet = book.sheets().size();
    for (int i = 1; i <= book.sheets().size(); i++) {
      if (book.part("xl/worksheets/sheet" + i + ".xml").getElementsByTagName("row").getLength()
          > 900) {
        sheet = i;
      }
    }
    assertThat(book.text(sheet, "A1")).isEqualTo("所在部分");
    List<String> parts = new ArrayList<>();
    NodeList rows = book.part("xl/worksheets/sheet" + sheet + ".xml").getElementsByTagName("row");
    for (int i = 2; i <= rows.getLength(); i++) {
      parts.add(book.text(sheet, "A" + i));
    }
    assertThat(parts).contains("灞桥区 4", "鄠邑区行政审批服务局 0", "灞桥区 29");
    assertThat(parts.stream().filter("灞桥区 29"::equals)).hasSize(30);
  }

  @Test
  void namesOfSheetsAreShortCleanAndUnlikeEachOther() {
    SheetNames names = new SheetNames();
    assertThat(names.of("A/B:C*[D]?")).isEqualTo("A B C  D");
    assertThat(names.of("a b c  d")).as("Excel does not tell them apart").isEqualTo("a b c  d (2)");
    assertThat(names.of("'x'")).isEqualTo("x");
    assertThat(names.of("")).isEqualTo("-");
    assertThat(names.of("国家税务总局西安市税务局第一税务分局办税服务厅（高新技术产业开发区）计分卡")).hasSize(31);
    assertThat(names.of("国家税务总局西安市税务局第一税务分局办税服务厅（高新技术产业开发区）计分卡"))
        .hasSizeLessThanOrEqualTo(31)
        .endsWith(" (2)");
    assertThat(names.of("x".repeat(30) + "𠮷")).isEqualTo("x".repeat(30));
  }

  @Test
  void dataHasNumbersAndNullsAndAFixedOrder() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new JsonWriter().write(Samples.monthly(1), out);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith(
            "{\"title\":\"全市营商环境效能月度考核报告\",\"subtitle\":\"2026年3月 · 全市\",\"name\":\"monthly-2026-03\","
                + "\"language\":\"zh-CN\",\"made\":\"2026-03-31T16:00:00Z\",\"date\":\"2026-04-13\",\"facts\":[");
    JsonNode report = JsonMapper.shared().readTree(out.toByteArray());
    JsonNode blocks = report.get("sections").get(1).get("blocks");
    JsonNode chart = blocks.get(1);
    assertThat(chart.get("shape").asString()).isEqualTo("intervals");
    assertThat(chart.get("aim").doubleValue()).isEqualTo(90);
    assertThat(chart.get("series").get(0).get("low").get(0).doubleValue()).isEqualTo(92.5);
    JsonNode table = blocks.get(2);
    assertThat(table.get("name").asString()).isEqualTo("区县、开发区");
    assertThat(table.get("columns").get(1).toString())
        .isEqualTo("{\"head\":\"数值\",\"kind\":\"percent\"}");
    assertThat(table.get("rows")).hasSize(60);
    assertThat(table.get("rows").get(1).get(1).isDouble()).isTrue();
    assertThat(table.get("rows").get(1).get(3).isInt()).isTrue();
    assertThat(table.get("rows").get(3).get(1).isNull()).as("no figure").isTrue();
    JsonNode lines = report.get("sections").get(0).get("blocks").get(2);
    assertThat(lines.get("series").get(0).get("values").get(6).isNull()).isTrue();
    assertThat(report.get("sections")).hasSize(6);
  }

  @Test
  void aNumberThatIsNoneIsNull() throws Exception {
    Section section =
        Samples.section(
            "a",
            new Block.Table(
                "t",
                List.of(new Block.Column("n", 1, Block.Kind.NUMBER)),
                List.of(
                    List.of(new Block.Cell(Double.NaN, "—")), List.of(Block.Cell.of("未达 20 件")))));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new JsonWriter().write(Samples.of(List.of(section)), out);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"rows\":[[null],[\"未达 20 件\"]]");
    assertThat(book(Samples.of(List.of(section))).text(2, "A2")).isEqualTo("—");
  }
}
