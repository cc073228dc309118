package io.xiaoneng.dashboard.supervision.draft;

import io.xiaoneng.dashboard.supervision.draft.OfficialDocument.Block;
import io.xiaoneng.dashboard.supervision.draft.OfficialDocument.Heading;
import io.xiaoneng.dashboard.supervision.draft.OfficialDocument.Paragraph;
import io.xiaoneng.dashboard.supervision.draft.OfficialDocument.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes an official document as DOCX, in the form of GB/T 9704-2012: A4, a type area of 156 mm by
 * 225 mm with 37 mm above and 28 mm to the left, 22 lines of 28 characters; the title in 小标宋 of
 * size 2, the body in 仿宋 of size 3, headings in 黑体.
 */
final class DocxWriter {

  /** Twentieths of a point to a millimetre. */
  private static final double TWIPS = 1440 / 25.4;

  /** Size 3 is 16 points, size 2 is 22; Word counts half points. */
  private static final int BODY = 32;

  private static final int TITLE = 44;
  private static final int SMALL = 24;

  /** 225 mm for 22 lines, in twentieths of a point. */
  private static final int LINE = (int) Math.round(225 * TWIPS / 22);

  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/package/2006/relationships";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private DocxWriter() {}

  /** The whole file. */
  static byte[] write(OfficialDocument document) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      part(zip, "[Content_Types].xml", types());
      part(
          zip,
          "_rels/.rels",
          relations(
              "<Relationship Id=\"r1\" Type=\""
                  + OFFICE
                  + "/officeDocument\" Target=\"word/document.xml\"/>"));
      part(
          zip,
          "word/_rels/document.xml.rels",
          relations(
              "<Relationship Id=\"r1\" Type=\"" + OFFICE + "/footer\" Target=\"footer.xml\"/>"));
      part(zip, "word/footer.xml", footer());
      part(zip, "word/document.xml", document(document));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write into memory", e);
    }
    return bytes.toByteArray();
  }

  private static void part(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write((HEAD + text).getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static String types() {
    String word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Override PartName=\"/word/document.xml\" ContentType=\""
        + word
        + "document.main+xml\"/><Override PartName=\"/word/footer.xml\" ContentType=\""
        + word
        + "footer+xml\"/></Types>";
  }

  private static String relations(String each) {
    return "<Relationships xmlns=\"" + RELATIONS + "\">" + each + "</Relationships>";
  }

  /** The page's number between dashes, in 宋体 of size 4. */
  private static String footer() {
    String run = "<w:r>" + look("宋体", 28, false) + "%s</w:r>";
    return "<w:ftr xmlns:w=\""
        + MAIN
        + "\"><w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr>"
        + run.formatted("<w:t xml:space=\"preserve\">— </w:t>")
        + "<w:fldSimple w:instr=\"PAGE\">"
        + run.formatted("<w:t>1</w:t>")
        + "</w:fldSimple>"
        + run.formatted("<w:t xml:space=\"preserve\"> —</w:t>")
        + "</w:p></w:ftr>";
  }

  private static String document(OfficialDocument document) {
    StringBuilder body = new StringBuilder();
    line(
        body,
        "center",
        "<w:spacing w:before=\"0\" w:after=\"" + LINE + "\"" + exact() + "/>",
        0,
        "方正小标宋简体",
        TITLE,
        document.title());
    line(body, "left", spacing(), 0, "仿宋_GB2312", BODY, document.to() + "：");
    for (Block each : document.body()) {
      if (each instanceof Heading heading) {
        line(body, "both", spacing(), 2, "黑体", BODY, heading.text());
      } else if (each instanceof Paragraph paragraph) {
        line(body, "both", spacing(), 2, "仿宋_GB2312", BODY, paragraph.text());
      } else if (each instanceof Table table) {
        table(body, table.rows());
      }
    }
    line(body, "left", spacing(), 0, "仿宋_GB2312", BODY, "");
    right(body, "（发文机关署名）");
    right(body, date(document.date()));
    return "<w:document xmlns:w=\""
        + MAIN
        + "\" xmlns:r=\""
        + OFFICE
        + "\"><w:body>"
        + body
        + page()
        + "</w:body></w:document>";
  }

  /** A date as documents write it, without leading zeros: 2026年3月2日. */
  private static String date(LocalDate date) {
    return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
  }

  private static String page() {
    return "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"r1\"/><w:pgSz w:w=\""
        + twips(210)
        + "\" w:h=\""
        + twips(297)
        + "\"/><w:pgMar w:top=\""
        + twips(37)
        + "\" w:right=\""
        + twips(26)
        + "\" w:bottom=\""
        + twips(35)
        + "\" w:left=\""
        + twips(28)
        + "\" w:header=\"851\" w:footer=\""
        + twips(28)
        + "\" w:gutter=\"0\"/></w:sectPr>";
  }

  private static long twips(int millimetres) {
    return Math.round(millimetres * TWIPS);
  }

  private static String exact() {
    return " w:line=\"" + LINE + "\" w:lineRule=\"exact\"";
  }

  private static String spacing() {
    return "<w:spacing w:before=\"0\" w:after=\"0\"" + exact() + "/>";
  }

  /** Four characters from the right, as a signature stands. */
  private static void right(StringBuilder body, String text) {
    body.append("<w:p><w:pPr>")
        .append(spacing())
        .append("<w:ind w:rightChars=\"400\" w:right=\"1280\"/><w:jc w:val=\"right\"/></w:pPr>");
    run(body, "仿宋_GB2312", BODY, false, text);
    body.append("</w:p>");
  }

  private static void line(
      StringBuilder body,
      String align,
      String spacing,
      int indent,
      String font,
      int size,
      String text) {
    body.append("<w:p><w:pPr>").append(spacing);
    if (indent > 0) {
      body.append(
          "<w:ind w:firstLineChars=\"%d\" w:firstLine=\"%d\"/>"
              .formatted(indent * 100, indent * size * 10));
    }
    body.append("<w:jc w:val=\"").append(align).append("\"/></w:pPr>");
    run(body, font, size, false, text);
    body.append("</w:p>");
  }

  private static void run(StringBuilder body, String font, int size, boolean bold, String text) {
    body.append("<w:r>")
        .append(look(font, size, bold))
        .append("<w:t xml:space=\"preserve\">")
        .append(escaped(text))
        .append("</w:t></w:r>");
  }

  private static String look(String font, int size, boolean bold) {
    return "<w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\""
        + font
        + "\"/>"
        + (bold ? "<w:b/>" : "")
        + "<w:sz w:val=\""
        + size
        + "\"/><w:szCs w:val=\""
        + size
        + "\"/></w:rPr>";
  }

  private static void table(StringBuilder body, List<List<String>> rows) {
    body.append(
        "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:jc w:val=\"center\"/><w:tblBorders>");
    for (String side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
      body.append("<w:").append(side).append(" w:val=\"single\" w:sz=\"4\" w:color=\"000000\"/>");
    }
    body.append("</w:tblBorders></w:tblPr><w:tblGrid>");
    int columns = rows.get(0).size();
    for (int i = 0; i < columns; i++) {
      body.append("<w:gridCol w:w=\"").append(twips(156) / columns).append("\"/>");
    }
    body.append("</w:tblGrid>");
    for (int i = 0; i < rows.size(); i++) {
      body.append("<w:tr>");
      if (i == 0) {
        body.append("<w:trPr><w:tblHeader/></w:trPr>");
      }
      for (String cell : rows.get(i)) {
        body.append("<w:tc><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>");
        run(body, i == 0 ? "黑体" : "仿宋_GB2312", SMALL, false, cell);
        body.append("</w:p></w:tc>");
      }
      body.append("</w:tr>");
    }
    body.append("</w:tbl>");
  }

  /** What XML takes; what it does not is left out. */
  private static String escaped(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .map(c -> c == '\n' || c == '\r' || c == '\t' ? ' ' : c)
        .filter(c -> c >= ' ' && c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c <= 0xDFFF))
        .forEach(
            c -> {
              switch (c) {
                case '&' -> clean.append("&amp;");
                case '<' -> clean.append("&lt;");
                case '>' -> clean.append("&gt;");
                default -> clean.appendCodePoint(c);
              }
            });
    return clean.toString();
  }
}
