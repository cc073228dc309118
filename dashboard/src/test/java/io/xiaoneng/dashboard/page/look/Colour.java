package io.xiaoneng.dashboard.page.look;

import java.util.HexFormat;

/**
 * A colour of a screen: how strongly it stands out from another one, and how far it is from another
 * one for eyes of four kinds.
 *
 * @param red of sRGB, 0 to 1, as are the others
 */
record Colour(double red, double green, double blue) {

  /**
   * Eyes, and what they make of light: matrices over linear RGB for eyes that lack one kind of cone
   * altogether, from G. M. Machado, M. M. Oliveira, L. A. F. Fernandes: A Physiologically-based
   * Model for Simulation of Color Vision Deficiency, IEEE TVCG 15 (6), 2009.
   */
  enum Eyes {
    USUAL(1, 0, 0, 0, 1, 0, 0, 0, 1),
    WITHOUT_LONG(
        0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116,
        1.051998),
    WITHOUT_MIDDLE(
        0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),
    WITHOUT_SHORT(
        1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367,
        0.303900);

    private final double[] matrix;

    Eyes(double... matrix) {
      this.matrix = matrix;
    }

    private double[] see(double[] light) {
      double[] seen = new double[3];
      for (int row = 0; row < 3; row++) {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
          sum += matrix[3 * row + i] * light[i];
        }
        seen[row] = Math.max(0, Math.min(1, sum));
      }
      return seen;
    }
  }

  /** Of a text such as {@code #1a5d9c}. */
  static Colour of(String hex) {
    byte[] parts = HexFormat.of().parseHex(hex.substring(1));
    if (parts.length != 3) {
      throw new IllegalArgumentException(hex);
    }
    return new Colour((parts[0] & 255) / 255.0, (parts[1] & 255) / 255.0, (parts[2] & 255) / 255.0);
  }

  private static double linear(double part) {
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }

  private double[] light() {
    return new double[] {linear(red), linear(green), linear(blue)};
  }

  private double luminance() {
    double[] light = light();
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2];
  }

  /** The ratio of WCAG 2.2, from 1 for the same to 21 for black on white. */
  double contrast(Colour other) {
    double one = luminance();
    double two = other.luminance();
    return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
  }

  /** How far apart both are at the least, over all eyes. */
  double apart(Colour other) {
    double least = Double.MAX_VALUE;
    for (Eyes eyes : Eyes.values()) {
      least = Math.min(least, Lab.of(this, eyes).difference(Lab.of(other, eyes)));
    }
    return least;
  }

  /** A colour in CIELAB under D65. */
  record Lab(double l, double a, double b) {

    static Lab of(Colour colour, Eyes eyes) {
      double[] v = eyes.see(colour.light());
      double x = root((0.4124564 * v[0] + 0.3575761 * v[1] + 0.1804375 * v[2]) / 0.95047);
      double y = root(0.2126729 * v[0] + 0.7151522 * v[1] + 0.0721750 * v[2]);
      double z = root((0.0193339 * v[0] + 0.1191920 * v[1] + 0.9503041 * v[2]) / 1.08883);
      return new Lab(116 * y - 16, 500 * (x - y), 200 * (y - z));
    }

    private static double root(double t) {
      return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    /** CIEDE2000 with all weights 1; 1 is about what is just seen side by side. */
    double difference(Lab o) {
      double mean = (Math.hypot(a, b) + Math.hypot(o.a, o.b)) / 2;
      double g = 0.5 * (1 - Math.sqrt(Math.pow(mean, 7) / (Math.pow(mean, 7) + Math.pow(25, 7))));
      double a1 = a * (1 + g);
      double a2 = o.a * (1 + g);
      double c1 = Math.hypot(a1, b);
      double c2 = Math.hypot(a2, o.b);
      double h1 = hue(a1, b);
      double h2 = hue(a2, o.b);
      boolean grey = c1 * c2 == 0;
      double turn = grey ? 0 : h2 - h1;
      turn += turn > 180 ? -360 : turn < -180 ? 360 : 0;
      double dh = 2 * Math.sqrt(c1 * c2) * Math.sin(Math.toRadians(turn / 2));
      double h = h1 + h2;
      if (!grey) {
        h = (Math.abs(h1 - h2) > 180 ? h + (h < 360 ? 360 : -360) : h) / 2;
      }
      double c = (c1 + c2) / 2;
      double t =
          1
              - 0.17 * cos(h - 30)
              + 0.24 * cos(2 * h)
              + 0.32 * cos(3 * h + 6)
              - 0.20 * cos(4 * h - 63);
      double away = Math.pow((l + o.l) / 2 - 50, 2);
      double dl = (o.l - l) / (1 + 0.015 * away / Math.sqrt(20 + away));
      double dc = (c2 - c1) / (1 + 0.045 * c);
      double dhs = dh / (1 + 0.015 * c * t);
      double turned = 30 * Math.exp(-Math.pow((h - 275) / 25, 2));
      double strength = 2 * Math.sqrt(Math.pow(c, 7) / (Math.pow(c, 7) + Math.pow(25, 7)));
      double rt = -Math.sin(Math.toRadians(2 * turned)) * strength;
      return Math.sqrt(dl * dl + dc * dc + dhs * dhs + rt * dc * dhs);
    }

    private static double hue(double a, double b) {
      double degrees = Math.toDegrees(Math.atan2(b, a));
      return degrees < 0 ? degrees + 360 : degrees;
    }

    private static double cos(double degrees) {
      return Math.cos(Math.toRadians(degrees));
    }
  }
}
