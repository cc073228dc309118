package io.xiaoneng.circle;

import io.xiaoneng.registry.Cell;
import io.xiaoneng.registry.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The population cells, each in its community, and the communities in the tree of units; with all
 * that is wrong with them. Cells are called by their index in {@link #cells()}. Immutable.
 */
public final class CellMap {

  /** Of a cell of which nobody knows how many live there. */
  static final long NO_DATA = -1;

  /** Of a cell that is in no sum. */
  static final int NO_COMMUNITY = -1;

  private static final int[] NONE = {};
  private static final int MOST_LEVELS = Unit.Level.values().length * 4;

  private final List<Cell> cells;
  private final long[] people;
  private final int[] communityOf;
  private final List<Unit> communities;
  private final Map<String, int[]> below;
  private final List<CellProblem> problems;

  private CellMap(
      List<Cell> cells,
      long[] people,
      int[] communityOf,
      List<Unit> communities,
      Map<String, int[]> below,
      List<CellProblem> problems) {
    this.cells = cells;
    this.people = people;
    this.communityOf = communityOf;
    this.communities = communities;
    this.below = below;
    this.problems = problems;
  }

  /**
   * Sorts cells into communities.
   *
   * @param cells in any order; the map has them by id
   * @param units the whole tree
   */
  public static CellMap of(Collection<Cell> cells, Collection<Unit> units) {
    List<Cell> sorted = cells.stream().sorted(Comparator.comparing(Cell::id)).toList();
    Map<String, Unit> byCode = new TreeMap<>();
    units.forEach(unit -> byCode.put(unit.code(), unit));
    List<Unit> communities =
        byCode.values().stream().filter(unit -> unit.level() == Unit.Level.COMMUNITY).toList();
    Map<String, Integer> indexOf = new HashMap<>();
    for (int i = 0; i < communities.size(); i++) {
      indexOf.put(communities.get(i).code(), i);
    }
    List<CellProblem> problems = new ArrayList<>();
    Overlaps overlaps = new Overlaps();
    long[] people = new long[sorted.size()];
    int[] communityOf = new int[sorted.size()];
    Set<Integer> peopled = new HashSet<>();
    for (int i = 0; i < people.length; i++) {
      Cell cell = sorted.get(i);
      people[i] = people(cell, problems);
      communityOf[i] = community(cell, indexOf, overlaps, problems);
      peopled.add(communityOf[i]);
    }
    for (int i = 0; i < communities.size(); i++) {
      if (!peopled.contains(i)) {
        problems.add(
            new CellProblem(
                CellProblem.Kind.COMMUNITY_WITHOUT_CELLS, communities.get(i).code(), ""));
      }
    }
    return new CellMap(
        sorted,
        people,
        communityOf,
        communities,
        below(communities, byCode),
        List.copyOf(problems));
  }

  private static long people(Cell cell, List<CellProblem> problems) {
    if (cell.lon() == null || cell.lat() == null) {
      problems.add(new CellProblem(CellProblem.Kind.WITHOUT_POSITION, cell.id(), ""));
    }
    Long told = cell.population();
    if (told != null && told >= 0) {
      return told;
    }
    CellProblem.Kind kind =
        told == null ? CellProblem.Kind.WITHOUT_POPULATION : CellProblem.Kind.NEGATIVE_POPULATION;
    problems.add(new CellProblem(kind, cell.id(), ""));
    return NO_DATA;
  }

  private static int community(
      Cell cell, Map<String, Integer> indexOf, Overlaps overlaps, List<CellProblem> problems) {
    Integer community = indexOf.get(cell.community());
    if (community == null) {
      CellProblem.Kind kind =
          cell.community().isEmpty()
              ? CellProblem.Kind.WITHOUT_COMMUNITY
              : CellProblem.Kind.UNKNOWN_COMMUNITY;
      problems.add(new CellProblem(kind, cell.id(), cell.community()));
      return NO_COMMUNITY;
    }
    String under = overlaps.addOrFind(cell);
    if (under != null) {
      problems.add(new CellProblem(CellProblem.Kind.OVERLAPPING, cell.id(), under));
      return NO_COMMUNITY;
    }
    return community;
  }

  /** All cells by id, those in no sum too. */
  public List<Cell> cells() {
    return cells;
  }

  /** All communities by code. */
  public List<Unit> communities() {
    return communities;
  }

  /** What is wrong, for the data-quality page. */
  public List<CellProblem> problems() {
    return problems;
  }

  /**
   * People who live in a cell that is in the sums; empty where nobody knows how many, and for a
   * cell that is in no sum.
   */
  public OptionalLong population(int cell) {
    return communityOf[cell] == NO_COMMUNITY || people[cell] == NO_DATA
        ? OptionalLong.empty()
        : OptionalLong.of(people[cell]);
  }

  /** The community that a cell counts for; null for a cell that is in no sum. */
  public @Nullable Unit community(int cell) {
    return communityOf[cell] == NO_COMMUNITY ? null : communities.get(communityOf[cell]);
  }

  long people(int cell) {
    return people[cell];
  }

  int communityOf(int cell) {
    return communityOf[cell];
  }

  /**
   * The communities that are the unit itself or lie below it, ascending by their index in {@link
   * #communities()}; none for a unit that is not known.
   */
  int[] below(String unit) {
    return below.getOrDefault(unit, NONE).clone();
  }

  private static Map<String, int[]> below(List<Unit> communities, Map<String, Unit> units) {
    Map<String, List<Integer>> lists = new HashMap<>();
    for (int i = 0; i < communities.size(); i++) {
      @Nullable Unit at = communities.get(i);
      // A tree of units has few levels; the limit guards against a ring of parents.
      for (int level = 0; at != null && level < MOST_LEVELS; level++) {
        List<Integer> list = lists.computeIfAbsent(at.code(), code -> new ArrayList<>());
        if (list.isEmpty() || list.get(list.size() - 1) != i) {
          list.add(i);
        }
        String parent = at.parent();
        at = parent == null ? null : units.get(parent);
      }
    }
    Map<String, int[]> below = new HashMap<>();
    lists.forEach(
        (code, list) -> below.put(code, list.stream().mapToInt(Integer::intValue).toArray()));
    return below;
  }

  /** Finds cells that lie over each other: nested ones of H3, and two of the same middle. */
  private static final class Overlaps {

    /** Degrees; about a metre. */
    private static final double SAME = 1e-5;

    private final Map<Long, String> hexagons = new HashMap<>();
    private final Map<Long, String> insideOf = new HashMap<>();
    private final Map<List<Long>, String> middles = new HashMap<>();

    /** Id of a cell seen before that it overlaps with; null where there is none. */
    @Nullable String addOrFind(Cell cell) {
      H3Cell hexagon = H3Cell.parse(cell.id());
      return hexagon != null ? addHexagon(cell.id(), hexagon) : addMiddle(cell);
    }

    private @Nullable String addHexagon(String id, H3Cell hexagon) {
      String finer = insideOf.get(hexagon.bits());
      if (finer != null) {
        return finer;
      }
      for (int resolution = hexagon.resolution(); resolution >= 0; resolution--) {
        String coarser = hexagons.get(hexagon.within(resolution).bits());
        if (coarser != null) {
          return coarser;
        }
      }
      hexagons.put(hexagon.bits(), id);
      for (int resolution = hexagon.resolution() - 1; resolution >= 0; resolution--) {
        insideOf.putIfAbsent(hexagon.within(resolution).bits(), id);
      }
      return null;
    }

    private @Nullable String addMiddle(Cell cell) {
      Double lon = cell.lon();
      Double lat = cell.lat();
      if (lon == null || lat == null) {
        return null;
      }
      return middles.putIfAbsent(
          List.of(Math.round(lon / SAME), Math.round(lat / SAME)), cell.id());
    }
  }
}
