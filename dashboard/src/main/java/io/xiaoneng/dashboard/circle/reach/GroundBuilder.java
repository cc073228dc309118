package io.xiaoneng.dashboard.circle.reach;

import io.xiaoneng.circle.CellMap;
import io.xiaoneng.circle.street.Places;
import io.xiaoneng.circle.street.Reach;
import io.xiaoneng.circle.street.ReachSearch;
import io.xiaoneng.circle.street.Reaches;
import io.xiaoneng.circle.street.Snapped;
import io.xiaoneng.registry.Cell;
import io.xiaoneng.registry.Point;
import io.xiaoneng.registry.Registry;
import io.xiaoneng.registry.Unit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes the next ground out of the registry, the streets and the ground before: what is still true
 * is taken over, so a point that moved costs one search and only other cells or streets cost all.
 * For one thread.
 */
final class GroundBuilder {

  private static final int THREADS = 2;

  /** From so many on, searching side by side is worth its start. */
  private static final int MANY = 8;

  private Ground before = Ground.NOTHING;
  private List<Unit> unitsBefore = List.of();
  private @Nullable ReachSearch search;
  private int searches;

  /** The ground that these records and streets make. */
  Ground build(Registry registry, Streets streets) throws InterruptedException {
    searches = 0;
    Streets.Loaded loaded = streets.loaded();
    CellMap cells = cells(registry);
    boolean samePlaces = loaded == before.streets() && samePlaces(cells, before.cells());
    Places places = samePlaces ? before.places() : places(cells, loaded);
    if (!samePlaces) {
      search = null;
    }
    List<Point> points =
        registry.all(Point.class).stream().sorted(Comparator.comparing(Point::id)).toList();
    Map<String, PointReach> reaches = reaches(points, loaded, places, samePlaces);
    before =
        new Ground(
            cells,
            loaded,
            places,
            Collections.unmodifiableMap(reaches),
            ProblemFinder.find(streets, cells, places, points, reaches));
    return before;
  }

  /** How many points were searched from for the ground built last. */
  int searches() {
    return searches;
  }

  private CellMap cells(Registry registry) {
    List<Cell> cells =
        registry.all(Cell.class).stream().sorted(Comparator.comparing(Cell::id)).toList();
    List<Unit> units =
        registry.all(Unit.class).stream().sorted(Comparator.comparing(Unit::code)).toList();
    if (cells.equals(before.cells().cells()) && units.equals(unitsBefore)) {
      return before.cells();
    }
    unitsBefore = units;
    return CellMap.of(cells, units);
  }

  private static boolean samePlaces(CellMap one, CellMap other) {
    if (one == other) {
      return true;
    }
    if (one.cells().size() != other.cells().size()) {
      return false;
    }
    for (int i = 0; i < one.cells().size(); i++) {
      Cell a = one.cells().get(i);
      Cell b = other.cells().get(i);
      if (!a.id().equals(b.id())
          || !Objects.equals(a.lon(), b.lon())
          || !Objects.equals(a.lat(), b.lat())) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Places places(CellMap cells, Streets.@Nullable Loaded streets) {
    if (streets == null) {
      return null;
    }
    List<Snapped> snapped = new ArrayList<>(cells.cells().size());
    for (Cell cell : cells.cells()) {
      snapped.add(snap(streets, cell.lon(), cell.lat()));
    }
    return new Places(streets.network(), snapped);
  }

  private static Snapped snap(Streets.Loaded streets, @Nullable Double lon, @Nullable Double lat) {
    return lon == null || lat == null
        ? new Snapped.Refused(Snapped.Reason.OUTSIDE, Double.NaN)
        : streets.snapper().snap(lon, lat);
  }

  private Map<String, PointReach> reaches(
      List<Point> points,
      Streets.@Nullable Loaded streets,
      @Nullable Places places,
      boolean samePlaces)
      throws InterruptedException {
    Map<String, PointReach> reaches = new TreeMap<>();
    List<Point> open = new ArrayList<>();
    for (Point point : points) {
      PointReach known = before.points().get(point.id());
      if (samePlaces && known != null && known.standsAt(point.lon(), point.lat())) {
        reaches.put(point.id(), known);
      } else if (streets == null || places == null || point.lon() == null || point.lat() == null) {
        reaches.put(point.id(), new PointReach(point.lon(), point.lat(), null, Reach.NOTHING));
      } else {
        open.add(point);
      }
    }
    if (streets != null && places != null && !open.isEmpty()) {
      measure(open, streets, places, reaches);
    }
    return reaches;
  }

  private void measure(
      List<Point> points, Streets.Loaded streets, Places places, Map<String, PointReach> reaches)
      throws InterruptedException {
    List<Snapped> snapped =
        points.stream().map(point -> snap(streets, point.lon(), point.lat())).toList();
    List<Reach> found;
    if (points.size() < MANY) {
      ReachSearch own = search;
      if (own == null) {
        own = new ReachSearch(streets.network(), places, Ground.LONGEST);
        search = own;
      }
      found = snapped.stream().map(own::from).toList();
    } else {
      found = Reaches.of(streets.network(), places, snapped, Ground.LONGEST, THREADS);
    }
    searches = points.size();
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      reaches.put(
          point.id(), new PointReach(point.lon(), point.lat(), snapped.get(i), found.get(i)));
    }
  }
}
