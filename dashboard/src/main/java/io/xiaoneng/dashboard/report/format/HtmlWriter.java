package io.xiaoneng.dashboard.report.format;

import io.xiaoneng.dashboard.report.ReportFormat;
import io.xiaoneng.dashboard.report.ReportWriter;
import io.xiaoneng.dashboard.report.chart.ChartSvg;
import io.xiaoneng.dashboard.report.document.Block;
import io.xiaoneng.dashboard.report.document.Block.Chart;
import io.xiaoneng.dashboard.report.document.Block.Column;
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
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Reports as one HTML file that needs nothing else, for mails and folders: its style within, charts
 * as SVG, made for print, too. Nothing is written before every section was gone through.
 */
@Component
final class HtmlWriter implements ReportWriter {

  private final FormWords words;
  private final ChartSvg charts;
  private final String style;

  HtmlWriter(FormWords words, ChartSvg charts) throws IOException {
    this.words = words;
    this.charts = charts;
    try (InputStream in = HtmlWriter.class.getResourceAsStream("/report/report.css")) {
      if (in == null) {
        throw new IOException("the style of reports, /report/report.css, is missing");
      }
      style = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public ReportFormat format() {
    return ReportFormat.HTML;
  }

  @Override
  public void write(Document document, OutputStream out) throws IOException {
    try (HeldBack contents = new HeldBack();
        HeldBack body = new HeldBack()) {
      sections(document, new Html(contents.out()), new Html(body.out()));
      Html html = new Html(out);
      head(html, document);
      contents.copyTo(out);
      html.raw("</ol></nav>\n");
      body.copyTo(out);
      html.raw("<footer>\n");
      for (String each : words.facts(document)) {
        html.element("p", each);
      }
      html.raw("</footer>\n</main></body></html>\n");
    }
  }

  private void head(Html html, Document document) throws IOException {
    Locale language = document.language();
    html.raw("<!DOCTYPE html>\n<html lang=\"").text(language.toLanguageTag());
    html.raw("\"><head><meta charset=\"UTF-8\">")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .element("title", document.title() + " · " + document.subtitle())
        .raw("<style>\n" + style + "</style></head>\n<body><main>\n<header>")
        .element("h1", document.title())
        .element("p", document.subtitle() + " · " + words.date(document))
        .raw("</header>\n<nav aria-labelledby=\"contents\"><h2 id=\"contents\">")
        .text(words.word(language, "contents"))
        .raw("</h2><ol>\n");
  }

  private void sections(Document document, Html contents, Html body) throws IOException {
    CheckedSections sections = new CheckedSections(document);
    boolean bare = false;
    while (sections.hasNext()) {
      Section section = sections.next();
      if (section.level() <= 2) {
        contents
            .raw("<li class=\"level-" + section.level() + "\"><a href=\"#s-" + section.id())
            .raw("\">")
            .text(section.heading())
            .raw("</a></li>\n");
      }
      int level = section.level() + 1;
      body.raw("<section" + (section.newPage() && !bare ? " class=\"page\"" : ""))
          .raw(" aria-labelledby=\"s-" + section.id() + "\">\n")
          .raw("<h" + level + " id=\"s-" + section.id() + "\">")
          .text(section.heading())
          .raw("</h" + level + ">\n");
      for (Block each : section.blocks()) {
        block(body, section, each, document.language());
      }
      body.raw("</section>\n");
      bare = section.blocks().isEmpty();
    }
  }

  private void block(Html html, Section section, Block block, Locale language) throws IOException {
    if (block instanceof Paragraph paragraph) {
      html.element("p", paragraph.text());
    } else if (block instanceof Remark remark) {
      html.raw("<p class=\"remark\">").text(remark.text()).raw("</p>\n");
    } else if (block instanceof Points points) {
      html.raw("<ul>\n");
      for (String each : points.texts()) {
        html.element("li", each);
      }
      html.raw("</ul>\n");
    } else if (block instanceof Figures figures) {
      html.raw("<dl>\n");
      for (Figure each : figures.figures()) {
        html.raw("<div>").element("dt", each.label());
        html.raw("<dd class=\"value\">").text(each.value()).raw("</dd>");
        if (!each.note().isEmpty()) {
          html.element("dd", each.note());
        }
        html.raw("</div>\n");
      }
      html.raw("</dl>\n");
    } else if (block instanceof Table table) {
      table(html, section, table, language);
    } else if (block instanceof Chart chart) {
      html.raw("<figure><figcaption>").text(chart.title()).raw("</figcaption>");
      for (String each : charts.parts(chart, language)) {
        html.raw(each);
      }
      html.raw("</figure>\n");
    }
  }

  private void table(Html html, Section section, Table table, Locale language) throws IOException {
    html.raw("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"")
        .text(table.name())
        .raw("\"><table>");
    if (!section.heading().endsWith(table.name())) {
      html.element("caption", table.name());
    }
    html.raw("<thead><tr>");
    List<Column> columns = table.columns();
    for (Column each : columns) {
      html.raw("<th scope=\"col\"" + number(each) + ">").text(each.head()).raw("</th>");
    }
    html.raw("</tr></thead><tbody>\n");
    for (List<String> row : words.rows(table, language)) {
      html.raw("<tr>");
      for (int i = 0; i < row.size(); i++) {
        html.raw("<td" + number(columns.get(i)) + ">").text(row.get(i)).raw("</td>");
      }
      html.raw("</tr>\n");
    }
    html.raw("</tbody></table></div>\n");
  }

  private static String number(Column column) {
    return column.kind() == Kind.TEXT ? "" : " class=\"number\"";
  }
}
