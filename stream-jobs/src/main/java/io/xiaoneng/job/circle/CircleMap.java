package io.xiaoneng.job.circle;

import io.xiaoneng.circle.CellMap;
import io.xiaoneng.circle.ReachRecord;
import io.xiaoneng.registry.Cell;
import io.xiaoneng.registry.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which points reach which cells of which community. A reach that changes touches its own
 * communities only.
 */
final class CircleMap {

  /** A cell that lies in no community. */
  private record Place(@Nullable Community community, int cell) {
    static final Place NOWHERE = new Place(null, -1);
  }

  /**
   * A community and the ways into its cells.
   *
   * @param people in cells whose people are known
   * @param living in each of its cells; 0 where unknown
   * @param ways point → its ways, in the order of their cells
   */
  record Community(
      String code,
      boolean urban,
      long people,
      int cellsWithoutData,
      long[] living,
      Map<String, Way[]> ways) {}

  /** From a cell of the community, so many millimetres. */
  record Way(int cell, int millimetres) {}

  private final Map<String, Community> communities;
  private final Map<String, Place> places;
  private final Map<String, Set<String>> communitiesOf = new HashMap<>();

  private CircleMap(Map<String, Community> communities, Map<String, Place> places) {
    this.communities = communities;
    this.places = places;
  }

  /** A map without reaches. */
  static CircleMap of(Collection<Cell> cells, Collection<Unit> units) {
    CellMap map = CellMap.of(cells, units);
    Map<String, List<Integer>> inside = new TreeMap<>();
    map.communities().forEach(unit -> inside.put(unit.code(), new ArrayList<>()));
    Map<String, Place> places = new HashMap<>();
    for (int i = 0; i < map.cells().size(); i++) {
      Unit unit = map.community(i);
      if (unit != null) {
        inside.getOrDefault(unit.code(), new ArrayList<>()).add(i);
      }
    }
    Map<String, Community> communities = new TreeMap<>();
    for (Unit unit : map.communities()) {
      Community community =
          community(unit, inside.getOrDefault(unit.code(), List.of()), map, places);
      communities.put(unit.code(), community);
    }
    return new CircleMap(communities, places);
  }

  private static Community community(
      Unit unit, List<Integer> cells, CellMap map, Map<String, Place> places) {
    long people = 0;
    int without = 0;
    long[] living = new long[cells.size()];
    for (int i = 0; i < living.length; i++) {
      OptionalLong known = map.population(cells.get(i));
      without += known.isEmpty() ? 1 : 0;
      living[i] = known.orElse(0);
      people += living[i];
    }
    Community community =
        new Community(unit.code(), unit.urban(), people, without, living, new HashMap<>());
    for (int i = 0; i < living.length; i++) {
      places.put(map.cells().get(cells.get(i)).id(), new Place(community, i));
    }
    return community;
  }

  /** All communities by code. */
  Map<String, Community> communities() {
    return communities;
  }

  /** Communities that have a cell in the reach of that point, however far. */
  Set<String> communitiesOf(String point) {
    return communitiesOf.getOrDefault(point, Set.of());
  }

  /**
   * Puts a reach in place of the one before.
   *
   * @param reach null for none
   * @return communities of either
   */
  Set<String> put(String point, @Nullable ReachRecord reach) {
    Set<String> touched = new TreeSet<>();
    Set<String> before = communitiesOf.remove(point);
    if (before != null) {
      touched.addAll(before);
      for (String code : before) {
        Community community = communities.get(code);
        if (community != null) {
          community.ways().remove(point);
        }
      }
    }
    if (reach != null) {
      Map<Community, List<Way>> ways = new TreeMap<>(Comparator.comparing(Community::code));
      for (int i = 0; i < reach.millimetres().length; i++) {
        Place place = places.getOrDefault(reach.cells().get(i), Place.NOWHERE);
        Community community = place.community();
        // People nobody knows of are in no sum.
        if (community != null
            && community.living()[place.cell()] > 0
            && reach.millimetres()[i] <= Measure.ADULT) {
          ways.computeIfAbsent(community, unseen -> new ArrayList<>())
              .add(new Way(place.cell(), reach.millimetres()[i]));
        }
      }
      Set<String> codes = new TreeSet<>();
      ways.forEach(
          (community, list) -> {
            Way[] sorted = list.toArray(Way[]::new);
            Arrays.sort(sorted, Comparator.comparingInt(Way::cell));
            community.ways().put(point, sorted);
            codes.add(community.code());
          });
      communitiesOf.put(point, codes);
      touched.addAll(codes);
    }
    return touched;
  }
}
