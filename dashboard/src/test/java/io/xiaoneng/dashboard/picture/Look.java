package io.xiaoneng.dashboard.picture;

/** At what size, in which language and colours a page is looked at. */
enum Look {
  /** At a desk. */
  DESK(1440, 900, "zh", "light"),
  /** On a telephone. */
  TELEPHONE(390, 844, "en", "dark"),
  /** On a large screen, which is always dark. */
  SCREEN(1920, 1080, "zh", "dark");

  final int width;
  final int height;
  final String language;
  final String theme;

  Look(int width, int height, String language, String theme) {
    this.width = width;
    this.height = height;
    this.language = language;
    this.theme = theme;
  }

  /** As names of files have it. */
  @Override
  public String toString() {
    return width + "-" + language + "-" + theme;
  }
}
