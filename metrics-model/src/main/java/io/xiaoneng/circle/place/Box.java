package io.xiaoneng.circle.place;

import java.util.Locale;

/**
 * A rectangle of longitudes and latitudes, edges inclusive; none crosses the date line.
 *
 * @param west degrees
 * @param south degrees
 * @param east degrees, at least {@code west}
 * @param north degrees, at least {@code south}
 */
public record Box(double west, double south, double east, double north) {

  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException where it is empty or no rectangle
   */
  public Box {
    if (!(west <= east && south <= north)) {
      throw new IllegalArgumentException(
          "no rectangle: west "
              + west
              + ", south "
              + south
              + ", east "
              + east
              + ", north "
              + north);
    }
  }

  /** Whether the place lies in it. */
  public boolean contains(double lon, double lat) {
    return lon >= west && lon <= east && lat >= south && lat <= north;
  }

  /** This rectangle with at least that many metres more on every side. */
  public Box widened(double metres) {
    double up = Math.toDegrees(metres / LonLat.EARTH_RADIUS);
    double polemost = Math.min(90, Math.max(Math.abs(south), Math.abs(north)) + up);
    double aside = up / Math.max(0.01, Math.cos(Math.toRadians(polemost)));
    return new Box(west - aside, south - up, east + aside, north + up);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.4f–%.4f E, %.4f–%.4f N", west, east, south, north);
  }
}
