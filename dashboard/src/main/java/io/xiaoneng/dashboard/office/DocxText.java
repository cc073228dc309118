package io.xiaoneng.dashboard.office;

/** Runs of text in the faces of official documents. */
final class DocxText {

  static final String TITLE_FACE = "方正小标宋简体";
  static final String BODY_FACE = "仿宋_GB2312";
  static final String HEAD_FACE = "黑体";
  static final String PART_FACE = "楷体_GB2312";
  static final String BLACK = "000000";
  static final String RED = "FF0000";

  private DocxText() {}

  /**
   * A run.
   *
   * @param size in half points
   * @param colour six hexadecimal digits
   */
  static String run(String font, int size, String colour, String text) {
    return "<w:r>"
        + look(font, size, colour)
        + "<w:t xml:space=\"preserve\">"
        + escaped(text)
        + "</w:t></w:r>";
  }

  static String look(String font, int size, String colour) {
    return "<w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\""
        + font
        + "\"/><w:color w:val=\""
        + colour
        + "\"/><w:sz w:val=\""
        + size
        + "\"/><w:szCs w:val=\""
        + size
        + "\"/></w:rPr>";
  }

  /** What XML takes, also as an attribute; what it does not is left out. */
  static String escaped(String text) {
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
                case '"' -> clean.append("&quot;");
                default -> clean.appendCodePoint(c);
              }
            });
    return clean.toString();
  }
}
