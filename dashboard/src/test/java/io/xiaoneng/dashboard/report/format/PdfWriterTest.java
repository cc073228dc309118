package io.xiaoneng.dashboard.report.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.dashboard.report.document.Block.Figure;
import io.xiaoneng.dashboard.report.document.Block.Figures;
import io.xiaoneng.dashboard.report.document.Block.Paragraph;
import io.xiaoneng.dashboard.report.document.Document;
import io.xiaoneng.dashboard.report.document.Section;
import io.xiaoneng.dashboard.report.format.PdfText.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.junit.jupiter.api.Test;

/** What a report says on paper, read back by somebody else's program. */
class PdfWriterTest {

  private static final Pattern ENTRY = Pattern.compile("^(.*?)[\\s·]+(\\d+)$");

  private static byte[] written(Document document) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PdfWriter(Samples.words()).write(document, out);
    return out.toByteArray();
  }

  /** The page, from 1, whose heading this is. */
  private static int pageOf(List<List<Line>> pages, String heading) {
    for (int i = 3; i <= pages.size(); i++) {
      if (pages.get(i - 1).stream()
          .anyMatch(each -> each.bold() && each.size() > 11 && each.text().equals(heading))) {
        return i;
      }
    }
    throw new AssertionError("no page has the heading " + heading);
  }

  @Test
  void contentsFootsLinksAndOutlineNameThePagesWherePartsAre() throws IOException {
    byte[] pdf = written(Samples.monthly(60));
    List<List<Line>> pages = PdfText.pages(pdf);
    assertThat(PdfText.text(pages.get(0)))
        .contains("全市营商环境效能月度考核报告", "2026年4月13日", "数据截至 2026-04-01 00:00", "校验码")
        .doesNotContain("第 1 页");
    for (int i = 2; i <= pages.size(); i++) {
      assertThat(PdfText.text(pages.get(i - 1))).contains("第 " + i + " 页 共 " + pages.size() + " 页");
    }
    String contents = PdfText.text(pages.get(1)) + "\n" + PdfText.text(pages.get(2));
    int entries = 0;
    for (String line : contents.split("\n")) {
      Matcher entry = ENTRY.matcher(line);
      if (entry.matches() && !line.contains("页")) {
        assertThat(Integer.parseInt(entry.group(2)))
            .as(line)
            .isEqualTo(pageOf(pages, entry.group(1)));
        entries++;
      }
    }
    assertThat(entries).isEqualTo(4 + 1 + 60);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      List<Integer> linked = new ArrayList<>();
      for (int i = 1; i <= 2; i++) {
        for (PDAnnotation each : document.getPage(i).getAnnotations()) {
          PDPageDestination to = (PDPageDestination) ((PDAnnotationLink) each).getDestination();
          linked.add(to.retrievePageNumber() + 1);
        }
      }
      assertThat(linked).hasSize(65).isSorted().startsWith(4).endsWith(pages.size());
      List<String> parts = new ArrayList<>();
      for (PDOutlineItem each : document.getDocumentCatalog().getDocumentOutline().children()) {
        parts.add(each.getTitle());
        PDPageDestination to = (PDPageDestination) each.getDestination();
        assertThat(to.retrievePageNumber() + 1).isEqualTo(pageOf(pages, each.getTitle()));
      }
      assertThat(parts).containsExactly("全市情况", "分类排名", "督办与红牌", "各单位计分卡", "附件：指标定义");
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo("全市营商环境效能月度考核报告");
    }
  }

  @Test
  void aShortReportHasAHeadAndNeitherCoverNorContents() throws IOException {
    byte[] pdf =
        written(
            Samples.of(
                Locale.ENGLISH,
                List.of(
                    Samples.section("moved", new Paragraph("What moved.")),
                    Samples.section("needs", new Paragraph("What needs you.")))));
    List<List<Line>> pages = PdfText.pages(pdf);
    assertThat(pages).hasSize(1);
    assertThat(PdfText.text(pages.get(0)))
        .startsWith("Monthly assessment of the city's public services")
        .contains("March 2026 · whole city · 13 April 2026", "What moved.", "page 1 of 1")
        .contains("Figures as of 2026-04-01 00:00")
        .doesNotContain("Contents");
  }

  @Test
  void chartsAreLinesAndWordsNotPictures() throws IOException {
    byte[] pdf = written(Samples.monthly(1));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (PDPage page : document.getPages()) {
        for (COSName name : page.getResources().getXObjectNames()) {
          throw new AssertionError("a picture: " + name);
        }
      }
    }
    assertThat(PdfText.all(pdf))
        .contains("2025-07", "区县、开发区", "目标 95%", "98%")
        .contains("国家税务总局西安市税务局第一税务分局");
  }

  @Test
  void everyCharacterIsInTheFont() throws IOException {
    assertThat(PdfText.all(written(Samples.monthly(6)))).contains("鄠邑区", "灞桥区").doesNotContain("〓");
  }

  @Test
  void theSameDocumentGivesTheSameBytes() throws IOException {
    assertThat(written(Samples.monthly(3))).isEqualTo(written(Samples.monthly(3)));
  }

  @Test
  void aPartThatBeginsAPageTakesTheHeadingsAboveItAlong() throws IOException {
    List<Section> sections = new ArrayList<>();
    sections.add(Samples.section("first", new Paragraph("前言")));
    sections.add(new Section("cards", "各单位计分卡", 1, false, List.of()));
    sections.add(Samples.card(1));
    List<List<Line>> pages = PdfText.pages(written(Samples.of(sections)));
    assertThat(PdfText.text(pages.get(0))).contains("前言").doesNotContain("各单位计分卡");
    assertThat(PdfText.text(pages.get(1))).startsWith("各单位计分卡").contains("总分");
  }

  @Test
  void aFewLinesBelowAHeadingStayWithTheTableTheyLeadTo() throws IOException {
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      sections.add(
          new Section(
              "s" + i,
              "单位" + i,
              2,
              false,
              List.of(new Paragraph("总分" + i + "。"), Samples.table("卡" + i, 9))));
    }
    for (List<Line> page : PdfText.pages(written(Samples.of(sections)))) {
      List<Line> above = page.stream().filter(each -> each.y() < 800).toList();
      double last = above.stream().mapToDouble(Line::y).max().orElseThrow();
      assertThat(above).noneMatch(each -> each.y() == last && each.text().startsWith("总分"));
    }
  }

  @Test
  void linesBelowAHeadingDoNotFollowTheNextPartToItsPage() throws IOException {
    List<List<Line>> pages =
        PdfText.pages(
            written(
                Samples.of(
                    List.of(
                        Samples.section("a", new Paragraph("前言。")),
                        new Section("b", "后文", 1, true, List.of(new Paragraph("正文。")))))));
    assertThat(PdfText.text(pages.get(0))).contains("部分 a", "前言。").doesNotContain("后文");
    assertThat(PdfText.text(pages.get(1))).startsWith("后文\n正文。");
  }

  @Test
  void figuresOfOneRowAreAsLargeAsTheLongestAllows() throws IOException {
    byte[] pdf =
        written(
            Samples.of(
                List.of(
                    Samples.section(
                        "a",
                        new Figures(
                            List.of(
                                new Figure("件数", "368 件", ""),
                                new Figure("时长", "5.76 个工作日", ""),
                                new Figure("三", "3", ""),
                                new Figure("四", "4", ""),
                                new Figure("五", "5", "")))))));
    List<Line> lines = PdfText.pages(pdf).get(0);
    assertThat(lines).anyMatch(each -> each.text().equals("5.76 个工作日"));
    assertThat(
            lines.stream()
                .filter(each -> each.text().matches("368 件|5.76 个工作日|3"))
                .map(Line::size)
                .distinct())
        .hasSize(1)
        .allMatch(each -> each >= 9 && each < 15);
  }

  @Test
  void aTableWithoutRowsSaysSo() throws IOException {
    byte[] pdf = written(Samples.of(List.of(Samples.section("a", Samples.table("红牌", 0)))));
    assertThat(PdfText.all(pdf)).contains("怎样算\n没有数据");
  }

  @Test
  void aFullDiskIsNamed() {
    assertThatThrownBy(
            () ->
                new PdfWriter(Samples.words())
                    .write(
                        Samples.monthly(1),
                        new java.io.OutputStream() {
                          @Override
                          public void write(int b) throws IOException {
                            throw new IOException("No space left on device");
                          }
                        }))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("No space left on device");
  }
}
