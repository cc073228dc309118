package io.xiaoneng.dashboard.circle.reach;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Tells how it stands with the streets; the program is well without them. */
@Component("streetsHealthIndicator")
class StreetsHealth implements HealthIndicator {

  private final Streets streets;

  StreetsHealth(Streets streets) {
    this.streets = streets;
  }

  @Override
  public Health health() {
    Streets.Loaded loaded = streets.loaded();
    Health.Builder health = Health.up().withDetail("state", streets.state().name());
    if (!streets.problem().isEmpty()) {
      health.withDetail("problem", streets.problem());
    }
    if (loaded != null) {
      health
          .withDetail("edges", loaded.network().edges())
          .withDetail("checksum", loaded.checksum());
    }
    return health.build();
  }
}
