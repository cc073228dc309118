package io.xiaoneng.dashboard.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.dashboard.paper.Drawing.Place;
import io.xiaoneng.dashboard.paper.Paper.Column;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** What is written can be read again, in the fonts the document holds. */
class PaperTest {

  private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");

  private static Paper paper() {
    return new Paper("证据卡", Locale.SIMPLIFIED_CHINESE, AT);
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  @Test
  void chineseAndRareCharactersAreEmbeddedAndTheMissingOneIsMarked() throws IOException {
    byte[] pdf;
    try (Paper paper = paper()) {
      paper.title("鄠邑区承诺期限内按时办结率");
      paper.text("τ² = 0.02 ≥ 1，两期；\u0001控制符，\uD869\uDEA5");
      pdf = paper.bytes((page, pages) -> page + "/" + pages);
    }
    assertThat(text(pdf)).contains("鄠邑区承诺期限内按时办结率", "τ² = 0.02 ≥ 1，两期； 控制符，〓", "1/1");
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo("证据卡");
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
      PDPage page = document.getPage(0);
      int fonts = 0;
      for (COSName name : page.getResources().getFontNames()) {
        PDFont font = page.getResources().getFont(name);
        assertThat(font.isEmbedded()).isTrue();
        assertThat(font.getName()).as("only what is used").matches("[A-Z]{6}\\+NotoSansSC.*");
        fonts++;
      }
      assertThat(fonts).isEqualTo(2);
    }
    assertThat(pdf.length).as("a few characters, not 2.8 MB of font").isLessThan(100_000);
  }

  @Test
  void aLongTableGoesOnWithItsHead() throws IOException {
    byte[] pdf;
    try (Paper paper = paper()) {
      paper.table(
          List.of(new Column("编号", 1, false), new Column("件数", 1, true)),
          IntStream.range(0, 150).mapToObj(i -> List.of("行" + i, "1,2" + i)).toList());
      pdf = paper.bytes((page, pages) -> "第" + page + "页共" + pages + "页");
    }
    String text = text(pdf);
    assertThat(text).contains("行0", "行149", "第1页共4页", "第4页共4页");
    assertThat(text.split("编号", -1)).as("a head on each of four pages").hasSize(5);
  }

  @Test
  void linesBreakBetweenCharactersButNotBeforeAClosingSign() throws IOException {
    try (Paper paper = paper();
        PDDocument document = new PDDocument()) {
      PaperFont font = new PaperFont(document, "/fonts/NotoSansSC-Regular.ttf");
      assertThat(Lines.of(font, "一二三四。五", 10, 40)).containsExactly("一二三", "四。五");
      assertThat(Lines.of(font, "on time is what is", 10, 45))
          .containsExactly("on time", "is what is");
      assertThat(Lines.of(font, "", 10, 40)).containsExactly("");
      assertThat(Lines.of(font, "x".repeat(200), 10, 40))
          .hasSizeGreaterThan(10)
          .allMatch(each -> font.width(each, 10) <= 40);
      assertThat(String.join("", Lines.of(font, "x".repeat(200), 10, 40)))
          .isEqualTo("x".repeat(200));
      assertThat(paper.bytes((page, pages) -> "")).isNotEmpty();
    }
  }

  @Test
  void aFontThatIsMissingIsNamed() {
    assertThatThrownBy(() -> Typeface.load("/fonts/NotoSansSC-Black.ttf"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "no document can be written with the font /fonts/NotoSansSC-Black.ttf:"
                + " the font /fonts/NotoSansSC-Black.ttf is missing");
    assertThatThrownBy(() -> Typeface.load("/fonts/cps.txt"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("/fonts/cps.txt");
  }

  @Test
  void aLineIsCutWhereItLeavesThePlot() {
    Plot plot = new Plot(200, 100, 0, 10, 0, 1, false);
    plot.line(
        List.of(new Place(0, 0.5), new Place(5, 1.5), new Place(10, 0.5)), Ink.MAIN, 1, false);
    List<Drawing.Line> lines =
        plot.drawing().shapes().stream()
            .filter(Drawing.Line.class::isInstance)
            .map(Drawing.Line.class::cast)
            .filter(each -> each.ink() == Ink.MAIN)
            .toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0).places().get(1))
        .as("half way up, at the upper edge")
        .isEqualTo(new Place(40 + 148 * 0.25, 22));
    plot.dot(5, 1.5, 2, Ink.OWN);
    assertThat(plot.drawing().shapes()).noneMatch(Drawing.Dot.class::isInstance);
  }

  @Test
  void axesAreMarkedAtRoundDistances() {
    assertThat(Plot.step(1)).isEqualTo(0.2);
    assertThat(Plot.step(0.1)).isEqualTo(0.02);
    assertThat(Plot.step(30)).isEqualTo(5);
    assertThatThrownBy(() -> new Plot(100, 100, 1, 1, 0, 1, false))
        .hasMessageContaining("axes from 1.0 to 1.0");
    assertThatThrownBy(() -> new Plot(100, 100, 0, 1, 0, 1, true)).hasMessageContaining("axes");
  }
}
