package io.xiaoneng.dashboard.office;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes the pieces of an official document in the form of GB/T 9704-2012: A4, a type area of 156
 * mm by 225 mm with 37 mm above and 28 mm to the left, 22 lines of 28 characters; the issuer's name
 * in red over a red line, the title in 小标宋 of size 2, the body in 仿宋 of size 3, headings in 黑体, 楷体
 * and 仿宋. What only the issuing office knows, its name, sign and number, stands as an empty place.
 * Everything is given in the order in which it stands. Not thread-safe.
 */
public final class OfficialText {

  /** Height of the type area, in points. */
  public static final double HEIGHT = 225 / 25.4 * 72;

  /** Twentieths of a point to a millimetre. */
  private static final double TWIPS = 1440 / 25.4;

  /** English Metric Units to a point. */
  private static final int EMU = 12_700;

  /** Half points. */
  private static final int ISSUER = 62;

  /** From here on characters are as wide as they are high. */
  private static final int CHINESE = 0x2e80;

  private final Appendable to;
  private final OfficialForm form;

  /** Writes what an office issues there. */
  public OfficialText(Appendable to) {
    this(to, OfficialForm.ISSUED);
  }

  /** Writes there; whoever puts it into a file takes one of the same form. */
  public OfficialText(Appendable to, OfficialForm form) {
    this.to = to;
    this.form = form;
  }

  static long twips(double millimetres) {
    return Math.round(millimetres * TWIPS);
  }

  private String spacing() {
    return "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\""
        + form.line()
        + "\" w:lineRule=\"exact\"/>";
  }

  private static String style(String id) {
    return "<w:pStyle w:val=\"" + id + "\"/>";
  }

  private void paragraph(String properties, String runs) throws IOException {
    to.append("<w:p><w:pPr>").append(properties).append("</w:pPr>").append(runs).append("</w:p>");
  }

  /** The issuer's name 发文机关标志 in red, its number 发文字号 two lines below, and the red line. */
  public void issuer(LocalDate date) throws IOException {
    paragraph(
        "<w:spacing w:before=\"0\" w:after=\"%d\"/><w:jc w:val=\"center\"/>".formatted(form.line()),
        DocxText.run(DocxText.TITLE_FACE, ISSUER, DocxText.RED, "（发文机关标志）"));
    paragraph(
        ("<w:pBdr><w:bottom w:val=\"single\" w:sz=\"18\" w:space=\"6\" w:color=\"%s\"/></w:pBdr>"
                + "%s<w:jc w:val=\"center\"/>")
            .formatted(DocxText.RED, spacing()),
        DocxText.run(
            DocxText.BODY_FACE, form.size(), DocxText.BLACK, "（机关代字）〔" + date.getYear() + "〕　　号"));
  }

  /** The title, two lines below the red line where there is one. */
  public void title(String text) throws IOException {
    paragraph(
        "<w:spacing w:before=\"%d\" w:after=\"%d\" w:line=\"%d\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>"
            .formatted(
                form == OfficialForm.ISSUED ? 2 * form.line() : 0, form.line(), form.titleLine()),
        lines(text, form.width() / (form.title() / 2.0)).stream()
            .map(each -> DocxText.run(DocxText.TITLE_FACE, form.title(), DocxText.BLACK, each))
            .collect(Collectors.joining("<w:r><w:br/></w:r>")));
  }

  /**
   * A title that is longer than a line as two lines, where something ends nearest to its middle: a
   * month, a list's member, or what 的 belongs to. A line of a single character looks like a
   * mistake.
   */
  static List<String> lines(String title, double line) {
    if (ems(title) <= line) {
      return List.of(title);
    }
    int best = -1;
    for (int i = 1; i < title.length(); i++) {
      boolean ends = "月日年的、，；）》".indexOf(title.charAt(i - 1)) >= 0;
      if (ends
          && ems(title.substring(0, i)) <= line
          && ems(title.substring(i)) <= line
          && (best < 0 || away(title, i) < away(title, best))) {
        best = i;
      }
    }
    return best < 0 ? List.of(title) : List.of(title.substring(0, best), title.substring(best));
  }

  /**
   * As wide as so many Chinese characters: letters and digits are half as wide, and a quarter
   * stands between them and Chinese ones.
   */
  private static double ems(String text) {
    double ems = 0;
    int before = 0;
    for (int each : text.codePoints().toArray()) {
      boolean turns = before != 0 && each < CHINESE != before < CHINESE;
      ems += (each < CHINESE ? 0.5 : 1) + (turns ? 0.25 : 0);
      before = each;
    }
    return ems;
  }

  private static double away(String title, int at) {
    return Math.abs(ems(title.substring(0, at)) - ems(title.substring(at)));
  }

  /** A line below the title. */
  public void subtitle(String text) throws IOException {
    paragraph(
        "<w:spacing w:before=\"0\" w:after=\"%d\"/><w:jc w:val=\"center\"/>".formatted(form.line()),
        DocxText.run(DocxText.PART_FACE, form.size(), DocxText.BLACK, text));
  }

  /** Whom it is for 主送机关. */
  public void addressee(String text) throws IOException {
    paragraph(
        spacing() + "<w:jc w:val=\"left\"/>",
        DocxText.run(DocxText.BODY_FACE, form.size(), DocxText.BLACK, text + "："));
  }

  /**
   * A heading.
   *
   * @param level 1 to 3
   * @param mark name of the place, letters and digits; "" for none
   * @param number of the place in the document
   * @param newPage whether it begins a page
   */
  public void heading(int level, String text, String mark, int number, boolean newPage)
      throws IOException {
    String run =
        DocxText.run(
            switch (level) {
              case 1 -> DocxText.HEAD_FACE;
              case 2 -> DocxText.PART_FACE;
              default -> DocxText.BODY_FACE;
            },
            form.size(),
            DocxText.BLACK,
            text);
    paragraph(
        style(DocxStyles.heading(level)) + (newPage ? "<w:pageBreakBefore/>" : ""),
        mark.isEmpty()
            ? run
            : "<w:bookmarkStart w:id=\"%d\" w:name=\"%s\"/>%s<w:bookmarkEnd w:id=\"%d\"/>"
                .formatted(number, mark, run, number));
  }

  /** A paragraph, its first line indented by two characters. */
  public void body(String text) throws IOException {
    paragraph(
        style(DocxStyles.BODY),
        DocxText.run(DocxText.BODY_FACE, form.size(), DocxText.BLACK, text));
  }

  /** A point of a list. */
  public void point(String text) throws IOException {
    paragraph(
        style(DocxStyles.POINT),
        DocxText.run(DocxText.BODY_FACE, form.size(), DocxText.BLACK, "• " + text));
  }

  /** A paragraph that stands back. */
  public void remark(String text) throws IOException {
    paragraph(
        style(DocxStyles.REMARK),
        DocxText.run(DocxText.PART_FACE, form.small(), DocxText.BLACK, text));
  }

  /** The name of a table or a picture, above it. */
  public void caption(String text) throws IOException {
    paragraph(
        style(DocxStyles.CAPTION),
        DocxText.run(DocxText.HEAD_FACE, form.small(), DocxText.BLACK, text));
  }

  /** A table. */
  public void table(OfficialTable table) throws IOException {
    table.write(to, form);
    // Words do not stand on the table's edge.
    paragraph("<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"160\" w:lineRule=\"exact\"/>", "");
  }

  /**
   * A picture.
   *
   * @param number from 1, in the order of the document
   * @param width in points
   * @param height in points
   * @param words that stand for it
   */
  public void picture(int number, double width, double height, String words) throws IOException {
    String size = "cx=\"%d\" cy=\"%d\"".formatted((long) (width * EMU), (long) (height * EMU));
    String told = "id=\"%d\" name=\"%s\"".formatted(number, DocxParts.picture(number));
    paragraph(
        "<w:spacing w:before=\"0\" w:after=\"120\"/><w:jc w:val=\"center\"/>",
        "<w:r><w:drawing><wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent "
            + size
            + "/><wp:docPr "
            + told
            + " descr=\""
            + DocxText.escaped(words)
            + "\"/><a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:nvPicPr><pic:cNvPr "
            + told
            + "/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\""
            + DocxParts.picture(number)
            + "\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext "
            + size
            + "/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>");
  }

  /** An entry of the contents: a heading of level 1 or 2, and the mark of its place. */
  public record Entry(int level, String text, String mark) {}

  /**
   * Contents: a line for each entry that leads to its heading, with a field for the number of its
   * page. The lines are not wrapped in a field that makes contents of headings: LibreOffice takes
   * the result of such a field as it stands, and would never count the pages.
   */
  public void contents(String heading, List<Entry> entries) throws IOException {
    paragraph(
        style(DocxStyles.CONTENTS),
        DocxText.run(DocxText.HEAD_FACE, form.size(), DocxText.BLACK, heading));
    for (Entry each : entries) {
      paragraph(
          style(DocxStyles.entry(each.level())),
          "<w:hyperlink w:anchor=\""
              + each.mark()
              + "\" w:history=\"1\"><w:r><w:t xml:space=\"preserve\">"
              + DocxText.escaped(each.text())
              + "</w:t></w:r><w:r><w:tab/></w:r>"
              + field("begin")
              + "<w:r><w:instrText xml:space=\"preserve\"> PAGEREF "
              + each.mark()
              + " \\h </w:instrText></w:r>"
              + field("separate")
              + "<w:r><w:t>—</w:t></w:r>"
              + field("end")
              + "</w:hyperlink>");
    }
  }

  private static String field(String part) {
    return "<w:r><w:fldChar w:fldCharType=\"" + part + "\"/></w:r>";
  }

  /** An empty line. */
  public void space() throws IOException {
    paragraph(spacing(), "");
  }

  /** Four characters from the right, as a signature stands; it stays with what follows. */
  public void right(String text) throws IOException {
    paragraph(
        "<w:keepNext/>"
            + spacing()
            + "<w:ind w:rightChars=\"400\" w:right=\""
            + form.characters(4)
            + "\"/><w:jc w:val=\"right\"/>",
        DocxText.run(DocxText.BODY_FACE, form.size(), DocxText.BLACK, text));
  }

  /** Who signs 发文机关署名 and when 成文日期, one line below the text. */
  public void signature(LocalDate date) throws IOException {
    space();
    right("（发文机关署名）");
    right(date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日");
  }
}
