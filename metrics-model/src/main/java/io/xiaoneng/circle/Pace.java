package io.xiaoneng.circle;

import java.math.BigDecimal;

/**
 * How fast somebody walks.
 *
 * @param millimetresPerSecond 100 … 5 000
 */
public record Pace(int millimetresPerSecond) {

  /** A grown-up's. */
  public static final Pace ADULT = new Pace(1_300);

  /** An old person's. */
  public static final Pace ELDER = new Pace(850);

  /** The longest walk that is ever measured. */
  public static final int MOST_MINUTES = 30;

  private static final int SLOWEST = 100;
  private static final int FASTEST = 5_000;

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException where nobody walks like that
   */
  public Pace {
    if (millimetresPerSecond < SLOWEST || millimetresPerSecond > FASTEST) {
      throw new IllegalArgumentException(
          "a pace of " + millimetresPerSecond / 1000.0 + " m/s, must be 0.1 to 5");
    }
  }

  /**
   * The pace written as metres a second, for example {@code 1.3}.
   *
   * @throws IllegalArgumentException where it is no number, finer than millimetres or out of range
   */
  public static Pace parse(String metresPerSecond) {
    try {
      return new Pace(new BigDecimal(metresPerSecond.strip()).movePointRight(3).intValueExact());
    } catch (ArithmeticException | NumberFormatException bad) {
      throw new IllegalArgumentException(
          "a pace is '" + metresPerSecond + "', must be metres a second such as 1.3", bad);
    }
  }

  /** Seconds that it takes to walk so far. */
  public double seconds(int millimetres) {
    return (double) millimetres / millimetresPerSecond;
  }

  /**
   * How far one comes, in millimetres; a way of exactly that length is within the time.
   *
   * @param minutes 1 … {@link #MOST_MINUTES}
   * @throws IllegalArgumentException for other minutes
   */
  public int millimetresIn(int minutes) {
    if (minutes < 1 || minutes > MOST_MINUTES) {
      throw new IllegalArgumentException(
          "a walk of " + minutes + " minutes, must be 1 to " + MOST_MINUTES);
    }
    return minutes * 60 * millimetresPerSecond;
  }

  /** Metres a second, as {@link #parse} reads it. */
  @Override
  public String toString() {
    return BigDecimal.valueOf(millimetresPerSecond, 3).stripTrailingZeros().toPlainString();
  }
}
