package io.xiaoneng.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.xiaoneng.statistics.Ranking.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Units beside each other: shrinkage, ranks, many flags at once, case mix. */
class ComparisonTest {

  private static final List<Ratio> UNITS =
      List.of(
          new Ratio(1, 4),
          new Ratio(52, 60),
          new Ratio(183, 200),
          new Ratio(88, 100),
          new Ratio(702, 1000),
          new Ratio(30, 31),
          new Ratio(415, 500),
          new Ratio(9, 12));

  @Test
  void fewCasesAreDrawnToTheMeanOfAll() {
    EmpiricalBayes common = EmpiricalBayes.of(UNITS);
    assertThat(common.mean()).isCloseTo(0.7761, within(5e-5));
    assertThat(common.between()).isCloseTo(0.006941, within(5e-7));
    assertThat(UNITS.stream().mapToDouble(common::shrunk).toArray())
        .usingComparatorWithPrecision(5e-5)
        .containsExactly(0.7036, 0.8400, 0.8995, 0.8592, 0.7038, 0.8821, 0.8274, 0.7676);
  }

  @Test
  void theFirstOfTheRawRanksIsNotTheFirstAfterShrinkage() {
    List<Place> places = Ranking.of(UNITS, Better.HIGHER, 0.95).places();
    assertThat(
            IntStream.range(0, 8)
                .boxed()
                .max(Comparator.comparingDouble(i -> places.get(i).shrunk())))
        .contains(2);
    assertThat(
            IntStream.range(0, 8)
                .boxed()
                .max(Comparator.comparingDouble(i -> UNITS.get(i).share())))
        .contains(5);
  }

  @Test
  void aUnitWithoutCasesIsTheMeanAndMayHaveAnyPlace() {
    List<Ratio> units = new ArrayList<>(UNITS);
    units.add(new Ratio(0, 0));
    Place nobody = Ranking.of(units, Better.HIGHER, 0.95).places().get(8);
    assertThat(nobody.shrunk()).isCloseTo(0.7761, within(5e-5));
    assertThat(nobody.best()).isEqualTo(1);
    assertThat(nobody.worst()).isEqualTo(9);
    assertThatThrownBy(() -> EmpiricalBayes.of(List.of(new Ratio(0, 0))))
        .hasMessage("no unit has a case");
  }

  @Test
  void unitsThatCannotBeSeparatedShareABandAndTheirPlaces() {
    List<Ratio> units =
        List.of(
            new Ratio(950, 1000), new Ratio(948, 1000), new Ratio(700, 1000), new Ratio(702, 1000));
    assertThat(Ranking.of(units, Better.HIGHER, 0.95).places())
        .extracting(Place::best, Place::worst, Place::band)
        .containsExactly(tuple(1, 2, 1), tuple(1, 2, 1), tuple(3, 4, 2), tuple(3, 4, 2));
    assertThat(Ranking.of(units, Better.LOWER, 0.95).places())
        .extracting(Place::band)
        .containsExactly(2, 2, 1, 1);
  }

  /** Coverage of the place's interval, counted over many draws with a fixed seed. */
  @Test
  void theIntervalHoldsTheTruePlaceAsOftenAsItSays() {
    double[] truth = {0.95, 0.93, 0.9, 0.88, 0.8, 0.78};
    Random random = new Random(42);
    int held = 0;
    int draws = 400;
    for (int draw = 0; draw < draws; draw++) {
      List<Ratio> units = new ArrayList<>();
      for (double share : truth) {
        int n = 60 + random.nextInt(300);
        units.add(new Ratio(random.doubles(n).filter(each -> each < share).count(), n));
      }
      Place second = Ranking.of(units, Better.HIGHER, 0.95).places().get(1);
      held += second.best() <= 2 && 2 <= second.worst() ? 1 : 0;
    }
    assertThat(held).isGreaterThanOrEqualTo((int) (0.95 * draws));
  }

  /** The example of Benjamini and Hochberg 1995: four of fifteen stand at 0.05. */
  @Test
  void ofManyFlagsThoseStandThatBenjaminiAndHochbergLetStand() {
    double[] adjusted =
        BenjaminiHochberg.adjusted(
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
            0.5719, 0.6528, 0.7590, 1.0000);
    assertThat(IntStream.range(0, 15).filter(i -> adjusted[i] <= 0.05)).containsExactly(0, 1, 2, 3);
    assertThat(adjusted[3]).isCloseTo(0.0095 * 15 / 4, within(1e-12));
    assertThat(adjusted).isSorted();
    assertThat(BenjaminiHochberg.adjusted()).isEmpty();
    assertThat(BenjaminiHochberg.adjusted(0.04, 0.001)).containsExactly(0.04, 0.002);
    assertThatThrownBy(() -> BenjaminiHochberg.adjusted(1.5)).hasMessageContaining("1.5");
  }

  @Test
  void hardItemsAreExpectedToTakeLonger() {
    CaseMix<String> city =
        new CaseMix<>(Map.of("easy", new Ratio(10, 1000), "hard", new Ratio(100, 200)));
    assertThat(city.expected(Map.of("easy", 100L, "hard", 40L))).isCloseTo(21, within(1e-12));
    assertThat(city.expected(Map.of())).isZero();
    assertThatThrownBy(() -> city.expected(Map.of("hard", 201L)))
        .hasMessage("hard: the unit has 201 cases, the city 200");
    assertThatThrownBy(() -> city.expected(Map.of("new", 1L)))
        .hasMessage("new: the unit has 1 cases, the city none");
  }

  @Test
  void aRatioOfMoreThanAllIsRefused() {
    assertThatThrownBy(() -> new Ratio(3, 2)).hasMessageContaining("3/2");
    assertThatThrownBy(() -> new Ratio(-1, 2)).hasMessageContaining("-1/2");
    assertThat(new Ratio(0, 0).share()).isNaN();
  }
}
