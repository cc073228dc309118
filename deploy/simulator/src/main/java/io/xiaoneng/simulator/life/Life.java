package io.xiaoneng.simulator.life;

import io.xiaoneng.simulator.truth.CasePlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one case, or one service point on one day, sends in all time.
 *
 * @param plan what was planned for the case; null for a service point
 * @param deliveries in no order
 */
public record Life(@Nullable CasePlan plan, List<SimEvent> deliveries) {

  static Life empty() {
    return new Life(null, new ArrayList<>());
  }
}
