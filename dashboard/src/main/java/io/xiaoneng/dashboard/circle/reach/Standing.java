package io.xiaoneng.dashboard.circle.reach;

import io.xiaoneng.circle.street.Snapped;
import io.xiaoneng.registry.Cell;
import org.jspecify.annotations.Nullable;

/**
 * How a place stands at the streets, as the tables have it.
 *
 * @param word {@code AT}, {@code TOO_FAR}, {@code OUTSIDE}, {@code NO_PLACE} without coordinates,
 *     {@code NO_STREETS} where there are none
 * @param metres to the street; null where unknown
 * @param island that stands nearer, −1 for none
 */
record Standing(String word, @Nullable Double metres, int island) {

  private static final Standing NO_PLACE = new Standing("NO_PLACE", null, Snapped.At.NO_ISLAND);

  /** Where there are no streets. */
  static final Standing NO_STREETS = new Standing("NO_STREETS", null, Snapped.At.NO_ISLAND);

  static Standing of(PointReach point) {
    return of(point.lon(), point.lat(), point.snapped());
  }

  static Standing of(Cell cell, @Nullable Snapped snapped) {
    return of(cell.lon(), cell.lat(), snapped);
  }

  private static Standing of(
      @Nullable Double lon, @Nullable Double lat, @Nullable Snapped snapped) {
    if (lon == null || lat == null) {
      return NO_PLACE;
    }
    if (snapped instanceof Snapped.At at) {
      return new Standing("AT", at.legMetres(), at.island());
    }
    if (snapped instanceof Snapped.Refused refused) {
      Double metres = Double.isNaN(refused.metres()) ? null : refused.metres();
      return new Standing(refused.reason().name(), metres, Snapped.At.NO_ISLAND);
    }
    return NO_STREETS;
  }
}
