package io.xiaoneng.dashboard.assessment.closing;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.assessment.closing.Restatement.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Causes are told by the metric that they moved. */
class RestatementTest {

  @Test
  void causesStandByMetricAndThoseOfNoSingleOneLast() {
    Cause registry = new Cause("registry", null, 1);
    Cause late = new Cause("late", "on-time", 2);
    Cause told = new Cause("late", "once-told", 3);
    Cause revised = new Cause("revision", "on-time", 4);
    Restatement restatement =
        new Restatement(3, Instant.EPOCH, List.of(), List.of(registry, late, told, revised));
    assertThat(restatement.byMetric())
        .containsExactly(
            Map.entry("on-time", List.of(late, revised)),
            Map.entry("once-told", List.of(told)),
            Map.entry("", List.of(registry)));
    assertThat(Restatement.FIRST.byMetric()).isEmpty();
  }
}
