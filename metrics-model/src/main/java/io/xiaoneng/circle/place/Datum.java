package io.xiaoneng.circle.place;

/**
 * The datums that positions in China are told in. Everything inside is WGS 84; the other two are
 * turned into it when data come in.
 *
 * <p>Both shifts are published as forward formulas only. The way back is found by iteration until
 * the forward formula gives the position told, so a round trip is exact to far below a millimetre;
 * the closed "inverse" formulas in circulation are off by up to a few metres.
 */
public enum Datum {
  /** The world's, as satellites tell it. */
  WGS84 {
    @Override
    public LonLat fromWgs84(LonLat place) {
      return place;
    }

    @Override
    public LonLat toWgs84(LonLat place) {
      return place;
    }
  },
  /** 火星坐标系, of Chinese maps; the shift is 100 to 700 m inside China and none outside. */
  GCJ02 {
    @Override
    public LonLat fromWgs84(LonLat place) {
      return ChinaShift.toGcj02(place);
    }
  },
  /** 百度坐标系, a second shift on top of GCJ-02. */
  BD09 {
    @Override
    public LonLat fromWgs84(LonLat place) {
      return ChinaShift.gcj02ToBd09(ChinaShift.toGcj02(place));
    }
  };

  /** Degrees; about a tenth of a millimetre. */
  private static final double CLOSE_ENOUGH = 1e-9;

  private static final int MOST_ROUNDS = 50;

  /** The same place in this datum. */
  public abstract LonLat fromWgs84(LonLat place);

  /**
   * The same place in WGS 84.
   *
   * @param place in this datum
   */
  public LonLat toWgs84(LonLat place) {
    double lon = place.lon();
    double lat = place.lat();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      LonLat shifted = fromWgs84(new LonLat(lon, lat));
      double offLon = shifted.lon() - place.lon();
      double offLat = shifted.lat() - place.lat();
      lon -= offLon;
      lat -= offLat;
      if (Math.abs(offLon) < CLOSE_ENOUGH && Math.abs(offLat) < CLOSE_ENOUGH) {
        break;
      }
    }
    return new LonLat(lon, lat);
  }

  /**
   * The datum of that name, as people write it: {@code wgs84}, {@code GCJ-02}, {@code bd09}.
   *
   * @throws IllegalArgumentException for any other name
   */
  public static Datum named(String name) {
    String plain = name.replaceAll("[-_ ]", "");
    for (Datum datum : values()) {
      if (datum.name().equalsIgnoreCase(plain)) {
        return datum;
      }
    }
    throw new IllegalArgumentException(
        "datum '" + name + "' is unknown, must be WGS84, GCJ02 or BD09");
  }
}
