package io.xiaoneng.dashboard.circle.figure;

import io.xiaoneng.dashboard.registry.RegistryView;
import java.util.List;
import java.util.Set;

/**
 * Which points are asked for; "" for any.
 *
 * @param unit the point's own, or one above it
 * @param state one of {@link #STATES}
 */
record PointFilter(String kind, String unit, String state) {

  /** What may be asked for: a state, or that there is none. */
  static final List<String> STATES = List.of("OPEN", "CLOSED", "DOWN", "UNKNOWN");

  /** Those points of a picture; the counts are of the points of that kind and unit. */
  CirclePoints of(CirclePoints picture, RegistryView registry) {
    Set<String> units = unit.isEmpty() ? Set.of() : registry.subtree(unit);
    List<CirclePoint> points =
        picture.points().stream()
            .filter(each -> kind.isEmpty() || each.kind().equals(kind))
            .filter(each -> unit.isEmpty() || units.contains(each.unit()))
            .toList();
    return new CirclePoints(
        picture.at(),
        CirclePoints.Counts.of(points),
        points.stream().filter(this::hasState).toList(),
        picture.freshness());
  }

  private boolean hasState(CirclePoint point) {
    String has = point.state() == null ? "UNKNOWN" : point.state();
    return state.isEmpty() || state.equals(has);
  }
}
