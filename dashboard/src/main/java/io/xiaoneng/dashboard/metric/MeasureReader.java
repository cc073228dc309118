package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.metric.CubePlanner.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the metrics of {@link CaseMeasure} from the cube as far as it goes, else from case rows.
 */
final class MeasureReader {

  private final CubePlanner planner;
  private final CubeReader cube;
  private final CohortReader rows;

  MeasureReader(CubePlanner planner, CubeReader cube, CohortReader rows) {
    this.planner = planner;
    this.cube = cube;
    this.rows = rows;
  }

  /** One row a key, in the order of the keys; exactly one where {@code by} is empty. */
  List<MetricRow> read(CaseMeasure measure, MetricQuery query) {
    Optional<Plan> plan = planner.plan(measure, query);
    if (plan.isEmpty()) {
      return rows.read(measure, query);
    }
    CubeReader.Cells cells = plan.get().cells();
    MetricQuery left = plan.get().rows();
    if (cells == null) {
      return rows.read(measure, query);
    }
    if (measure.shape() == CaseMeasure.Shape.DURATION) {
      return left == null ? Keys.limited(cube.handling(cells)) : rows.read(measure, query);
    }
    Map<Map<String, @Nullable String>, Sums> sums = new LinkedHashMap<>(cube.sums(cells));
    if (left != null) {
      rows.sums(measure, left).forEach((key, more) -> sums.merge(key, more, Sums::plus));
    }
    return Keys.limited(
        Sums.rows(measure, query.by(), sums).stream().sorted(MetricOrder.by(query.by())).toList());
  }
}
