package io.xiaoneng.dashboard.office;

/** How large the letters of a document are, how far its lines stand apart, and where they end. */
public enum OfficialForm {
  /** What an office issues: GB/T 9704-2012, 22 lines of 28 characters of size 3 to a page. */
  ISSUED(32, DocxStyles.LINE, 24, 44, 640, 37, 35, 28, 26, 60),
  /** A paper for its readers' own use: 五号, so that two pages hold what there is to tell. */
  BRIEF(21, 310, 16, 36, 520, 20, 18, 20, 20, 24);

  private final int size;
  private final int line;
  private final int small;
  private final int title;
  private final int titleLine;
  private final double above;
  private final double below;
  private final double left;
  private final double right;
  private final int cell;

  OfficialForm(
      int size,
      int line,
      int small,
      int title,
      int titleLine,
      double above,
      double below,
      double left,
      double right,
      int cell) {
    this.size = size;
    this.line = line;
    this.small = small;
    this.title = title;
    this.titleLine = titleLine;
    this.above = above;
    this.below = below;
    this.left = left;
    this.right = right;
    this.cell = cell;
  }

  /** Width of the type area, in points. */
  public double width() {
    return millimetres() / 25.4 * 72;
  }

  /** Width of the type area, in millimetres. */
  double millimetres() {
    return 210 - left - right;
  }

  /** Margins of the page, in millimetres. */
  double above() {
    return above;
  }

  double below() {
    return below;
  }

  double left() {
    return left;
  }

  double right() {
    return right;
  }

  /** What stays empty above and below the words of a cell, in twentieths of a point. */
  int cell() {
    return cell;
  }

  /** Letters of the body, in half points. */
  int size() {
    return size;
  }

  /** From line to line, in twentieths of a point. */
  int line() {
    return line;
  }

  /** Letters of captions and of what stands back, in half points. */
  int small() {
    return small;
  }

  /** Letters of the title, in half points. */
  int title() {
    return title;
  }

  /** From line to line of the title, in twentieths of a point. */
  int titleLine() {
    return titleLine;
  }

  /** The width of Chinese characters of the body, in twentieths of a point. */
  int characters(int count) {
    return count * size * 10;
  }
}
