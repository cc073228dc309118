package io.xiaoneng.event;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Doubles as ECMAScript writes them (RFC 8785 §3.2.2.3): the fewest digits that read back as the
 * same double, of those the closest, with an exponent from 1e21 up and below 1e-6. {@link
 * Double#toString} is not always shortest before JDK 19, so its length is only where the search
 * begins.
 */
final class EcmaNumber {

  /** Decimal exponents up to here are far from the ends of the doubles, where digits are lost. */
  private static final int MIDDLING = 290;

  private EcmaNumber() {}

  /**
   * The canonical text.
   *
   * @throws IllegalArgumentException for NaN and the infinities, which JSON lacks
   */
  static String toString(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("JSON has no form for " + value);
    }
    if (value == 0) {
      return "0";
    }
    if (Math.abs(value) < 1L << 53 && value == (long) value) {
      return Long.toString((long) value);
    }
    String text = format(shortest(Math.abs(value)));
    return value < 0 ? "-" + text : text;
  }

  /**
   * The canonical text of a number in JSON. Up to 15 digits are told apart by every double of
   * middling size, so there the digits that were sent are the shortest already.
   */
  static String canonical(String text) {
    boolean minus = text.charAt(0) == '-';
    StringBuilder digits = new StringBuilder(text.length());
    int point = 0;
    boolean fraction = false;
    int at = minus ? 1 : 0;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '.') {
        fraction = true;
      } else if (c == 'e' || c == 'E') {
        break;
      } else if (c == '0' && digits.isEmpty()) {
        point -= fraction ? 1 : 0;
      } else {
        digits.append(c);
        point += fraction ? 0 : 1;
      }
    }
    while (!digits.isEmpty() && digits.charAt(digits.length() - 1) == '0') {
      digits.setLength(digits.length() - 1);
    }
    boolean shortExponent = text.length() - at <= 5;
    if (digits.isEmpty() || digits.length() > 15 || !shortExponent) {
      return toString(Double.parseDouble(text));
    }
    if (at < text.length()) {
      point += Integer.parseInt(text.substring(at + 1));
    }
    if (Math.abs(point) > MIDDLING) {
      return toString(Double.parseDouble(text));
    }
    String laidOut = format(digits.toString(), point);
    return minus ? "-" + laidOut : laidOut;
  }

  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    BigDecimal best = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    BigDecimal found = nearest(exact, value, best.precision());
    if (found != null) {
      best = found;
    }
    for (int digits = best.precision() - 1; digits > 0; digits--) {
      BigDecimal shorter = nearest(exact, value, digits);
      if (shorter == null) {
        break;
      }
      best = shorter;
    }
    return best.stripTrailingZeros();
  }

  /** The closest decimal of so many digits that reads back as the value, or null. */
  private static @org.jspecify.annotations.Nullable BigDecimal nearest(
      BigDecimal exact, double value, int digits) {
    BigDecimal below = exact.round(new MathContext(digits, RoundingMode.DOWN));
    BigDecimal above = exact.round(new MathContext(digits, RoundingMode.UP));
    boolean takesBelow = below.doubleValue() == value;
    boolean takesAbove = above.doubleValue() == value;
    if (takesBelow && takesAbove) {
      int closer = exact.subtract(below).compareTo(above.subtract(exact));
      boolean even = !below.unscaledValue().testBit(0);
      return closer < 0 || closer == 0 && even ? below : above;
    }
    return takesBelow ? below : takesAbove ? above : null;
  }

  private static String format(BigDecimal positive) {
    return format(positive.unscaledValue().toString(), positive.precision() - positive.scale());
  }

  /**
   * Lays out digits.
   *
   * @param digits without zeros at either end
   * @param point the value is 0.digits × 10^point
   */
  static String format(String digits, int point) {
    int length = digits.length();
    if (point >= length && point <= 21) {
      return digits + "0".repeat(point - length);
    }
    if (point > 0 && point <= 21) {
      return digits.substring(0, point) + "." + digits.substring(point);
    }
    if (point > -6 && point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    int exponent = point - 1;
    String mantissa = length == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return mantissa + (exponent < 0 ? "e-" : "e+") + Math.abs(exponent);
  }
}
