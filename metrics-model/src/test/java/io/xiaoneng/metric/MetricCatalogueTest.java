package io.xiaoneng.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.metric.MetricDefinition.Text;
import io.xiaoneng.metric.MetricVersion.Standing;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MetricCatalogueTest {

  static List<MetricDefinition> metrics() {
    return MetricCatalogue.all();
  }

  static List<MetricVersion> shadows() {
    return MetricCatalogue.shadows();
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void oneVersionIsInForceAndNoNumberIsUsedTwice(MetricDefinition metric) {
    List<MetricVersion> versions = MetricCatalogue.versions(metric.id());
    assertThat(versions).extracting(MetricVersion::number).doesNotHaveDuplicates().isSorted();
    assertThat(versions)
        .filteredOn(MetricVersion::inForce)
        .extracting(MetricVersion::definition)
        .containsExactly(metric);
    for (MetricVersion each : versions) {
      assertThat(MetricCatalogue.find(metric.id(), each.number())).isEqualTo(each);
    }
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(MetricCatalogue.versions("happiness")).isEmpty();
    assertThat(MetricCatalogue.find("happiness")).isNull();
    assertThat(MetricCatalogue.find("on-time", 9)).isNull();
  }

  @ParameterizedTest
  @MethodSource("shadows")
  void aShadowIsTheSameKindOfFigureAndSaysWhatItCountsOtherwise(MetricVersion shadow) {
    MetricDefinition inForce = MetricCatalogue.find(shadow.id());
    MetricDefinition other = shadow.definition();
    assertThat(shadow.standing()).isEqualTo(Standing.SHADOW);
    assertThat(shadow.inForceFrom()).isNull();
    assertThat(inForce).isNotNull();
    assertThat(other.version()).isGreaterThan(inForce.version());
    assertThat(other.name()).isEqualTo(inForce.name());
    assertThat(other.cohort()).isEqualTo(inForce.cohort());
    assertThat(other.unit()).isEqualTo(inForce.unit());
    assertThat(other.basis()).isEqualTo(inForce.basis());
    assertThat(other.direction()).isEqualTo(inForce.direction());
    assertThat(other.definition()).isNotEqualTo(inForce.definition());
    Text change = shadow.change();
    assertThat(change).isNotNull();
    assertThat(change.zh()).isNotBlank();
    assertThat(change.en()).isNotBlank();
  }
}
