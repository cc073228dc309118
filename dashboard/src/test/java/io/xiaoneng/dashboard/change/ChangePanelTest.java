package io.xiaoneng.dashboard.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The colours of effects. */
class ChangePanelTest {

  private static MetricDefinition metric(String id) {
    return Objects.requireNonNull(MetricCatalogue.find(id));
  }

  @Test
  void whatIsWrittenAsNothingHasNoColour() {
    MetricDefinition share = metric("on-time");
    assertThat(ChangePanel.tone(share, 0.00049)).isEqualTo("flat");
    assertThat(ChangePanel.tone(share, -0.00049)).isEqualTo("flat");
    assertThat(ChangePanel.tone(share, 0.0006)).isEqualTo("good");
    assertThat(ChangePanel.tone(share, -0.0006)).isEqualTo("bad");
  }

  @Test
  void lengthsAreBetterShorterAndCountsHaveNoGoodSide() {
    assertThat(ChangePanel.tone(metric("handling-days"), -0.01)).isEqualTo("good");
    assertThat(ChangePanel.tone(metric("handling-days"), 0.01)).isEqualTo("bad");
    assertThat(ChangePanel.tone(metric("cases-applied"), 1_000)).isEqualTo("flat");
  }
}
