package io.xiaoneng.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.xiaoneng.flag.Verdict.Level;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Small shifts that last are told, and raise nothing. */
class DriftOfUnitTest {

  private static Verdict judged(int periods, IntFunction<UnitPeriod> unit) {
    return Courses.of(Courses.of(periods).usual(12).unit("drifts", unit).judged(), "drifts");
  }

  /** A year around 388 of 400, then two fewer, which no rule of the chart sees in five months. */
  private static UnitPeriod slowly(int at) {
    return UnitPeriod.of((at < 12 ? 388 : 386) + at % 2, 400, 388.0);
  }

  @Test
  void aSmallShiftThatLastsIsToldWithItsBeginningAndRaisesNoFlag() {
    Verdict verdict = judged(18, DriftOfUnitTest::slowly);
    assertThat(verdict.level()).isEqualTo(Level.NONE);
    DriftEvidence drift = Objects.requireNonNull(verdict.evidence().drift());
    assertThat(drift.from()).isEqualTo("period-0");
    assertThat(drift.to()).isEqualTo("period-11");
    assertThat(drift.mean()).isCloseTo(388.5 / 400, within(1e-12));
    // Moving ranges are one case each: 2.66 of them are three deviations.
    assertThat(drift.deviation()).isCloseTo(2.66 / 3 / 400, within(1e-12));
    assertThat(drift.points()).hasSize(6);
    DriftEvidence.Standing worse = Objects.requireNonNull(drift.worse());
    assertThat(worse.since()).isEqualTo("period-12");
    assertThat(worse.bySum()).isTrue();
    assertThat(worse.byAverage()).isTrue();
    assertThat(drift.better()).isNull();
  }

  @Test
  void theFiguresAreThoseOfTheTwoCharts() {
    DriftEvidence drift =
        Objects.requireNonNull(judged(14, DriftOfUnitTest::slowly).evidence().drift());
    DriftEvidence.Point first = drift.points().get(0);
    double score = (388.5 - 386) / (2.66 / 3);
    assertThat(first.worse()).isCloseTo(score - 0.5, within(1e-9));
    assertThat(first.better()).isZero();
    assertThat(first.average()).isCloseTo((0.2 * 386 + 0.8 * 388.5) / 400, within(1e-12));
    assertThat(first.limits().upper() - drift.mean())
        .isCloseTo(3 * drift.deviation() * 0.2, within(1e-12));
    DriftEvidence.Point second = drift.points().get(1);
    assertThat(second.worse())
        .isCloseTo(score - 0.5 + (388.5 - 387) / (2.66 / 3) - 0.5, within(1e-9));
  }

  @Test
  void aDriftToTheGoodSideIsToldAsSuch() {
    DriftEvidence drift =
        Objects.requireNonNull(
            judged(18, at -> UnitPeriod.of((at < 12 ? 388 : 391) + at % 2, 400, 388.0))
                .evidence()
                .drift());
    assertThat(drift.worse()).isNull();
    assertThat(Objects.requireNonNull(drift.better()).since()).isEqualTo("period-12");
  }

  @Test
  void whereLowerIsBetterMoreIsWorse() {
    Verdict verdict =
        Courses.of(
            Courses.of(18)
                .lowerIsBetter()
                .target(0.1)
                .unit("drifts", at -> UnitPeriod.of((at < 12 ? 12 : 15) + at % 2, 400, 12.0))
                .judged(),
            "drifts");
    DriftEvidence drift = Objects.requireNonNull(verdict.evidence().drift());
    assertThat(drift.worse()).isNotNull();
    assertThat(drift.better()).isNull();
  }

  @Test
  void aDriftThatIsOverIsNotToldAnyMore() {
    DriftEvidence drift =
        Objects.requireNonNull(
            judged(24, at -> at < 17 ? slowly(at) : UnitPeriod.of(390 + at % 2, 400, 388.0))
                .evidence()
                .drift());
    assertThat(drift.worse()).isNull();
  }

  @Test
  void aPastThatIsTooShortOrNeverVariedTellsNoDrift() {
    assertThat(judged(12, DriftOfUnitTest::slowly).evidence().drift()).isNull();
    assertThat(judged(13, DriftOfUnitTest::slowly).evidence().drift()).isNotNull();
    assertThat(judged(14, at -> UnitPeriod.of(at < 12 ? 388 : 380, 400, 388.0)).evidence().drift())
        .isNull();
  }

  @Test
  void aChartBegunAnewHasAPastOfItsOwn() {
    UnitCourse anew =
        new UnitCourse(
            "drifts",
            IntStream.range(0, 26)
                .mapToObj(at -> UnitPeriod.of((at < 12 ? 360 : 388) + at % 2, 400, 388.0))
                .toList(),
            new TreeSet<>(List.of(12)));
    Evidence evidence =
        Courses.of(Courses.of(26).usual(6).unit(anew).judged(), "drifts").evidence();
    ChartEvidence chart = Objects.requireNonNull(evidence.chart());
    assertThat(chart.points()).hasSize(14);
    assertThat(chart.earlier()).hasSize(12).allMatch(point -> point.signal() == null);
    assertThat(Objects.requireNonNull(evidence.drift()).from()).isEqualTo("period-12");
    assertThat(evidence.drift().better()).isNull();
  }
}
