package io.xiaoneng.dashboard.circle.plan;

import io.xiaoneng.circle.street.Places;
import io.xiaoneng.circle.street.Reach;
import io.xiaoneng.dashboard.circle.reach.Ground;
import io.xiaoneng.dashboard.circle.reach.ReachKeeper;
import io.xiaoneng.dashboard.circle.reach.Streets;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.registry.Unit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The city that plans are made on: what {@link ReachKeeper} keeps in memory, and where it has no
 * streets, what was measured before and stands in the tables; then nothing can be added or moved.
 */
@Component
class PlanGround {

  private final ReachKeeper keeper;
  private final PlanTables tables;
  private final RegistryView registry;
  private volatile @Nullable Kept kept;

  PlanGround(ReachKeeper keeper, PlanTables tables, RegistryView registry) {
    this.keeper = keeper;
    this.tables = tables;
    this.registry = registry;
  }

  /**
   * A city and its streets.
   *
   * @param streets null where there are none
   */
  record Standing(PlanCity city, @Nullable WalkStreets streets) {}

  private record Kept(Ground ground, Standing standing) {}

  /** The present one. */
  Standing now() {
    Ground ground = keeper.ground();
    Kept known = kept;
    if (known != null && known.ground() == ground) {
      return known.standing();
    }
    Streets.Loaded streets = ground.streets();
    Places places = ground.places();
    if (streets == null || places == null) {
      return new Standing(tables.city(), null);
    }
    Map<String, Reach> reaches = new HashMap<>();
    ground.points().forEach((point, reach) -> reaches.put(point, reach.reach()));
    Standing made =
        new Standing(
            PlanCity.of(ground.cells(), registry.registry().all(Unit.class)).with(reaches),
            new WalkStreets(streets.network(), streets.snapper(), places));
    kept = new Kept(ground, made);
    return made;
  }
}
