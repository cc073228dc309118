package io.xiaoneng.change;

/**
 * What causes add to a change, in the figure's unit.
 *
 * @param volume because other parts of the subject, or other channels, had more of the cases
 * @param items because within those other items, or other kinds of applicants, had more of them
 * @param speed because the same work was done otherwise: faster or slower, in time or not
 */
public record Effects(double volume, double items, double speed) {

  /** Nothing. */
  public static final Effects NONE = new Effects(0, 0, 0);

  /** All three together. */
  public double total() {
    return volume + items + speed;
  }

  /** Both together. */
  public Effects plus(Effects other) {
    return new Effects(volume + other.volume, items + other.items, speed + other.speed);
  }
}
