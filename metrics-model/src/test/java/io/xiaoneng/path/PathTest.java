package io.xiaoneng.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.xiaoneng.path.Course.Reading;
import io.xiaoneng.statistics.Better;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PathTest {

  private static final Offset<Double> EXACT = within(1e-9);
  private static final YearMonth OVER = YearMonth.of(2020, 6);
  private static final LocalDate TODAY = LocalDate.of(2020, 7, 10);
  private static final Goal GOAL = new Goal(0.80, LocalDate.of(2020, 12, 31), Better.HIGHER);

  @Test
  void aStraightWayArrivesInItsMonth() {
    Path path = Path.of(course(0.50, 0.52, 0.54, 0.56, 0.58, 0.60, 0.62, 0.64), GOAL, OVER, TODAY);

    assertThat(path.state()).isEqualTo(PathState.UNLIKELY);
    assertThat(path.months()).isEqualTo(8);
    assertThat(path.last()).isEqualTo(OVER);
    assertThat(path.value()).isEqualTo(0.64);
    assertThat(path.slope()).isCloseTo(0.02, EXACT);
    // 0.16 in six months.
    assertThat(path.needed()).isCloseTo(0.16 / 6, EXACT);
    assertThat(path.expected()).isCloseTo(0.76, EXACT);
    assertThat(path.projected()).isEqualTo(YearMonth.of(2021, 2));
    assertThat(path.probability()).isEqualTo(Path.SURE);
  }

  @Test
  void aSteepEnoughWayIsOnTheWay() {
    Path path = Path.of(course(0.45, 0.50, 0.49, 0.56, 0.58, 0.60, 0.63, 0.66), GOAL, OVER, TODAY);

    assertThat(path.state()).isEqualTo(PathState.ON_THE_WAY);
    assertThat(path.probability()).isBetween(0.5, 0.99);
    assertThat(Objects.requireNonNull(path.low()))
        .isLessThan(Objects.requireNonNull(path.expected()));
    assertThat(Objects.requireNonNull(path.projected())).isBeforeOrEqualTo(GOAL.month());
  }

  @Test
  void whatIsReachedIsSaidSoAndHowLikelyItLasts() {
    Path path = Path.of(course(0.90, 0.89, 0.88, 0.86, 0.84, 0.82), GOAL, OVER, TODAY);

    assertThat(path.state()).isEqualTo(PathState.REACHED);
    assertThat(path.needed()).isEqualTo(0);
    assertThat(path.probability()).isLessThan(0.2);
  }

  @Test
  void downIsGoodWhereLessIsBetter() {
    Goal goal = new Goal(2.7, LocalDate.of(2020, 9, 30), Better.LOWER);
    Path path = Path.of(days(4.0, 3.8, 3.7, 3.5, 3.3, 3.2), goal, OVER, TODAY);

    assertThat(Objects.requireNonNull(path.needed())).isCloseTo(-0.5 / 3, EXACT);
    assertThat(Objects.requireNonNull(path.slope())).isNegative();
    assertThat(path.state()).isEqualTo(PathState.ON_THE_WAY);
    assertThat(path.projected()).isEqualTo(YearMonth.of(2020, 9));
  }

  @Test
  void aWayThatLeadsElsewhereArrivesNever() {
    Path path = Path.of(course(0.64, 0.63, 0.62, 0.61, 0.60, 0.59), GOAL, OVER, TODAY);

    assertThat(path.projected()).isNull();
    assertThat(path.state()).isEqualTo(PathState.UNLIKELY);
  }

  @Test
  void noFigureLeavesItsRange() {
    Goal goal = new Goal(1, LocalDate.of(2021, 6, 30), Better.HIGHER);
    Path path = Path.of(course(0.70, 0.75, 0.79, 0.85, 0.90, 0.95), goal, OVER, TODAY);

    assertThat(path.expected()).isEqualTo(1.0);
    assertThat(path.high()).isEqualTo(1.0);
    Goal none = new Goal(0, LocalDate.of(2021, 6, 30), Better.LOWER);
    Path down = Path.of(days(6, 5, 4, 3, 2, 1), none, OVER, TODAY);
    assertThat(down.expected()).isEqualTo(0.0);
    assertThat(down.low()).isEqualTo(0.0);
  }

  @Test
  void fewerThanSixMonthsSayNothing() {
    Path path = Path.of(course(0.60, 0.62, 0.64, 0.66, 0.68), GOAL, OVER, TODAY);

    assertThat(path.state()).isEqualTo(PathState.NOT_ENOUGH);
    assertThat(path.probability()).isNull();
    assertThat(path.projected()).isNull();
    assertThat(path.needed()).isCloseTo(0.02, EXACT);
    assertThat(Path.of(course(), GOAL, OVER, TODAY).state()).isEqualTo(PathState.NOT_ENOUGH);
  }

  @Test
  void monthsWithoutDataAreLeftOutAndNotMadeUp() {
    TreeMap<YearMonth, Reading> months = new TreeMap<>();
    for (int back : new int[] {11, 9, 7, 5, 3, 1}) {
      months.put(OVER.minusMonths(back), new Reading(0.80 - 0.02 * back, 0));
    }
    Path path =
        Path.of(
            new Course(months, true),
            new Goal(0.90, LocalDate.of(2020, 12, 31), Better.HIGHER),
            OVER,
            TODAY);
    assertThat(path.slope()).isCloseTo(0.02, EXACT);
    assertThat(path.last()).isEqualTo(OVER.minusMonths(1));
    assertThat(path.needed()).isCloseTo(0.12 / 7, EXACT);
    assertThat(path.expected()).isCloseTo(0.92, EXACT);
  }

  @Test
  void olderMonthsThanTwelveAndTheRunningOneAreNotLookedAt() {
    TreeMap<YearMonth, Reading> months = new TreeMap<>();
    for (int back = -1; back < 30; back++) {
      months.put(OVER.minusMonths(back), new Reading(back < 0 || back > 11 ? 0.01 : 0.5, 0));
    }
    Path path = Path.of(new Course(months, true), GOAL, OVER, TODAY);
    assertThat(path.months()).isEqualTo(12);
    assertThat(path.last()).isEqualTo(OVER);
    assertThat(path.slope()).isEqualTo(0.0);
  }

  @Test
  void aDayThatHasPassedIsJudgedByItsMonth() {
    Goal past = new Goal(0.60, LocalDate.of(2020, 4, 30), Better.HIGHER);
    Course course = course(0.50, 0.54, 0.58, 0.62, 0.55, 0.50);

    Path path = Path.of(course, past, OVER, TODAY);
    assertThat(path.state()).isEqualTo(PathState.DATE_PASSED);
    assertThat(path.met()).isTrue();
    assertThat(path.value()).isEqualTo(0.50);
    assertThat(path.probability()).isNull();
    Goal before = new Goal(0.60, LocalDate.of(2019, 12, 31), Better.HIGHER);
    assertThat(Path.of(course, before, OVER, TODAY).met()).isNull();
    Goal missed = new Goal(0.63, LocalDate.of(2020, 4, 30), Better.HIGHER);
    assertThat(Path.of(course, missed, OVER, TODAY).met()).isFalse();
    // The last day itself belongs to the term.
    assertThat(Path.of(course, past, YearMonth.of(2020, 3), LocalDate.of(2020, 4, 30)).state())
        .isNotEqualTo(PathState.DATE_PASSED);
  }

  @Test
  void fewCasesAMonthMakeAnySmoothLineUnsure() {
    double[] smooth = {0.66, 0.67, 0.68, 0.69, 0.70, 0.71};
    Goal near = new Goal(0.765, LocalDate.of(2020, 12, 31), Better.HIGHER);
    double many =
        Objects.requireNonNull(Path.of(course(1_000_000, smooth), near, OVER, TODAY).probability());
    double few =
        Objects.requireNonNull(Path.of(course(40, smooth), near, OVER, TODAY).probability());
    assertThat(many).isEqualTo(1 - Path.SURE);
    assertThat(few).isBetween(0.4, 0.6);
  }

  @Test
  void aStatedChanceComesTrueAboutAsOftenAsStated() {
    Random random = new Random(20_190_122);
    double[][] bins = new double[5][2];
    for (int round = 0; round < 40_000; round++) {
      int months = 6 + random.nextInt(7);
      int ahead = 1 + random.nextInt(6);
      double slope = 0.01 * random.nextGaussian();
      double noise = 0.01;
      TreeMap<YearMonth, Reading> course = new TreeMap<>();
      for (int back = months - 1; back >= 0; back--) {
        double value = 0.5 - slope * back + noise * random.nextGaussian();
        course.put(OVER.minusMonths(back), new Reading(value, 0));
      }
      double comes = 0.5 + slope * ahead + noise * random.nextGaussian();
      double goal = 0.5 + slope * ahead + 5 * noise * (random.nextDouble() - 0.5) * 2;
      Path path =
          Path.of(
              new Course(course, true),
              new Goal(goal, OVER.plusMonths(ahead).atEndOfMonth(), Better.HIGHER),
              OVER,
              TODAY);
      double told = Objects.requireNonNull(path.probability());
      double[] bin = bins[(int) Math.min(4, told * 5)];
      bin[0]++;
      bin[1] += comes >= goal ? 1 : 0;
      if (told > 0.75 && told < 0.85) {
        eighty[0]++;
        eighty[1] += comes >= goal ? 1 : 0;
      }
    }
    assertThat(eighty[0]).isGreaterThan(1_000);
    assertThat(eighty[1] / eighty[0]).isBetween(0.70, 0.90);
    for (int i = 0; i < bins.length; i++) {
      assertThat(bins[i][1] / bins[i][0]).isCloseTo(0.1 + 0.2 * i, within(0.1));
    }
  }

  private final double[] eighty = new double[2];

  private static Course course(double... values) {
    return course(0, values);
  }

  private static Course course(long n, double... values) {
    return new Course(months(n, values), true);
  }

  private static Course days(double... values) {
    return new Course(months(0, values), false);
  }

  /** The last value is that of {@link #OVER}. */
  private static TreeMap<YearMonth, Reading> months(long n, double... values) {
    TreeMap<YearMonth, Reading> months = new TreeMap<>();
    for (int i = 0; i < values.length; i++) {
      months.put(OVER.minusMonths(values.length - 1L - i), new Reading(values[i], n));
    }
    return months;
  }
}
