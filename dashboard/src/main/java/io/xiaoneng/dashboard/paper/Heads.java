package io.xiaoneng.dashboard.paper;

import java.util.ArrayList;
import java.util.List;

/**
 * What waits for that it stands above: headings, and a few lines below them that lead to something.
 * They are written when that is known, on its page.
 */
final class Heads {

  static final double LEADING = 1.55;
  private static final double BETWEEN = 2;

  /** Sizes of headings by their level. */
  private static final double[] SIZES = {15, 12, 10};

  /** So many lines below a heading do not stand there without what they lead to. */
  private static final int LEADING_LINES = 3;

  /**
   * A heading or some lines.
   *
   * @param level of a heading, 1 to 3; 0 for lines
   * @param room that is needed below it
   * @param listed whether contents lead to it
   */
  private record Waiting(
      String text,
      int level,
      List<String> lines,
      PaperFont font,
      double size,
      double room,
      boolean listed) {

    double before() {
      return level == 0 ? 0 : size * 0.85;
    }

    double height() {
      return before() + lines.size() * size * LEADING + BETWEEN;
    }
  }

  private final Sheet sheet;
  private final PaperFont regular;
  private final PaperFont bold;
  private final List<Waiting> waiting = new ArrayList<>();
  private final List<Target> targets = new ArrayList<>();

  Heads(Sheet sheet, PaperFont regular, PaperFont bold) {
    this.sheet = sheet;
    this.regular = regular;
    this.bold = bold;
  }

  /** The headings that were written so far and that contents lead to. */
  List<Target> targets() {
    return List.copyOf(targets);
  }

  /** Whether nothing waits. */
  boolean none() {
    return waiting.isEmpty();
  }

  /** Lets a heading wait. Lines that lead to nothing but a further heading wait no longer. */
  void heading(String text, int level, double room, boolean listed) {
    end();
    double size = SIZES[level - 1];
    List<String> lines = Lines.of(bold, text, size, Sheet.WIDTH);
    waiting.add(new Waiting(text, level, lines, bold, size, room, listed));
  }

  /** Lets a paragraph wait, if it is short and the first thing below a heading. */
  boolean lead(String text, double size) {
    if (waiting.isEmpty() || leads()) {
      return false;
    }
    List<String> lines = Lines.of(regular, text, size, Sheet.WIDTH);
    if (lines.size() > LEADING_LINES) {
      return false;
    }
    waiting.add(new Waiting(text, 0, lines, regular, size, 0, false));
    return true;
  }

  private boolean leads() {
    return !waiting.isEmpty() && waiting.get(waiting.size() - 1).level() == 0;
  }

  /** Nothing follows that lines lead to; headings alone wait on. */
  void end() {
    if (leads()) {
      keep(0);
    }
  }

  /** Makes sure that so much stands together, below the headings and lines that wait for it. */
  void keep(double height) {
    if (waiting.isEmpty()) {
      sheet.keep(height);
      return;
    }
    double room = waiting.stream().mapToDouble(Waiting::room).max().orElse(0);
    sheet.keep(waiting.stream().mapToDouble(Waiting::height).sum() + Math.max(room, height));
    for (Waiting each : waiting) {
      if (!sheet.fresh()) {
        sheet.space(each.before());
      }
      if (each.listed()) {
        targets.add(
            new Target(each.level(), each.text(), sheet.page(), sheet.count() - 1, sheet.top()));
      }
      for (String line : each.lines()) {
        sheet.text(
            each.font(), line, each.size(), Ink.TEXT, 0, sheet.baseline(each.size(), LEADING));
        sheet.space(each.size() * LEADING);
      }
      sheet.space(BETWEEN);
    }
    waiting.clear();
  }
}
