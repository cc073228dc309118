package io.xiaoneng.dashboard.office;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts of a DOCX that hardly differ from document to document. */
final class DocxParts {

  static final String MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  /** Ids by which the document names its feet. */
  static final String ODD_FOOT = "r1";

  static final String EVEN_FOOT = "r2";

  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/package/2006/relationships";
  private static final String WORD =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.";

  /** Size 4. */
  private static final int FOOT = 28;

  private DocxParts() {}

  /** Id and name of a picture. */
  static String picture(int number) {
    return "p" + number;
  }

  /**
   * By name, in the order in which they are written; without the document itself and pictures.
   *
   * @param pictures how many there are
   * @param contents whether programs shall count the pages of contents when they open it
   */
  static Map<String, String> all(int pictures, boolean contents, OfficialForm form) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", types());
    parts.put("_rels/.rels", relations(relation("r1", "officeDocument", "word/document.xml")));
    parts.put(
        "word/_rels/document.xml.rels",
        relations(
            relation(ODD_FOOT, "footer", "footer.xml")
                + relation(EVEN_FOOT, "footer", "footer2.xml")
                + relation("r3", "settings", "settings.xml")
                + relation("r4", "fontTable", "fontTable.xml")
                + relation("r5", "styles", "styles.xml")
                + pictures(pictures)));
    parts.put("word/footer.xml", foot("right", "w:rightChars=\"100\" w:right=\"280\""));
    parts.put("word/footer2.xml", foot("left", "w:leftChars=\"100\" w:left=\"280\""));
    parts.put(
        "word/settings.xml",
        "<w:settings xmlns:w=\""
            + MAIN
            + "\">"
            + "<w:evenAndOddHeaders/>"
            + (contents ? "<w:updateFields w:val=\"true\"/>" : "")
            + "</w:settings>");
    parts.put("word/fontTable.xml", fonts());
    parts.put("word/styles.xml", DocxStyles.all(form));
    return parts;
  }

  private static String types() {
    StringBuilder types =
        new StringBuilder(
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Default Extension=\"png\" ContentType=\"image/png\"/>");
    // In a fixed order: the same document gives the same bytes.
    for (List<String> each :
        List.of(
            List.of("document", "document.main"),
            List.of("footer", "footer"),
            List.of("footer2", "footer"),
            List.of("settings", "settings"),
            List.of("fontTable", "fontTable"),
            List.of("styles", "styles"))) {
      types.append(
          "<Override PartName=\"/word/%s.xml\" ContentType=\"%s%s+xml\"/>"
              .formatted(each.get(0), WORD, each.get(1)));
    }
    return types.append("</Types>").toString();
  }

  private static String pictures(int count) {
    StringBuilder pictures = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      pictures.append(relation(picture(i), "image", "media/" + picture(i) + ".png"));
    }
    return pictures.toString();
  }

  private static String relations(String each) {
    return "<Relationships xmlns=\"" + RELATIONS + "\">" + each + "</Relationships>";
  }

  private static String relation(String id, String type, String target) {
    return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>"
        .formatted(id, OFFICE, type, target);
  }

  /**
   * The page's number between dashes, in 宋体 of size 4: on odd pages to the right, on even ones to
   * the left, one character from the edge.
   */
  private static String foot(String side, String indent) {
    String run = "<w:r>" + DocxText.look("宋体", FOOT, "000000") + "%s</w:r>";
    return "<w:ftr xmlns:w=\""
        + MAIN
        + "\"><w:p><w:pPr><w:ind "
        + indent
        + "/><w:jc w:val=\""
        + side
        + "\"/></w:pPr>"
        + run.formatted("<w:t xml:space=\"preserve\">— </w:t>")
        + "<w:fldSimple w:instr=\"PAGE\">"
        + run.formatted("<w:t>1</w:t>")
        + "</w:fldSimple>"
        + run.formatted("<w:t xml:space=\"preserve\"> —</w:t>")
        + "</w:p></w:ftr>";
  }

  /** Where a computer has not the faces that documents are set in, the next best by name. */
  private static String fonts() {
    StringBuilder fonts = new StringBuilder("<w:fonts xmlns:w=\"" + MAIN + "\">");
    for (List<String> each :
        List.of(
            List.of(
                DocxText.TITLE_FACE, "FZXiaoBiaoSong-B05S,华文中宋,STZhongsong,宋体,Noto Serif CJK SC"),
            List.of(DocxText.BODY_FACE, "仿宋,FangSong,FangSong_GB2312,华文仿宋,Noto Serif CJK SC"),
            List.of(DocxText.HEAD_FACE, "SimHei,Noto Sans CJK SC"),
            List.of(DocxText.PART_FACE, "楷体,KaiTi,KaiTi_GB2312,华文楷体,Noto Serif CJK SC"),
            List.of("宋体", "SimSun,Noto Serif CJK SC"))) {
      fonts.append(
          "<w:font w:name=\"%s\"><w:altName w:val=\"%s\"/><w:charset w:val=\"86\"/><w:family w:val=\"roman\"/></w:font>"
              .formatted(each.get(0), each.get(1)));
    }
    return fonts.append("</w:fonts>").toString();
  }
}
