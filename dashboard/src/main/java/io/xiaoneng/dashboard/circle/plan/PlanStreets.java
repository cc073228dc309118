package io.xiaoneng.dashboard.circle.plan;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The streets in use, with a city's cells on them. */
@Component
class PlanStreets {

  /** Null where there are no streets. */
  @Nullable WalkStreets of(PlanCity city) {
    return null;
  }
}
