package io.xiaoneng.flag;

import io.xiaoneng.flag.FunnelStand.Beyond;
import io.xiaoneng.flag.FunnelStand.Kind;
import io.xiaoneng.statistics.Better;
import io.xiaoneng.statistics.FunnelLimits;
import io.xiaoneng.statistics.OverDispersion;
import io.xiaoneng.statistics.OverDispersion.Count;
import io.xiaoneng.statistics.Ratio;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where each unit of a class stands in one period, and who is not ranked. */
final class ClassFunnel {

  /** Below this nothing was expected: no item of the unit is missed anywhere. */
  private static final double NOTHING = 1e-9;

  /** Of fewer units less than three are drawn in at an end: one that lags weighs on all. */
  private static final int SMALL = 30;

  private final ClassCourse course;
  private final int at;
  private final List<@Nullable NotRanked> notRanked = new ArrayList<>();
  private final SortedMap<Integer, Ratio> ratios = new TreeMap<>();
  private final SortedMap<Integer, Count> counts = new TreeMap<>();
  private final double centre;
  private final OverDispersion ofShares;
  private final OverDispersion ofExpected;

  /**
   * Looks at one period.
   *
   * @param at from 0
   */
  ClassFunnel(ClassCourse course, int at, FlagRule rule) {
    this.course = course;
    this.at = at;
    for (int unit = 0; unit < course.units().size(); unit++) {
      UnitPeriod period = course.units().get(unit).periods().get(at);
      NotRanked reason = reason(period, rule);
      notRanked.add(reason);
      if (reason == null) {
        ratios.put(unit, period.ratio());
        Count count = count(course.units().get(unit));
        if (count != null) {
          counts.put(unit, count);
        }
      }
    }
    this.centre = share(ratios.values());
    this.ofShares = OverDispersion.ofShares(List.copyOf(ratios.values()), centre);
    this.ofExpected = OverDispersion.ofExpected(List.copyOf(counts.values()));
  }

  private static double share(Collection<Ratio> ratios) {
    long cases = ratios.stream().mapToLong(Ratio::denominator).sum();
    return cases == 0 ? 0 : (double) ratios.stream().mapToLong(Ratio::numerator).sum() / cases;
  }

  /**
   * In so small a class a unit is held against what the others differ among themselves, or it would
   * excuse itself twice: by its own distance, and by the misses that it adds to what is expected of
   * everybody.
   */
  private static <T> List<T> others(SortedMap<Integer, T> all, int unit) {
    return all.entrySet().stream()
        .filter(each -> each.getKey() != unit)
        .map(Map.Entry::getValue)
        .toList();
  }

  private OverDispersion ofShares(int unit) {
    return ratios.size() < SMALL
        ? OverDispersion.ofShares(others(ratios, unit), share(others(ratios, unit)))
        : ofShares;
  }

  private OverDispersion ofExpected(int unit) {
    return counts.size() < SMALL
        ? OverDispersion.ofExpected(amongThemselves(others(counts, unit)))
        : ofExpected;
  }

  /** With as much expected of all together as was observed; none where nothing was. */
  private static List<Count> amongThemselves(List<Count> counts) {
    long observed = counts.stream().mapToLong(Count::observed).sum();
    double expected = counts.stream().mapToDouble(Count::expected).sum();
    return observed == 0
        ? List.of()
        : counts.stream()
            .map(each -> new Count(each.observed(), each.expected() * observed / expected))
            .toList();
  }

  private @Nullable NotRanked reason(UnitPeriod period, FlagRule rule) {
    if (course.shownOnly()) {
      return NotRanked.SHOWN_ONLY;
    }
    if (course.unitClass().isEmpty()) {
      return NotRanked.UNCLASSIFIED;
    }
    NotRanked feed = feed(period, rule);
    if (feed != null) {
      return feed;
    }
    if (period.moved()) {
      return NotRanked.MOVED;
    }
    long n = period.ratio().denominator();
    if (n == 0) {
      return NotRanked.NO_CASES;
    }
    return n < rule.leastCases() ? NotRanked.FEW_CASES : null;
  }

  /** What is wrong with the feed of a period; null for nothing. */
  static @Nullable NotRanked feed(UnitPeriod period, FlagRule rule) {
    if (period.silent() > 1 - rule.feedFloor()) {
      return NotRanked.SILENT;
    }
    return period.heard() < rule.feedFloor() ? NotRanked.DOUBTFUL : null;
  }

  private @Nullable Count count(UnitCourse unit) {
    UnitPeriod period = unit.periods().get(at);
    Double expected = period.expectedMisses(course.better());
    if (expected == null) {
      return null;
    }
    long observed = period.misses(course.better());
    if (expected > NOTHING) {
      return new Count(observed, expected);
    }
    if (observed > 0) {
      throw new IllegalArgumentException(
          "%s: unit %s missed %d in %s where nothing at all was expected: it is not part of the city"
              .formatted(course.metric(), unit.unit(), observed, course.periods().get(at)));
    }
    return null;
  }

  @Nullable NotRanked notRanked(int unit) {
    return notRanked.get(unit);
  }

  /** Its share among the shares of the class; null where it is not ranked. */
  @Nullable FunnelStand share(int unit) {
    if (notRanked.get(unit) != null) {
      return null;
    }
    Ratio ratio = course.units().get(unit).periods().get(at).ratio();
    OverDispersion dispersion = ofShares(unit);
    FunnelLimits limits = dispersion.limitsOfShare(centre, Math.toIntExact(ratio.denominator()));
    return new FunnelStand(
        Kind.SHARE,
        ratio.share(),
        centre,
        ratio.denominator(),
        limits,
        dispersion.tauSquared(),
        dispersion.phi(),
        Beyond.of(limits.position(ratio.share()), course.better() == Better.LOWER),
        dispersion.chanceOfShare(ratio, centre, course.better()));
  }

  /** Its misses against those expected; null where it is not ranked or nothing is expected. */
  @Nullable FunnelStand caseMix(int unit) {
    Count count = counts.get(unit);
    if (count == null) {
      return null;
    }
    double value = count.observed() / count.expected();
    OverDispersion dispersion = ofExpected(unit);
    FunnelLimits limits = dispersion.limitsOfExpected(count.expected());
    return new FunnelStand(
        Kind.CASE_MIX,
        value,
        1,
        count.expected(),
        limits,
        dispersion.tauSquared(),
        dispersion.phi(),
        Beyond.of(limits.position(value), true),
        dispersion.chanceOfExpected(count));
  }

  /** The stand that decides; null where it is not ranked. */
  @Nullable FunnelStand deciding(int unit) {
    FunnelStand caseMix = caseMix(unit);
    return caseMix != null ? caseMix : share(unit);
  }
}
