package io.xiaoneng.dashboard.office;

/**
 * The styles of official documents, by the names that programs know: headings can be gone to and
 * gathered into contents, and whoever edits changes a style, not a hundred places.
 */
final class DocxStyles {

  static final String BODY = "BodyText";
  static final String REMARK = "Remark";
  static final String POINT = "ListBullet";
  static final String CELL = "TableText";
  static final String CAPTION = "Caption";
  static final String CONTENTS = "TOCHeading";

  /** 225 mm for 22 lines, in twentieths of a point. */
  static final int LINE = (int) Math.round(225 * 1440 / 25.4 / 22);

  private DocxStyles() {}

  /** The style of a heading of level 1 to 3. */
  static String heading(int level) {
    return "Heading" + level;
  }

  /** The style of an entry of the contents, of level 1 or 2. */
  static String entry(int level) {
    return "TOC" + level;
  }

  /** The part. */
  static String all(OfficialForm form) {
    String exact =
        "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\""
            + form.line()
            + "\" w:lineRule=\"exact\"/>";
    int size = form.size();
    String first = "<w:ind w:firstLineChars=\"200\" w:firstLine=\"" + form.characters(2) + "\"/>";
    return "<w:styles xmlns:w=\""
        + DocxParts.MAIN
        + "\"><w:docDefaults><w:rPrDefault>"
        + DocxText.look(DocxText.BODY_FACE, size, DocxText.BLACK)
        + "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        + "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>"
        + style(BODY, "Body Text", exact + first + "<w:jc w:val=\"both\"/>", "")
        + heading(1, exact + first, DocxText.HEAD_FACE, size, false)
        + heading(2, exact + first, DocxText.PART_FACE, size, false)
        + heading(3, exact + first, DocxText.BODY_FACE, size, true)
        + style(
            POINT,
            "List Bullet",
            exact
                + "<w:ind w:left=\"%d\" w:hanging=\"%d\"/><w:jc w:val=\"both\"/>"
                    .formatted(form.characters(3), form.characters(1)),
            "")
        + style(
            REMARK,
            "Remark",
            "<w:spacing w:before=\"60\" w:after=\"60\" w:line=\"%d\" w:lineRule=\"atLeast\"/><w:ind w:firstLineChars=\"200\" w:firstLine=\"%d\"/><w:jc w:val=\"left\"/>"
                .formatted(form.small() * 15, form.small() * 20),
            DocxText.look(DocxText.PART_FACE, form.small(), DocxText.BLACK))
        + style(CELL, "Table Text", "<w:spacing w:before=\"0\" w:after=\"0\"/>", "")
        + style(
            CAPTION,
            "caption",
            "<w:keepNext/><w:spacing w:before=\"200\" w:after=\"80\"/><w:jc w:val=\"center\"/>",
            DocxText.look(DocxText.HEAD_FACE, form.small(), DocxText.BLACK))
        + style(
            CONTENTS,
            "TOC Heading",
            "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"240\"/><w:jc w:val=\"center\"/>",
            DocxText.look(DocxText.HEAD_FACE, 32, DocxText.BLACK))
        + entry(1, 0, DocxText.HEAD_FACE)
        + entry(2, 320, DocxText.BODY_FACE)
        + "</w:styles>";
  }

  private static String style(String id, String name, String paragraph, String run) {
    return "<w:style w:type=\"paragraph\" w:styleId=\""
        + id
        + "\"><w:name w:val=\""
        + name
        + "\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>"
        + paragraph
        + "</w:pPr>"
        + run
        + "</w:style>";
  }

  private static String heading(int level, String paragraph, String face, int size, boolean bold) {
    String look = DocxText.look(face, size, DocxText.BLACK);
    return "<w:style w:type=\"paragraph\" w:styleId=\""
        + heading(level)
        + "\"><w:name w:val=\"heading "
        + level
        + "\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\""
        + BODY
        + "\"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/>"
        + paragraph
        + "<w:outlineLvl w:val=\""
        + (level - 1)
        + "\"/></w:pPr>"
        + (bold ? look.replace("<w:color", "<w:b/><w:color") : look)
        + "</w:style>";
  }

  private static String entry(int level, int indent, String face) {
    return "<w:style w:type=\"paragraph\" w:styleId=\""
        + entry(level)
        + "\"><w:name w:val=\"toc "
        + level
        + "\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:uiPriority w:val=\"39\"/><w:pPr>"
        + "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\""
        + OfficialText.twips(156)
        + "\"/></w:tabs><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"420\" w:lineRule=\"exact\"/><w:ind w:left=\""
        + indent
        + "\" w:right=\"640\"/></w:pPr>"
        + DocxText.look(face, 24, DocxText.BLACK)
        + "</w:style>";
  }
}
