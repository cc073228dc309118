package io.xiaoneng.circle.street;

/** What became of a position that was to be put onto a street. */
public sealed interface Snapped {

  /**
   * It stands at a street.
   *
   * @param edge the nearest edge of the mainland; of several equally near the lowest
   * @param along millimetres from the edge's beginning to the foot of the straight leg
   * @param leg millimetres of the straight leg between position and street
   * @param lon of the foot, degrees WGS 84
   * @param lat of the foot, degrees WGS 84
   * @param island name of an island whose street is nearer still but leads nowhere, or {@link
   *     #NO_ISLAND}
   */
  record At(int edge, int along, int leg, double lon, double lat, int island) implements Snapped {

    /** No island lies between the position and its street. */
    public static final int NO_ISLAND = -1;

    /** Metres of the straight leg. */
    public double legMetres() {
      return leg / 1000.0;
    }
  }

  /**
   * It stands at none, and nothing is computed for it.
   *
   * @param reason why
   * @param metres how far the nearest street of the mainland is; NaN where it was not looked for or
   *     none was found within some kilometres
   */
  record Refused(Reason reason, double metres) implements Snapped {}

  /** Why a position stands at no street. */
  enum Reason {
    /** The nearest street is too far: in a river, on a mountain. */
    TOO_FAR,
    /** Beyond the rectangle of the streets known. */
    OUTSIDE
  }
}
