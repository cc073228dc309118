package io.xiaoneng.dashboard.circle.reach;

import io.xiaoneng.circle.ReachRecord;
import io.xiaoneng.circle.street.Reach;
import io.xiaoneng.row.RowBinary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code circle_reach} without its version.
 *
 * @param streets checksum of the street file, "" where there was none
 * @param cells ids, each once
 * @param millimetres of the cell of the same place
 */
record ReachRow(
    String point,
    @Nullable Double lon,
    @Nullable Double lat,
    String snapped,
    @Nullable Double metres,
    int island,
    String streets,
    List<String> cells,
    int[] millimetres) {

  static final String COLUMNS =
      "point, version, gone, lon, lat, snapped, metres, island, streets, cells, millimetres";

  /** The row of a point of the ground. */
  static ReachRow of(Ground ground, String point, PointReach measured) {
    Standing standing = Standing.of(measured);
    Streets.Loaded streets = ground.streets();
    Reach reach = measured.reach();
    List<String> cells = new ArrayList<>(reach.size());
    for (int cell : reach.places()) {
      cells.add(ground.cells().cells().get(cell).id());
    }
    return new ReachRow(
        point,
        measured.lon(),
        measured.lat(),
        standing.word(),
        standing.metres(),
        standing.island(),
        streets == null ? "" : streets.checksum(),
        cells,
        reach.millimetres());
  }

  /** The row that says that a point is no longer there. */
  static ReachRow gone(String point) {
    return new ReachRow(point, null, null, "", null, -1, "", List.of(), new int[0]);
  }

  ReachRecord record(long version) {
    return new ReachRecord(point, version, cells, millimetres);
  }

  /** Equal exactly where everything but the version is; the ways as a hash. */
  Content content() {
    return new Content(lon, lat, snapped, metres, island, streets, ways(cells, millimetres));
  }

  /**
   * What is compared of a row.
   *
   * @param ways hash of the cells and their millimetres
   */
  record Content(
      @Nullable Double lon,
      @Nullable Double lat,
      String snapped,
      @Nullable Double metres,
      int island,
      String streets,
      String ways) {}

  private static String ways(List<String> cells, int[] millimetres) {
    StringBuilder lengths = new StringBuilder(millimetres.length * 8);
    for (int i = 0; i < millimetres.length; i++) {
      lengths.append(i == 0 ? "" : ",").append(millimetres[i]);
    }
    return Digests.of(String.join("\n", cells), lengths.toString());
  }

  void write(RowBinary out, long version, boolean gone) {
    out.string(point).int64(version).bool(gone).nullableFloat64(lon).nullableFloat64(lat);
    out.string(snapped).nullableFloat64(metres).int32(island).string(streets).strings(cells);
    out.varint(millimetres.length);
    for (int way : millimetres) {
      out.int32(way);
    }
  }
}
