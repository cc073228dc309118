package io.xiaoneng.dashboard.paper;

import java.awt.Color;

/** Colours on paper, by meaning; each can be told from the others by its lightness, too. */
public enum Ink {
  /** Text. */
  TEXT(0x15202b),
  /** Text that stands back. */
  QUIET(0x5c6a78),
  /** Axes, borders. */
  LINE(0xc5ced6),
  /** Behind heads of tables. */
  SHADE(0xf0f3f6),
  /** What a drawing is about. */
  OWN(0xb85c00),
  /** Others beside it. */
  OTHERS(0x9aa7b2),
  /** A course, a wide limit. */
  MAIN(0x1f66ad),
  /** A usual limit. */
  LIMIT(0x5b9fd0),
  /** A target. */
  AIM(0x12877b),
  /** The lightest shade of what is shaded by its figure; the others are darker and darker. */
  STEP1(0xdbe8f4),
  /** The second. */
  STEP2(0xbfd6ec),
  /** The third. */
  STEP3(0x97bde0),
  /** The fourth. */
  STEP4(0x2f74b5),
  /** The darkest. */
  STEP5(0x17528b),
  /** On dark shades, and between them. */
  WHITE(0xffffff);

  private final Color color;

  Ink(int rgb) {
    color = new Color(rgb);
  }

  /** As it is on paper and on a screen. */
  public Color color() {
    return color;
  }

  /** As style sheets and SVG write it: {@code #1f66ad}. */
  public String hex() {
    return String.format("#%06x", color.getRGB() & 0xffffff);
  }

  /**
   * The ink of a colour.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static Ink of(Color color) {
    for (Ink each : values()) {
      if (each.color.equals(color)) {
        return each;
      }
    }
    throw new IllegalArgumentException("there is no ink " + color);
  }
}
