package io.xiaoneng.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.xiaoneng.statistics.Better;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ScoringTest {

  private static final Scoring ON_TIME = Scoring.between(0.9, 0.98, 1, 0.8);
  private static final Scoring DAYS = Scoring.between(10, 3, 1, 0.6);

  @Test
  void nothingAtTheFloorAShareAtTheTargetAllWhereItIsExcellent() {
    assertThat(ON_TIME.share(0.5)).isZero();
    assertThat(ON_TIME.share(0.9)).isZero();
    assertThat(ON_TIME.share(0.94)).isEqualTo(0.4, within(1e-12));
    assertThat(ON_TIME.share(0.98)).isEqualTo(0.8);
    assertThat(ON_TIME.share(0.99)).isEqualTo(0.9, within(1e-12));
    assertThat(ON_TIME.share(1)).isEqualTo(1);
  }

  @Test
  void whereLessIsMoreTheFloorLiesAboveTheTarget() {
    assertThat(DAYS.better()).isEqualTo(Better.LOWER);
    assertThat(DAYS.share(12)).isZero();
    assertThat(DAYS.share(6.5)).isEqualTo(0.3, within(1e-12));
    assertThat(DAYS.share(3)).isEqualTo(0.6);
    assertThat(DAYS.share(0)).isEqualTo(1);
  }

  @Test
  void aTargetThatIsExcellentEarnsEverything() {
    Scoring all = Scoring.between(0.95, 1, 1, 0.8);
    assertThat(all.share(1)).isEqualTo(1);
    assertThat(all.share(0.975)).isEqualTo(0.5, within(1e-12));
  }

  @Test
  void aStepBelongsToItsBetterSide() {
    Scoring up = new Scoring(List.of(new Knot(0.6, 0), new Knot(0.6, 0.7), new Knot(1, 1)));
    assertThat(up.share(0.5999)).isZero();
    assertThat(up.share(0.6)).isEqualTo(0.7);
    Scoring down = new Scoring(List.of(new Knot(1, 1), new Knot(5, 0.5), new Knot(5, 0)));
    assertThat(down.share(5)).isEqualTo(0.5);
    assertThat(down.share(5.0001)).isZero();
  }

  @Test
  void functionsThatGoUpAndDownOrSayNothingAreRefused() {
    refused(0.98, 0.9, 1);
    refused(0.9, 0.98, 0.95);
    refused(0.9, 0.9, 1);
    refused(1, 2, 0);
    refused(1, 1, 1);
    refused(Double.NaN, 1, 2);
    assertThatExceptionOfType(SchemeException.class)
        .isThrownBy(() -> new Scoring(List.of(new Knot(0, 0), new Knot(1, 1), new Knot(2, 0.5))))
        .withMessageContaining("must not earn less");
    assertThatExceptionOfType(SchemeException.class)
        .isThrownBy(() -> new Scoring(List.of(new Knot(0, 0.5), new Knot(1, 0.5))));
    assertThatExceptionOfType(SchemeException.class)
        .isThrownBy(() -> new Scoring(List.of(new Knot(1, 0), new Knot(0, 1))));
    assertThatExceptionOfType(SchemeException.class).isThrownBy(() -> new Knot(0, 1.01));
    assertThatExceptionOfType(SchemeException.class)
        .isThrownBy(() -> Scoring.between(0, 0.5, 1, 1.2));
  }

  private static void refused(double floor, double target, double excellent) {
    assertThatExceptionOfType(SchemeException.class)
        .isThrownBy(() -> Scoring.between(floor, target, excellent, 0.8));
  }

  @Test
  void noDataIsNeverScored() {
    assertThatIllegalArgumentException().isThrownBy(() -> ON_TIME.share(Double.NaN));
  }

  @Property
  void aShareIsBoundedAndABetterValueNeverEarnsLess(
      @ForAll @DoubleRange(min = -5, max = 5) double one,
      @ForAll @DoubleRange(min = -5, max = 5) double other,
      @ForAll @DoubleRange(min = 0, max = 0.99) double floor,
      @ForAll @DoubleRange(min = 0, max = 1) double way,
      @ForAll @DoubleRange(min = 0, max = 1) double atTarget) {
    double target = floor + (1 - floor) * Math.max(way, 1e-6);
    Scoring up = Scoring.between(floor, target, 1, atTarget);
    Scoring down = Scoring.between(-floor, -target, -1, atTarget);
    double low = Math.min(one, other);
    double high = Math.max(one, other);
    assertThat(up.share(low)).isBetween(0.0, 1.0).isLessThanOrEqualTo(up.share(high));
    assertThat(down.share(low)).isBetween(0.0, 1.0).isGreaterThanOrEqualTo(down.share(high));
    assertThat(up.share(one)).isCloseTo(down.share(-one), within(1e-9));
  }
}
