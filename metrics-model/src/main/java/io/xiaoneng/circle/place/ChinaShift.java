package io.xiaoneng.circle.place;

/** The published forward formulas of the two Chinese shifts. */
final class ChinaShift {

  // Of the Krasovsky 1940 ellipsoid, on which the shift is defined.
  private static final double AXIS = 6_378_245.0;
  private static final double ECCENTRICITY_SQUARED = 0.00669342162296594323;

  // The middle that the polynomials are developed around.
  private static final double MIDDLE_LON = 105;
  private static final double MIDDLE_LAT = 35;

  private static final double WEST = 72.004;
  private static final double EAST = 137.8347;
  private static final double SOUTH = 0.8293;
  private static final double NORTH = 55.8271;

  private static final double BD_TURN = Math.PI * 3000 / 180;
  private static final double BD_LON = 0.0065;
  private static final double BD_LAT = 0.006;

  private ChinaShift() {}

  static LonLat toGcj02(LonLat wgs) {
    if (wgs.lon() < WEST || wgs.lon() > EAST || wgs.lat() < SOUTH || wgs.lat() > NORTH) {
      return wgs;
    }
    double x = wgs.lon() - MIDDLE_LON;
    double y = wgs.lat() - MIDDLE_LAT;
    double phi = Math.toRadians(wgs.lat());
    double curve = 1 - ECCENTRICITY_SQUARED * Math.sin(phi) * Math.sin(phi);
    double meridian = AXIS * (1 - ECCENTRICITY_SQUARED) / (curve * Math.sqrt(curve));
    double parallel = AXIS / Math.sqrt(curve) * Math.cos(phi);
    return new LonLat(
        wgs.lon() + Math.toDegrees(metresEast(x, y) / parallel),
        wgs.lat() + Math.toDegrees(metresNorth(x, y) / meridian));
  }

  private static double metresEast(double x, double y) {
    double smooth = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
    double waves =
        ripples(x) + 20 * wave(x) + 40 * wave(x / 3) + 150 * wave(x / 12) + 300 * wave(x / 30);
    return smooth + waves * 2 / 3;
  }

  private static double metresNorth(double x, double y) {
    double smooth = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
    double waves =
        ripples(x) + 20 * wave(y) + 40 * wave(y / 3) + 160 * wave(y / 12) + 320 * wave(y / 30);
    return smooth + waves * 2 / 3;
  }

  private static double ripples(double x) {
    return 20 * wave(6 * x) + 20 * wave(2 * x);
  }

  private static double wave(double turns) {
    return Math.sin(turns * Math.PI);
  }

  static LonLat gcj02ToBd09(LonLat gcj) {
    double radius = Math.hypot(gcj.lon(), gcj.lat()) + 0.00002 * Math.sin(gcj.lat() * BD_TURN);
    double angle = Math.atan2(gcj.lat(), gcj.lon()) + 0.000003 * Math.cos(gcj.lon() * BD_TURN);
    return new LonLat(radius * Math.cos(angle) + BD_LON, radius * Math.sin(angle) + BD_LAT);
  }
}
