package io.xiaoneng.dashboard.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.metric.MetricCatalogue;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BentTest {

  private static List<String> catalogue() {
    return Stream.concat(
            MetricCatalogue.all().stream().map(each -> Bent.name(each.id(), each.version())),
            MetricCatalogue.shadows().stream().map(each -> Bent.name(each.id(), each.number())))
        .toList();
  }

  @Test
  void everyMetricOfTheCatalogueIsBentByOneTest() {
    assertThat(Bent.all()).containsExactlyInAnyOrderElementsOf(catalogue());
  }
}
