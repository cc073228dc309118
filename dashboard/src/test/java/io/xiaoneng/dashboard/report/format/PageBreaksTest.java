package io.xiaoneng.dashboard.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.report.document.Block;
import io.xiaoneng.dashboard.report.document.Block.Cell;
import io.xiaoneng.dashboard.report.document.Block.Chart;
import io.xiaoneng.dashboard.report.document.Block.Column;
import io.xiaoneng.dashboard.report.document.Block.Figure;
import io.xiaoneng.dashboard.report.document.Block.Figures;
import io.xiaoneng.dashboard.report.document.Block.Kind;
import io.xiaoneng.dashboard.report.document.Block.Paragraph;
import io.xiaoneng.dashboard.report.document.Block.Points;
import io.xiaoneng.dashboard.report.document.Block.Remark;
import io.xiaoneng.dashboard.report.document.Block.Shape;
import io.xiaoneng.dashboard.report.document.Block.Table;
import io.xiaoneng.dashboard.report.document.Section;
import io.xiaoneng.dashboard.report.format.PdfText.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Made-up reports of any mixture, read back: where pages end. */
class PageBreaksTest {

  private static final int REPORTS = 40;

  /** Above it are the foot and what was written, below it nothing else. */
  private static final double FOOT = 842 - 40;

  private final List<String> rows = new ArrayList<>();
  private int tables;
  private int charts;

  private static String words(Random random, int most) {
    return "按时办结率较上月上升，主要来自鄠邑区；".repeat(1 + random.nextInt(most));
  }

  private Block block(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> new Paragraph(words(random, 12));
      case 1 -> new Remark(words(random, 6));
      case 2 ->
          new Points(
              IntStream.range(0, 1 + random.nextInt(5)).mapToObj(i -> words(random, 5)).toList());
      case 3 -> new Figures(List.of(new Figure("总分", "86.4", words(random, 2))));
      case 4 -> chart(random);
      default -> table(random);
    };
  }

  private Chart chart(Random random) {
    int bars = 1 + random.nextInt(60);
    return new Chart(
        "图" + charts++,
        Shape.values()[random.nextInt(3)],
        IntStream.range(0, bars).mapToObj(i -> "单位" + i).toList(),
        List.of(
            Samples.series(
                "得分", IntStream.range(0, bars).mapToObj(i -> (double) i).toArray(Double[]::new))),
        random.nextBoolean() ? null : 5.0,
        false);
  }

  private Table table(Random random) {
    int number = tables++;
    List<List<Cell>> cells = new ArrayList<>();
    int count = random.nextInt(70);
    for (int i = 0; i < count; i++) {
      String row = "R" + number + "-" + i + ".";
      rows.add(row);
      // Its last line says which row it is of, too.
      String end = "Z" + number + "-" + i + ".";
      cells.add(List.of(Cell.of(row), Cell.of(words(random, 7) + end)));
    }
    return new Table(
        "表" + number,
        List.of(new Column("H" + number + ".", 1, Kind.TEXT), new Column("说明", 3, Kind.TEXT)),
        cells);
  }

  private List<Section> sections(Random random) {
    List<Section> sections = new ArrayList<>();
    int count = 2 + random.nextInt(12);
    for (int i = 0; i < count; i++) {
      int level = 1 + random.nextInt(3);
      List<Block> blocks = new ArrayList<>();
      int some = 1 + random.nextInt(4);
      for (int b = 0; b < some; b++) {
        blocks.add(block(random));
      }
      if (level < 3 && random.nextInt(4) == 0) {
        sections.add(new Section("p" + i, "部分" + i, level, random.nextInt(3) == 0, List.of()));
        level++;
      }
      sections.add(new Section("s" + i, "一节" + i, level, random.nextInt(5) == 0, blocks));
    }
    return sections;
  }

  private static boolean heading(Line line) {
    return line.bold() && (line.text().startsWith("一节") || line.text().startsWith("部分"))
        || line.bold() && (line.text().startsWith("图") || line.text().startsWith("表"));
  }

  @Test
  void noHeadingEndsAPageAndEveryRowStandsOnceWithItsHead() throws IOException {
    int headings = 0;
    int checked = 0;
    for (int seed = 1; seed <= REPORTS; seed++) {
      rows.clear();
      tables = 0;
      charts = 0;
      Random random = new Random(seed);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      new PdfWriter(Samples.words()).write(Samples.of(sections(random)), out);
      StringBuilder all = new StringBuilder();
      for (List<Line> page : PdfText.pages(out.toByteArray())) {
        List<Line> above = page.stream().filter(each -> each.y() < FOOT).toList();
        if (above.stream().anyMatch(each -> each.size() == 14 && each.text().equals("目录"))) {
          continue;
        }
        assertThat(above).as("nothing on a page of report %s", seed).isNotEmpty();
        headings += (int) above.stream().filter(PageBreaksTest::heading).count();
        double last = above.stream().mapToDouble(Line::y).max().orElseThrow();
        assertThat(above)
            .as("the last line of a page of report %s", seed)
            .noneMatch(each -> each.y() > last - 1 && heading(each))
            .noneMatch(each -> each.y() > last - 1 && each.text().startsWith("H"));
        String text = PdfText.text(above);
        all.append(text).append('\n');
        for (String row : rows) {
          if (text.contains(row)) {
            String end = row.replace('R', 'Z');
            assertThat(text).as("row %s of report %s is whole", row, seed).contains(end);
            String head = row.substring(0, row.indexOf('-')).replace('R', 'H') + ".";
            assertThat(text).as("row %s of report %s below its head", row, seed).contains(head);
            checked++;
          }
        }
      }
      for (String row : rows) {
        assertThat(all.toString().split(java.util.regex.Pattern.quote(row), -1))
            .as("row %s of report %s", row, seed)
            .hasSize(2);
      }
    }
    assertThat(headings).isGreaterThan(300);
    assertThat(checked).isGreaterThan(1000);
  }

  @Test
  void aRowThatIsLongerThanAPageGoesOn() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String text = IntStream.range(0, 400).mapToObj(i -> "第" + i + "句。").reduce("", String::concat);
    Table table =
        new Table(
            "长",
            List.of(new Column("甲", 4, Kind.TEXT), new Column("乙", 1, Kind.TEXT)),
            List.of(List.of(Cell.of("短"), Cell.of(text))));
    new PdfWriter(Samples.words()).write(Samples.of(List.of(Samples.section("a", table))), out);
    List<List<Line>> pages = PdfText.pages(out.toByteArray());
    assertThat(pages).hasSizeGreaterThan(1);
    String all = PdfText.all(out.toByteArray()).replace("\n", "");
    assertThat(all).contains("第0句。", "第399句。");
    for (List<Line> page : pages) {
      assertThat(page).allMatch(each -> each.y() < 842);
    }
  }
}
