package io.xiaoneng.dashboard.circle.reach;

import io.xiaoneng.circle.street.Reach;
import io.xiaoneng.circle.street.Snapped;
import org.jspecify.annotations.Nullable;

/**
 * A service point on the streets.
 *
 * @param lon WGS 84, as the registry has it; null where not told
 * @param lat WGS 84; null where not told
 * @param snapped what became of its place; null without a place or without streets
 * @param reach the cells (indices of {@link Ground#cells()}) that walk to it, up to 30 minutes at
 *     1.3 m/s; nothing for a point that stands at no street
 */
public record PointReach(
    @Nullable Double lon, @Nullable Double lat, @Nullable Snapped snapped, Reach reach) {

  boolean standsAt(@Nullable Double otherLon, @Nullable Double otherLat) {
    return java.util.Objects.equals(lon, otherLon) && java.util.Objects.equals(lat, otherLat);
  }
}
