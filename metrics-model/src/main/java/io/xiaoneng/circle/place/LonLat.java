package io.xiaoneng.circle.place;

/**
 * A position in degrees; WGS 84 unless a {@link Datum} is named beside it.
 *
 * @param lon east of Greenwich, −180 … 180
 * @param lat north of the equator, −90 … 90
 */
public record LonLat(double lon, double lat) {

  /** Mean radius of the earth in metres, the one that GraphHopper measures streets with. */
  public static final double EARTH_RADIUS = 6_371_000;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the value that is out of range or no number
   */
  public LonLat {
    if (!(lon >= -180 && lon <= 180)) {
      throw new IllegalArgumentException("longitude " + lon + " is not within -180 and 180");
    }
    if (!(lat >= -90 && lat <= 90)) {
      throw new IllegalArgumentException("latitude " + lat + " is not within -90 and 90");
    }
  }

  /** Great-circle distance in metres on a sphere of {@link #EARTH_RADIUS}. */
  public double metresTo(LonLat other) {
    return metres(lon, lat, other.lon, other.lat);
  }

  /** {@link #metresTo} for positions that are no objects. */
  public static double metres(double lonA, double latA, double lonB, double latB) {
    double acrossLat = Math.sin(Math.toRadians(latB - latA) / 2);
    double acrossLon = Math.sin(Math.toRadians(lonB - lonA) / 2);
    double square =
        acrossLat * acrossLat
            + Math.cos(Math.toRadians(latA))
                * Math.cos(Math.toRadians(latB))
                * acrossLon
                * acrossLon;
    return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(square)));
  }
}
