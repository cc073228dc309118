package io.xiaoneng.dashboard.circle.reach;

import io.xiaoneng.circle.CellMap;
import io.xiaoneng.circle.Pace;
import io.xiaoneng.circle.street.Places;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the circle is counted on, all of one moment: the cells in their communities, the streets,
 * the cells on the streets, and who walks to which point. Immutable; {@link ReachKeeper#ground()}
 * has the present one.
 *
 * @param cells of the registry; empty while it is not read
 * @param streets null while there are none
 * @param places the cells on the streets, by their index in {@code cells}; there exactly when
 *     {@code streets} is. A cell without coordinates is refused as outside
 * @param points every service point of the registry by its id
 * @param problems what the data-quality page lists
 */
public record Ground(
    CellMap cells,
    Streets.@Nullable Loaded streets,
    @Nullable Places places,
    Map<String, PointReach> points,
    List<CircleProblem> problems) {

  /** Millimetres of the longest way that is measured: 30 minutes at 1.3 m/s. */
  public static final int LONGEST = Pace.ADULT.millimetresIn(Pace.MOST_MINUTES);

  /** Before anything is known. */
  public static final Ground NOTHING =
      new Ground(CellMap.of(List.of(), List.of()), null, null, Map.of(), List.of());

  public Ground {
    problems = List.copyOf(problems);
  }
}
