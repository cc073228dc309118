package io.xiaoneng.dashboard.report.format;

import io.xiaoneng.dashboard.paper.Drawing;
import io.xiaoneng.dashboard.paper.Paper;
import io.xiaoneng.dashboard.paper.Typeface;
import io.xiaoneng.dashboard.report.ReportFormat;
import io.xiaoneng.dashboard.report.ReportWriter;
import io.xiaoneng.dashboard.report.chart.ChartWords;
import io.xiaoneng.dashboard.report.chart.Charts;
import io.xiaoneng.dashboard.report.document.Block;
import io.xiaoneng.dashboard.report.document.Block.Chart;
import io.xiaoneng.dashboard.report.document.Block.Figures;
import io.xiaoneng.dashboard.report.document.Block.Kind;
import io.xiaoneng.dashboard.report.document.Block.Paragraph;
import io.xiaoneng.dashboard.report.document.Block.Points;
import io.xiaoneng.dashboard.report.document.Block.Remark;
import io.xiaoneng.dashboard.report.document.Block.Table;
import io.xiaoneng.dashboard.report.document.Document;
import io.xiaoneng.dashboard.report.document.Section;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Reports as PDF: a long one with a cover and contents, a short one with a head. Nothing is written
 * before every section was gone through.
 */
@Component
final class PdfWriter implements ReportWriter {

  /** Higher charts would leave too much of a page empty before them. */
  private static final double CHART = Paper.HEIGHT * 0.55;

  private final FormWords words;
  private final Charts charts;

  /**
   * Looks for its fonts.
   *
   * @throws IllegalStateException that names a font which is missing
   */
  PdfWriter(FormWords words) {
    this.words = words;
    this.charts = new Charts(Typeface.regular());
    Typeface.bold();
  }

  @Override
  public ReportFormat format() {
    return ReportFormat.PDF;
  }

  @Override
  public void write(Document document, OutputStream out) throws IOException {
    Locale language = document.language();
    try (Paper paper = new Paper(document.title(), language, document.made())) {
      CheckedSections sections = new CheckedSections(document);
      boolean contents = sections.longEnough();
      List<String> facts = words.facts(document);
      String date = words.date(document);
      if (contents) {
        paper.cover(document.title(), document.subtitle(), date, facts);
      } else {
        paper.title(document.title());
        paper.quiet(document.subtitle() + " · " + date);
        paper.gap();
      }
      while (sections.hasNext()) {
        section(paper, sections.next(), language);
      }
      if (contents) {
        paper.contents(words.word(language, "contents"));
      } else {
        paper.gap();
        facts.forEach(paper::quiet);
        paper.outline();
      }
      paper.write(
          out, document.title(), (page, pages) -> words.word(language, "page", page, pages));
    } catch (UncheckedIOException e) {
      throw new IOException("the report cannot be written as PDF: " + e.getMessage(), e);
    }
  }

  private void section(Paper paper, Section section, Locale language) {
    if (section.newPage()) {
      paper.page();
    }
    paper.part(section.heading(), section.level());
    boolean named = section.blocks().stream().filter(Table.class::isInstance).count() > 1;
    for (Block each : section.blocks()) {
      if (each instanceof Paragraph paragraph) {
        paper.text(paragraph.text());
        paper.gap();
      } else if (each instanceof Remark remark) {
        paper.quiet(remark.text());
        paper.gap();
      } else if (each instanceof Points points) {
        points.texts().forEach(paper::point);
        paper.gap();
      } else if (each instanceof Figures figures) {
        figures(paper, figures);
      } else if (each instanceof Table table) {
        if (named && !table.name().equals(section.heading())) {
          paper.caption(table.name());
        }
        table(paper, table, language);
      } else if (each instanceof Chart chart) {
        chart(paper, chart, words.chart(language));
      }
    }
  }

  private static void figures(Paper paper, Figures figures) {
    paper.figures(
        figures.figures().stream()
            .map(each -> new Paper.Figure(each.label(), each.value(), each.note()))
            .toList());
  }

  private void table(Paper paper, Table table, Locale language) {
    paper.table(
        table.columns().stream()
            .map(each -> new Paper.Column(each.head(), each.share(), each.kind() != Kind.TEXT))
            .toList(),
        words.rows(table, language));
  }

  private void chart(Paper paper, Chart chart, ChartWords told) {
    paper.caption(chart.title());
    for (Drawing each : charts.draw(chart, Paper.WIDTH, CHART, told)) {
      paper.drawing(each, chart.title());
      paper.gap();
    }
  }
}
