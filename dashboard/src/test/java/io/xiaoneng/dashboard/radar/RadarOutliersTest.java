package io.xiaoneng.dashboard.radar;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.overview.Rate;
import org.junit.jupiter.api.Test;

class RadarOutliersTest {

  private static final Rate ALL = Rate.of(100, 1_000);

  @Test
  void standsOutOnlyWhereTheWholeIntervalLiesFarAboveAll() {
    assertThat(RadarOutliers.standsOut(Rate.of(60, 200), ALL)).isTrue();
    assertThat(RadarOutliers.standsOut(Rate.of(32, 200), ALL)).as("its interval reaches").isFalse();
    assertThat(RadarOutliers.standsOut(Rate.of(20, 200), ALL)).as("like all").isFalse();
    assertThat(RadarOutliers.standsOut(Rate.of(19, 19), ALL)).as("too few cases").isFalse();
    assertThat(RadarOutliers.standsOut(Rate.of(0, 0), ALL)).isFalse();
    assertThat(RadarOutliers.standsOut(Rate.of(60, 200), Rate.of(0, 0))).isFalse();
  }
}
