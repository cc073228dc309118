package io.xiaoneng.dashboard.circle.plan;

import io.xiaoneng.circle.CellMap;
import io.xiaoneng.circle.street.Places;
import io.xiaoneng.circle.street.ReachSearch;
import io.xiaoneng.circle.street.Snapped;
import io.xiaoneng.circle.street.Snapper;
import io.xiaoneng.circle.street.StreetNetwork;
import io.xiaoneng.registry.Cell;
import java.util.ArrayList;
import java.util.List;

/**
 * Streets to walk on, with the cells on them.
 *
 * @param places the cells of a {@link PlanCity}'s map, in its order
 */
record WalkStreets(StreetNetwork network, Snapper snapper, Places places) {

  /** Puts the cells of a map onto the streets. */
  static WalkStreets of(StreetNetwork network, Snapper snapper, CellMap map) {
    List<Snapped> snapped = new ArrayList<>(map.cells().size());
    for (Cell cell : map.cells()) {
      Double lon = cell.lon();
      Double lat = cell.lat();
      snapped.add(
          lon == null || lat == null
              ? new Snapped.Refused(Snapped.Reason.OUTSIDE, Double.NaN)
              : snapper.snap(lon, lat));
    }
    return new WalkStreets(network, snapper, new Places(network, snapped));
  }

  /** A search for who can walk so many millimetres; for one thread. */
  ReachSearch search(int limit) {
    return new ReachSearch(network, places, limit);
  }
}
