package io.xiaoneng.dashboard.circle.reach;

import io.xiaoneng.circle.CellMap;
import io.xiaoneng.circle.place.Box;
import io.xiaoneng.circle.place.PlaceCheck;
import io.xiaoneng.circle.street.Places;
import io.xiaoneng.circle.street.Snapped;
import io.xiaoneng.circle.street.Snapper;
import io.xiaoneng.dashboard.circle.reach.CircleProblem.Kind;
import io.xiaoneng.hours.OpeningHours;
import io.xiaoneng.hours.OpeningHoursException;
import io.xiaoneng.registry.Cell;
import io.xiaoneng.registry.Point;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names what is wrong with the ground that the circle is counted on. */
final class ProblemFinder {

  private final List<CircleProblem> problems = new ArrayList<>();

  /** All of it, by kind and id. */
  static List<CircleProblem> find(
      Streets streets,
      CellMap cells,
      @Nullable Places places,
      Collection<Point> points,
      Map<String, PointReach> reaches) {
    ProblemFinder finder = new ProblemFinder();
    finder.streets(streets);
    if (!cells.cells().isEmpty()) {
      cells.problems().forEach(each -> finder.problems.add(CircleProblem.of(each)));
    }
    Streets.Loaded loaded = streets.loaded();
    if (loaded != null && places != null) {
      Box city = loaded.network().box().widened(Snapper.FARTHEST);
      finder.cells(cells, places, city);
      finder.points(points, reaches, city);
    }
    points.forEach(finder::hours);
    finder.problems.sort(
        Comparator.comparing(CircleProblem::kind).thenComparing(CircleProblem::id));
    return finder.problems;
  }

  private void streets(Streets streets) {
    if (streets.state() == Streets.State.MISSING) {
      add(Kind.STREETS_MISSING, "", streets.problem());
    } else if (streets.state() == Streets.State.DAMAGED) {
      add(Kind.STREETS_DAMAGED, "", streets.problem());
    }
  }

  private void cells(CellMap map, Places places, Box city) {
    List<PlaceCheck.Told> told = new ArrayList<>();
    for (int i = 0; i < map.cells().size(); i++) {
      Cell cell = map.cells().get(i);
      Double lon = cell.lon();
      Double lat = cell.lat();
      if (lon == null || lat == null) {
        continue;
      }
      told.add(new PlaceCheck.Told(lon, lat));
      snapped(
          cell.id(), places.of(i), Kind.CELL_OUTSIDE, Kind.CELL_TOO_FAR, Kind.CELL_AT_ISLAND, city);
    }
    whole(told, city, Kind.CELLS_SWAPPED, Kind.CELLS_ALL_OUTSIDE);
  }

  private void points(Collection<Point> points, Map<String, PointReach> reaches, Box city) {
    List<PlaceCheck.Told> told = new ArrayList<>();
    for (Point point : points) {
      Double lon = point.lon();
      Double lat = point.lat();
      PointReach reach = reaches.get(point.id());
      if (lon == null || lat == null) {
        add(Kind.POINT_WITHOUT_PLACE, point.id(), "");
        continue;
      }
      told.add(new PlaceCheck.Told(lon, lat));
      Snapped snapped = reach == null ? null : reach.snapped();
      if (snapped != null) {
        snapped(
            point.id(),
            snapped,
            Kind.POINT_OUTSIDE,
            Kind.POINT_TOO_FAR,
            Kind.POINT_AT_ISLAND,
            city);
      }
    }
    whole(told, city, Kind.POINTS_SWAPPED, Kind.POINTS_ALL_OUTSIDE);
  }

  private void whole(List<PlaceCheck.Told> told, Box city, Kind swapped, Kind outside) {
    PlaceCheck check = PlaceCheck.of(told, city);
    if (check.verdict() == PlaceCheck.Verdict.SWAPPED) {
      add(swapped, "", check.sentence(city));
    } else if (check.verdict() == PlaceCheck.Verdict.ALL_OUTSIDE) {
      add(outside, "", check.sentence(city));
    }
  }

  private void snapped(String id, Snapped snapped, Kind outside, Kind far, Kind island, Box city) {
    if (snapped instanceof Snapped.Refused refused) {
      if (refused.reason() == Snapped.Reason.OUTSIDE) {
        add(outside, id, "it lies outside " + city);
      } else {
        add(far, id, away(refused.metres()));
      }
    } else if (snapped instanceof Snapped.At at && at.island() != Snapped.At.NO_ISLAND) {
      add(
          island,
          id,
          String.format(
              Locale.ROOT,
              "island %d joins no other street; the street taken is %.0f m away",
              at.island(),
              at.legMetres()));
    }
  }

  private static String away(double metres) {
    return Double.isNaN(metres)
        ? "no street that leads anywhere is within kilometres"
        : String.format(Locale.ROOT, "the nearest street is %.0f m away", metres);
  }

  private void hours(Point point) {
    if (point.hours().isBlank()) {
      add(Kind.POINT_WITHOUT_HOURS, point.id(), "");
      return;
    }
    try {
      OpeningHours.parse(point.hours(), day -> false, ZoneOffset.UTC);
    } catch (OpeningHoursException unreadable) {
      add(Kind.POINT_HOURS_UNREADABLE, point.id(), String.valueOf(unreadable.getMessage()));
    }
  }

  private void add(Kind kind, String id, String detail) {
    problems.add(new CircleProblem(kind, id, detail));
  }
}
