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
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes an official document as DOCX, in the form of GB/T 9704-2012: A4, a type area of 156 mm by
 * 225 mm with 37 mm above and 28 mm to the left, 22 lines of 28 characters; the issuer's name in
 * red over a red line, the title in 小标宋 of size 2, the body in 仿宋 of size 3, headings in 黑体. What
 * only the issuing office knows, its name, sign and number, stands as an empty place.
 */
final class DocxWriter {

  /** Twentieths of a point to a millimetre. */
  private static final double TWIPS = 1440 / 25.4;

  /** Size 3 is 16 points, size 2 is 22; Word counts half points. */
  private static final int BODY = 32;

  private static final int TITLE = 44;
  private static final int ISSUER = 62;
  private static final int SMALL = 24;

  /** 225 mm for 22 lines, in twentieths of a point. */
  private static final int LINE = (int) Math.round(225 * TWIPS / 22);

  private static final String BLACK = "000000";
  private static final String RED = "FF0000";

  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

  private DocxWriter() {}

  /** The whole file. */
  static byte[] write(OfficialDocument document) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> each : DocxParts.all().entrySet()) {
        part(zip, each.getKey(), each.getValue());
      }
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

  private static String document(OfficialDocument document) {
    StringBuilder body = new StringBuilder();
    issuer(body, document.date());
    paragraph(
        body,
        "<w:spacing w:before=\"%d\" w:after=\"%d\" w:line=\"640\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>"
            .formatted(2 * LINE, LINE),
        DocxText.run(DocxText.TITLE_FACE, TITLE, BLACK, document.title()));
    line(body, "left", 0, DocxText.BODY_FACE, document.to() + "：");
    for (Block each : document.body()) {
      if (each instanceof Heading heading) {
        line(body, "both", 2, DocxText.HEAD_FACE, heading.text());
      } else if (each instanceof Paragraph paragraph) {
        line(body, "both", 2, DocxText.BODY_FACE, paragraph.text());
      } else if (each instanceof Table table) {
        table(body, table.rows());
      }
    }
    line(body, "left", 0, DocxText.BODY_FACE, "");
    right(body, "（发文机关署名）");
    right(body, date(document.date()));
    return "<w:document xmlns:w=\""
        + DocxParts.MAIN
        + "\" xmlns:r=\""
        + DocxParts.OFFICE
        + "\"><w:body>"
        + body
        + page()
        + "</w:body></w:document>";
  }

  /** The issuer's name 发文机关标志 in red, its number 发文字号 two lines below, and the red line. */
  private static void issuer(StringBuilder body, LocalDate date) {
    paragraph(
        body,
        "<w:spacing w:before=\"0\" w:after=\"%d\"/><w:jc w:val=\"center\"/>".formatted(LINE),
        DocxText.run(DocxText.TITLE_FACE, ISSUER, RED, "（发文机关标志）"));
    paragraph(
        body,
        ("<w:pBdr><w:bottom w:val=\"single\" w:sz=\"18\" w:space=\"6\" w:color=\"%s\"/></w:pBdr>"
                + "%s<w:jc w:val=\"center\"/>")
            .formatted(RED, spacing()),
        DocxText.run(DocxText.BODY_FACE, BODY, BLACK, "（机关代字）〔" + date.getYear() + "〕　　号"));
  }

  private static void paragraph(StringBuilder body, String properties, String runs) {
    body.append("<w:p><w:pPr>").append(properties).append("</w:pPr>").append(runs).append("</w:p>");
  }

  /** A date as documents write it, without leading zeros: 2026年3月2日. */
  private static String date(LocalDate date) {
    return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
  }

  private static String page() {
    return "<w:sectPr><w:footerReference w:type=\"default\" r:id=\""
        + DocxParts.ODD_FOOT
        + "\"/><w:footerReference w:type=\"even\" r:id=\""
        + DocxParts.EVEN_FOOT
        + "\"/><w:pgSz w:w=\""
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

  private static String spacing() {
    return "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"" + LINE + "\" w:lineRule=\"exact\"/>";
  }

  /** Four characters from the right, as a signature stands; the two lines stay together. */
  private static void right(StringBuilder body, String text) {
    paragraph(
        body,
        "<w:keepNext/>"
            + spacing()
            + "<w:ind w:rightChars=\"400\" w:right=\"1280\"/><w:jc w:val=\"right\"/>",
        DocxText.run(DocxText.BODY_FACE, BODY, BLACK, text));
  }

  private static void line(StringBuilder body, String align, int indent, String font, String text) {
    paragraph(
        body,
        spacing()
            + (indent > 0
                ? "<w:ind w:firstLineChars=\"%d\" w:firstLine=\"%d\"/>"
                    .formatted(indent * 100, indent * BODY * 10)
                : "")
            + "<w:jc w:val=\""
            + align
            + "\"/>",
        DocxText.run(font, BODY, BLACK, text));
  }

  private static void table(StringBuilder body, List<List<String>> rows) {
    body.append(
        "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:jc w:val=\"center\"/><w:tblBorders>");
    for (String side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
      body.append("<w:").append(side).append(" w:val=\"single\" w:sz=\"4\" w:color=\"000000\"/>");
    }
    body.append(
        "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:top w:w=\"60\" w:type=\"dxa\"/>"
            + "<w:bottom w:w=\"60\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>");
    int columns = rows.get(0).size();
    // What the row is about needs twice the room of a figure.
    long unit = twips(156) / (columns + 1);
    for (int i = 0; i < columns; i++) {
      body.append("<w:gridCol w:w=\"").append(i == 0 ? 2 * unit : unit).append("\"/>");
    }
    body.append("</w:tblGrid>");
    for (int i = 0; i < rows.size(); i++) {
      body.append("<w:tr><w:trPr><w:cantSplit/>")
          .append(i == 0 ? "<w:tblHeader/>" : "")
          .append("</w:trPr>");
      for (int column = 0; column < columns; column++) {
        body.append(
            "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>"
                .formatted(column == 0 ? 2 * unit : unit));
        paragraph(
            body,
            "<w:jc w:val=\"center\"/>",
            DocxText.run(
                i == 0 ? DocxText.HEAD_FACE : DocxText.BODY_FACE,
                SMALL,
                BLACK,
                rows.get(i).get(column)));
        body.append("</w:tc>");
      }
      body.append("</w:tr>");
    }
    body.append("</w:tbl>");
    // Words do not stand on the table's edge.
    paragraph(
        body, "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"160\" w:lineRule=\"exact\"/>", "");
  }
}
