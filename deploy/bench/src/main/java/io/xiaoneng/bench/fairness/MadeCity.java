package io.xiaoneng.bench.fairness;

import io.xiaoneng.bench.fairness.MadeUnit.Kind;
import io.xiaoneng.flag.ClassCourse;
import io.xiaoneng.flag.UnitCourse;
import io.xiaoneng.flag.UnitPeriod;
import io.xiaoneng.statistics.Better;
import io.xiaoneng.statistics.CaseMix;
import io.xiaoneng.statistics.Ratio;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A city of one class of units over two years, of which it is known who really lags. All follows
 * from the seed.
 *
 * <p>Cases fall into 24 strata, from nearly never to one in five late. A case is late by log-odds:
 * of its stratum, of the season, of what its unit lastingly differs, of what the unit differs this
 * month, and of lagging.
 */
final class MadeCity {

  static final int UNITS = 200;
  static final int MONTHS = 24;
  static final int PLANTED = 5;
  static final double TARGET = 0.95;

  /** Odds of being late of a unit that lags, against those of the others. */
  static final double LAG = 3;

  /** Where the figures of a month carry nothing, nobody could see a lag. */
  static final double LEAST_PLANTED_VOLUME = 40;

  /** Lasting and monthly differences beyond chance, standard deviations of the log-odds. */
  static final double LASTING = 0.2;

  static final double MONTHLY = 0.2;

  private static final int STRATA = 24;
  private static final int HARD_STRATA = 5;
  private static final double EASIEST = 0.008;
  private static final double HARDEST = 0.2;
  private static final double SEASON = 0.3;
  private static final double MEDIAN_VOLUME = 150;
  private static final double VOLUME_SPREAD = 1.1;
  private static final double SMALL_VOLUME = 23;
  private static final int UNLUCKY_MONTHS = 3;
  private static final int DRAWS = 50;

  private final Random random;
  private final List<MadeUnit> units = new ArrayList<>();

  /** Cases and late ones, by unit, month and stratum. */
  private final long[][][] cases = new long[UNITS][MONTHS][STRATA];

  private final long[][][] late = new long[UNITS][MONTHS][STRATA];
  private final ClassCourse course;

  MadeCity(long seed) {
    random = new Random(seed);
    for (int i = 0; i < UNITS; i++) {
      units.add(unit(i));
    }
    for (int i = 0; i < UNITS; i++) {
      List<Integer> unlucky = units.get(i).kind() == Kind.UNLUCKY ? someMonths() : List.of();
      for (int month = 0; month < MONTHS; month++) {
        work(i, month, unlucky.contains(month));
      }
    }
    course = figures();
  }

  private MadeUnit unit(int i) {
    Kind kind =
        i < PLANTED
            ? Kind.LAGS
            : switch (i - PLANTED) {
              case 0, 1 -> Kind.SMALL;
              case 2 -> Kind.UNLUCKY;
              case 3, 4 -> Kind.HARD;
              default -> Kind.PLAIN;
            };
    double volume =
        Math.max(
            10, Math.min(4_000, MEDIAN_VOLUME * Math.exp(VOLUME_SPREAD * random.nextGaussian())));
    if (kind == Kind.SMALL) {
      volume = SMALL_VOLUME;
    } else if (kind != Kind.PLAIN) {
      volume = Math.max(LEAST_PLANTED_VOLUME, volume);
    }
    return new MadeUnit(
        "u%03d".formatted(i),
        kind,
        volume,
        mix(kind),
        LASTING * random.nextGaussian(),
        kind == Kind.LAGS ? 3 + random.nextInt(MONTHS - 6) : MONTHS);
  }

  /**
   * Easy strata are commoner; units handed the hard items have four in five of their cases there.
   */
  private double[] mix(Kind kind) {
    double[] mix = new double[STRATA];
    double[] parts = new double[2];
    for (int s = 0; s < STRATA; s++) {
      mix[s] = Math.exp(0.9 * random.nextGaussian() - 0.06 * s);
      parts[hard(s) ? 1 : 0] += mix[s];
    }
    for (int s = 0; s < STRATA; s++) {
      mix[s] /=
          kind == Kind.HARD ? parts[hard(s) ? 1 : 0] / (hard(s) ? 0.8 : 0.2) : parts[0] + parts[1];
    }
    return mix;
  }

  private static boolean hard(int stratum) {
    return stratum >= STRATA - HARD_STRATA;
  }

  /** Months of bad luck, no two beside each other: twice running is what luck does not do. */
  private List<Integer> someMonths() {
    int first = 1 + random.nextInt(4);
    return IntStream.range(0, UNLUCKY_MONTHS)
        .mapToObj(i -> first + i * (4 + random.nextInt(3)))
        .toList();
  }

  private void work(int i, int month, boolean unlucky) {
    MadeUnit unit = units.get(i);
    double season = Math.sin(2 * Math.PI * month / 12.0);
    for (int s = 0; s < STRATA; s++) {
      cases[i][month][s] = poisson(unit.volume() * unit.mix()[s] * (1 + 0.2 * season));
    }
    long most = -1;
    for (int draw = 0; draw < (unlucky ? DRAWS : 1); draw++) {
      double shift =
          SEASON * season
              + unit.ease()
              + MONTHLY * random.nextGaussian()
              + (unit.lags(month) ? Math.log(LAG) : 0);
      long[] drawn = new long[STRATA];
      long sum = 0;
      for (int s = 0; s < STRATA; s++) {
        double odds = Math.exp(logOdds(s) + shift);
        double probability = odds / (1 + odds);
        for (long n = cases[i][month][s]; n > 0; n--) {
          drawn[s] += random.nextDouble() < probability ? 1 : 0;
        }
        sum += drawn[s];
      }
      if (sum > most) {
        most = sum;
        late[i][month] = drawn;
      }
    }
  }

  private static double logOdds(int stratum) {
    double rate = EASIEST * Math.pow(HARDEST / EASIEST, stratum / (STRATA - 1.0));
    return Math.log(rate / (1 - rate));
  }

  private long poisson(double mean) {
    if (mean > 50) {
      return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    long count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  private ClassCourse figures() {
    List<List<UnitPeriod>> periods = new ArrayList<>();
    IntStream.range(0, UNITS).forEach(i -> periods.add(new ArrayList<>()));
    for (int month = 0; month < MONTHS; month++) {
      Map<Integer, Ratio> city = new HashMap<>();
      for (int s = 0; s < STRATA; s++) {
        long n = 0;
        long misses = 0;
        for (int i = 0; i < UNITS; i++) {
          n += cases[i][month][s];
          misses += late[i][month][s];
        }
        city.put(s, new Ratio(n - misses, n));
      }
      CaseMix<Integer> mix = new CaseMix<>(city);
      for (int i = 0; i < UNITS; i++) {
        Map<Integer, Long> own = new HashMap<>();
        long n = 0;
        long misses = 0;
        for (int s = 0; s < STRATA; s++) {
          own.put(s, cases[i][month][s]);
          n += cases[i][month][s];
          misses += late[i][month][s];
        }
        periods.get(i).add(UnitPeriod.of(n - misses, n, mix.expected(own)));
      }
    }
    return new ClassCourse(
        "on-time",
        "made",
        Better.HIGHER,
        TARGET,
        false,
        IntStream.range(0, MONTHS).mapToObj(Integer::toString).toList(),
        IntStream.range(0, UNITS)
            .mapToObj(i -> new UnitCourse(units.get(i).code(), periods.get(i)))
            .toList());
  }

  List<MadeUnit> units() {
    return units;
  }

  /** What was known at the end of a month, from 0. */
  ClassCourse until(int month) {
    return new ClassCourse(
        course.metric(),
        course.unitClass(),
        course.better(),
        course.target(),
        course.shownOnly(),
        course.periods().subList(0, month + 1),
        course.units().stream()
            .map(each -> new UnitCourse(each.unit(), each.periods().subList(0, month + 1)))
            .toList());
  }
}
