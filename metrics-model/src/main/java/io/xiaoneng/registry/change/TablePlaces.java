package io.xiaoneng.registry.change;

import io.xiaoneng.circle.place.Datum;
import io.xiaoneng.circle.place.LonLat;
import io.xiaoneng.circle.place.PlaceCheck;
import io.xiaoneng.registry.RegistryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The positions of a table: turned into WGS 84 line by line, and remembered as they were told, to
 * see whether all of them mean another city. For one reading of one table.
 */
public final class TablePlaces {

  private static final String LON = "lon";
  private static final String LAT = "lat";

  /** Degrees are kept to about a centimetre. */
  private static final double KEPT = 1e7;

  private final Datum datum;
  private final List<PlaceCheck.Told> told = new ArrayList<>();

  /**
   * @param datum of the table
   */
  public TablePlaces(Datum datum) {
    this.datum = datum;
  }

  /** What was told so far, in the table's datum, out of range or not. */
  public List<PlaceCheck.Told> told() {
    return List.copyOf(told);
  }

  /**
   * Turns the position of a line; one out of range is left for who reads the record.
   *
   * @throws RegistryException where one of the two numbers is missing and the datum needs both
   */
  void toWgs84(Map<String, @Nullable Object> line) {
    Object lon = line.get(LON);
    Object lat = line.get(LAT);
    if (lon instanceof Number east && lat instanceof Number north) {
      told.add(new PlaceCheck.Told(east.doubleValue(), north.doubleValue()));
      if (datum != Datum.WGS84
          && Math.abs(east.doubleValue()) <= 180
          && Math.abs(north.doubleValue()) <= 90) {
        LonLat place = datum.toWgs84(new LonLat(east.doubleValue(), north.doubleValue()));
        line.put(LON, Math.round(place.lon() * KEPT) / KEPT);
        line.put(LAT, Math.round(place.lat() * KEPT) / KEPT);
      }
    } else if (datum != Datum.WGS84 && (lon instanceof Number || lat instanceof Number)) {
      throw new RegistryException(
          lon instanceof Number ? LAT : LON, "is missing: a position in " + datum + " takes both");
    }
  }
}
