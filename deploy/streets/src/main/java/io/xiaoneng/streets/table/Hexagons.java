package io.xiaoneng.streets.table;

import com.uber.h3core.H3Core;
import com.uber.h3core.util.LatLng;
import io.xiaoneng.streets.StreetsFailure;
import java.io.IOException;

/** Where the cells of the hexagonal grid H3 are. */
final class Hexagons {

  private static final H3Core H3 = load();

  private Hexagons() {}

  private static H3Core load() {
    try {
      return H3Core.newInstance();
    } catch (IOException | UnsatisfiedLinkError none) {
      throw new StreetsFailure("the library of the grid H3 does not run on this machine", none);
    }
  }

  /** The middle of that cell in WGS 84; no numbers where the id is none of H3. */
  static Located middle(String id) {
    if (!id.matches("[0-9a-fA-F]{15,16}") || !H3.isValidCell(id)) {
      return new Located(id, Double.NaN, Double.NaN);
    }
    LatLng middle = H3.cellToLatLng(id);
    return new Located(id, middle.lng, middle.lat);
  }
}
