package io.xiaoneng.dashboard.report.format;

import io.xiaoneng.dashboard.office.OfficialFile;
import io.xiaoneng.dashboard.office.OfficialForm;
import io.xiaoneng.dashboard.office.OfficialTable;
import io.xiaoneng.dashboard.office.OfficialTable.Side;
import io.xiaoneng.dashboard.office.OfficialText;
import io.xiaoneng.dashboard.office.OfficialText.Entry;
import io.xiaoneng.dashboard.paper.Drawing;
import io.xiaoneng.dashboard.paper.Picture;
import io.xiaoneng.dashboard.paper.Typeface;
import io.xiaoneng.dashboard.report.ReportFormat;
import io.xiaoneng.dashboard.report.ReportWriter;
import io.xiaoneng.dashboard.report.chart.Charts;
import io.xiaoneng.dashboard.report.document.Block;
import io.xiaoneng.dashboard.report.document.Block.Chart;
import io.xiaoneng.dashboard.report.document.Block.Figure;
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
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Reports as DOCX in the form of official documents 公文, to be edited: headings, contents and page
 * numbers are those of the word processor, charts are pictures. Nothing is written before every
 * section was gone through.
 */
@Component
final class DocxReportWriter implements ReportWriter {

  private static final double CHART = OfficialText.HEIGHT * 0.6;

  /** 216 dots to an inch. */
  private static final int SCALE = 3;

  /** Letters of tables in half points; of wide ones smaller. */
  private static final int CELL = 21;

  private static final int SMALL_CELL = 18;
  private static final int BRIEF_CELL = 16;
  private static final int WIDE = 6;

  private final FormWords words;
  private final Typeface face = Typeface.regular();
  private final Charts charts = new Charts(face);

  DocxReportWriter(FormWords words) {
    this.words = words;
  }

  private static OfficialForm form(Document document) {
    return document.brief() ? OfficialForm.BRIEF : OfficialForm.ISSUED;
  }

  @Override
  public ReportFormat format() {
    return ReportFormat.DOCX;
  }

  @Override
  public void write(Document document, OutputStream out) throws IOException {
    try (HeldBack held = new HeldBack()) {
      Body body = new Body(document, held);
      body.write();
      OfficialFile file = new OfficialFile(out, form(document));
      file.text(
          to -> {
            to.write(head(document, body).getBytes(StandardCharsets.UTF_8));
            held.copyTo(to);
          },
          body.drawings.size(),
          body.contents);
      for (int i = 0; i < body.drawings.size(); i++) {
        // Painted one after the other: pictures of all units would not fit into memory.
        file.picture(i + 1, Picture.png(body.drawings.get(i), face, SCALE));
      }
      file.finish();
    }
  }

  /** What stands before the sections. Its empty places are for Chinese offices. */
  private String head(Document document, Body body) throws IOException {
    StringBuilder head = new StringBuilder();
    OfficialText text = new OfficialText(head, form(document));
    if (document.chinese() && !document.brief()) {
      text.issuer(document.date());
    }
    text.title(document.title());
    text.subtitle(
        document.brief()
            ? document.subtitle() + " · " + words.date(document)
            : document.subtitle());
    if (body.contents && !body.entries.isEmpty()) {
      text.contents(words.word(document.language(), "contents"), body.entries);
    }
    return head.toString();
  }

  /** The sections of one document. */
  private final class Body {

    private final Document document;
    private final HeldBack held;
    private final Locale language;
    private final Numbering numbering = new Numbering();
    private final List<Entry> entries = new ArrayList<>();
    private final List<Drawing> drawings = new ArrayList<>();
    private boolean contents;
    private int sections;

    /** Whether the heading before stands alone, and takes the next one on its page. */
    private boolean bare;

    Body(Document document, HeldBack held) {
      this.document = document;
      this.held = held;
      this.language = document.language();
    }

    void write() throws IOException {
      Writer to = new OutputStreamWriter(held.out(), StandardCharsets.UTF_8);
      OfficialText text = new OfficialText(to, form(document));
      CheckedSections reading = new CheckedSections(document);
      contents = reading.longEnough();
      while (reading.hasNext()) {
        section(text, reading.next());
      }
      if (document.brief()) {
        text.space();
      } else if (document.chinese()) {
        text.signature(document.date());
        text.space();
      } else {
        text.space();
        text.right(words.date(document));
        text.space();
      }
      for (String each : words.facts(document)) {
        text.remark(each);
      }
      to.flush();
    }

    private void section(OfficialText text, Section section) throws IOException {
      sections++;
      String heading =
          document.chinese() ? numbering.of(section.level(), section.heading()) : section.heading();
      String mark = "_Toc" + sections;
      // Contents end their page.
      boolean newPage = section.newPage() && !bare || contents && sections == 1;
      bare = section.blocks().isEmpty();
      if (document.chinese() && Numbering.addresses(heading) && !newPage) {
        text.addressee(heading.substring(0, heading.length() - 1));
      } else {
        text.heading(section.level(), heading, mark, sections, newPage);
      }
      if (section.level() <= 2) {
        entries.add(new Entry(section.level(), heading, mark));
      }
      boolean named = section.blocks().stream().filter(Table.class::isInstance).count() > 1;
      for (Block each : section.blocks()) {
        boolean like = each instanceof Table table && table.name().equals(section.heading());
        block(text, each, named && !like);
      }
    }

    private void block(OfficialText text, Block block, boolean named) throws IOException {
      if (block instanceof Paragraph paragraph) {
        text.body(paragraph.text());
      } else if (block instanceof Remark remark) {
        text.remark(remark.text());
      } else if (block instanceof Points points) {
        for (String each : points.texts()) {
          text.point(each);
        }
      } else if (block instanceof Figures figures) {
        figures(text, figures.figures());
      } else if (block instanceof Table table) {
        if (named) {
          text.caption(table.name());
        }
        table(text, table);
      } else if (block instanceof Chart chart) {
        text.caption(chart.title());
        for (Drawing each :
            charts.draw(chart, form(document).width(), CHART, words.chart(language))) {
          drawings.add(each);
          text.picture(drawings.size(), each.width(), each.height(), chart.title());
        }
      }
    }

    /** A table whose head are their names. */
    private void figures(OfficialText text, List<Figure> figures) throws IOException {
      List<List<String>> rows = new ArrayList<>();
      rows.add(figures.stream().map(Figure::value).toList());
      if (figures.stream().anyMatch(each -> !each.note().isEmpty())) {
        rows.add(figures.stream().map(Figure::note).toList());
      }
      text.table(
          new OfficialTable(
              figures.stream()
                  .map(each -> new OfficialTable.Column(each.label(), 1, Side.CENTER))
                  .toList(),
              rows,
              document.brief() ? BRIEF_CELL : CELL));
    }

    private void table(OfficialText text, Table table) throws IOException {
      text.table(
          new OfficialTable(
              table.columns().stream()
                  .map(
                      each ->
                          new OfficialTable.Column(
                              each.head(),
                              each.share(),
                              each.kind() == Kind.TEXT ? Side.LEFT : Side.RIGHT))
                  .toList(),
              words.rows(table, language),
              document.brief() ? BRIEF_CELL : table.columns().size() > WIDE ? SMALL_CELL : CELL));
    }
  }
}
