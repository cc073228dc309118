package io.xiaoneng.dashboard.circle.plan;

import io.xiaoneng.circle.CellMap;
import io.xiaoneng.circle.street.Reach;
import io.xiaoneng.registry.Cell;
import io.xiaoneng.registry.Unit;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What every plan begins with. Immutable.
 *
 * @param map the cells and their communities
 * @param units the whole tree, by code
 * @param index where each cell stands in the map, by its id
 * @param reaches who can walk to each point, by the point's id; places are the map's cells
 */
record PlanCity(
    CellMap map, Map<String, Unit> units, Map<String, Integer> index, Map<String, Reach> reaches) {

  /** A tree of units has few levels; the limit guards against a ring of parents. */
  private static final int MOST_LEVELS = 24;

  /** A city of whose points no reach is known yet. */
  static PlanCity of(Collection<Cell> cells, Collection<Unit> units) {
    return of(CellMap.of(cells, units), units);
  }

  /** Likewise, of cells that are in their communities already. */
  static PlanCity of(CellMap map, Collection<Unit> units) {
    Map<String, Integer> index = new HashMap<>();
    for (int cell = 0; cell < map.cells().size(); cell++) {
      index.put(map.cells().get(cell).id(), cell);
    }
    Map<String, Unit> byCode = new TreeMap<>();
    units.forEach(unit -> byCode.put(unit.code(), unit));
    return new PlanCity(
        map, Collections.unmodifiableMap(byCode), Collections.unmodifiableMap(index), Map.of());
  }

  /** The same city with these reaches. */
  PlanCity with(Map<String, Reach> measured) {
    return new PlanCity(map, units, index, Map.copyOf(measured));
  }

  /** Who reaches the point; nobody where that was not measured. */
  Reach reach(String point) {
    return reaches.getOrDefault(point, Reach.NOTHING);
  }

  /** Whether the unit is the other or lies below it. */
  boolean within(Unit unit, String other) {
    @Nullable Unit at = unit;
    for (int level = 0; at != null && level < MOST_LEVELS; level++) {
      if (at.code().equals(other)) {
        return true;
      }
      String parent = at.parent();
      at = parent == null ? null : units.get(parent);
    }
    return false;
  }
}
