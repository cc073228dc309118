package io.xiaoneng.flag;

import io.xiaoneng.flag.FunnelStand.Beyond;
import io.xiaoneng.flag.Judgement.Systemic;
import io.xiaoneng.flag.Verdict.Level;
import io.xiaoneng.statistics.BenjaminiHochberg;
import io.xiaoneng.statistics.Better;
import io.xiaoneng.statistics.Funnel;
import io.xiaoneng.statistics.FunnelLimits;
import io.xiaoneng.statistics.Ranking;
import io.xiaoneng.statistics.Ratio;
import io.xiaoneng.statistics.Wilson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Applies a rule to a class of units. Pure: the same course gives the same judgement. */
public final class Judge {

  private final FlagRule rule;

  /** By this rule. */
  public Judge(FlagRule rule) {
    this.rule = rule;
  }

  /** Judges the last period of a course that is looked at alone. */
  public Judgement judge(ClassCourse course) {
    return judge(course, new double[0]);
  }

  /**
   * How probable what the ranked units did in the last period is by chance, 0 to 1 each: what is
   * looked at together with other courses of the same period.
   *
   * @throws IllegalArgumentException as {@link #judge(ClassCourse, double[])}
   */
  public double[] chances(ClassCourse course) {
    ClassFunnel now = new ClassFunnel(course, course.periods().size() - 1, rule);
    return chances(now, ranked(course, now));
  }

  private static int[] ranked(ClassCourse course, ClassFunnel now) {
    return IntStream.range(0, course.units().size())
        .filter(unit -> now.notRanked(unit) == null)
        .toArray();
  }

  /**
   * Judges the last period of the course.
   *
   * @param beside {@link #chances} of all that is looked at in the same period besides: of other
   *     metrics and classes. The correction for how many are looked at covers them, too
   * @throws IllegalArgumentException where a unit misses what is missed nowhere in the city, which
   *     names unit and period
   */
  public Judgement judge(ClassCourse course, double[] beside) {
    int last = course.periods().size() - 1;
    List<ClassFunnel> funnels =
        IntStream.rangeClosed(0, Math.min(last, Math.max(1, rule.running() - 1)))
            .mapToObj(back -> new ClassFunnel(course, last - back, rule))
            .toList();
    ClassFunnel now = funnels.get(0);
    int[] ranked = ranked(course, now);
    Map<Integer, Ranking.Place> places = places(course, ranked);
    Map<Integer, Double> adjusted = adjusted(now, ranked, beside);
    List<Verdict> verdicts = new ArrayList<>();
    for (int unit = 0; unit < course.units().size(); unit++) {
      Evidence evidence = evidence(course, unit, funnels, places.get(unit), adjusted.get(unit));
      verdicts.add(verdict(course, unit, funnels, evidence));
    }
    List<String> failing =
        verdicts.stream()
            .filter(each -> each.notRanked() == null)
            .filter(each -> !each.grounds().isEmpty() || each.evidence().surelyMissed())
            .map(Verdict::unit)
            .toList();
    boolean systemic =
        ranked.length >= rule.systemicLeast()
            && failing.size() > rule.systemicShare() * ranked.length;
    return new Judgement(
        rule,
        course.metric(),
        course.unitClass(),
        course.periods().get(last),
        ranked.length,
        systemic ? new Systemic(failing) : null,
        systemic ? verdicts.stream().map(Judge::withoutFlag).toList() : verdicts);
  }

  private static Verdict withoutFlag(Verdict verdict) {
    return verdict.notRanked() != null
        ? verdict
        : new Verdict(
            verdict.unit(),
            Level.NONE,
            null,
            verdict.grounds(),
            verdict.feedAlert(),
            verdict.evidence());
  }

  private Map<Integer, Ranking.Place> places(ClassCourse course, int[] ranked) {
    Map<Integer, Ranking.Place> places = new HashMap<>();
    if (ranked.length > 0) {
      int last = course.periods().size() - 1;
      List<Ratio> ratios =
          IntStream.of(ranked)
              .mapToObj(unit -> course.units().get(unit).periods().get(last).ratio())
              .toList();
      List<Ranking.Place> all = Ranking.of(ratios, course.better(), rule.confidence()).places();
      IntStream.range(0, ranked.length).forEach(i -> places.put(ranked[i], all.get(i)));
    }
    return places;
  }

  private static double[] chances(ClassFunnel now, int[] ranked) {
    return IntStream.of(ranked)
        .mapToObj(now::deciding)
        .mapToDouble(stand -> stand == null ? 1 : stand.byChance())
        .toArray();
  }

  private static Map<Integer, Double> adjusted(ClassFunnel now, int[] ranked, double[] beside) {
    double[] adjusted =
        BenjaminiHochberg.adjusted(
            DoubleStream.concat(DoubleStream.of(chances(now, ranked)), DoubleStream.of(beside))
                .toArray());
    Map<Integer, Double> all = new HashMap<>();
    IntStream.range(0, ranked.length).forEach(i -> all.put(ranked[i], adjusted[i]));
    return all;
  }

  private Evidence evidence(
      ClassCourse course,
      int unit,
      List<ClassFunnel> funnels,
      Ranking.@Nullable Place place,
      @Nullable Double adjusted) {
    UnitCourse own = course.units().get(unit);
    Ratio ratio = own.periods().get(own.periods().size() - 1).ratio();
    Double target = course.target();
    FunnelLimits aroundTarget =
        target == null || ratio.denominator() == 0
            ? null
            : Funnel.ofShare(target, Math.toIntExact(ratio.denominator()));
    boolean missed = ratio.denominator() > 0 && course.misses(ratio.share());
    boolean highIsBad = course.better() == Better.LOWER;
    ChartEvidence chart = ChartOfUnit.of(course, own, rule);
    return new Evidence(
        ratio,
        Wilson.interval(ratio.numerator(), ratio.denominator(), Wilson.Z95),
        missed,
        aroundTarget,
        missed
            && aroundTarget != null
            && Beyond.of(aroundTarget.position(ratio.share()), highIsBad) != Beyond.NOT,
        funnels.get(0).share(unit),
        funnels.get(0).caseMix(unit),
        funnels.size() > 1 ? funnels.get(1).deciding(unit) : null,
        chart,
        place,
        adjusted,
        DriftOfUnit.of(chart, course.better()));
  }

  private Verdict verdict(
      ClassCourse course, int unit, List<ClassFunnel> funnels, Evidence evidence) {
    UnitCourse own = course.units().get(unit);
    NotRanked reason = funnels.get(0).notRanked(unit);
    List<Ground> grounds =
        reason == null ? grounds(course, unit, funnels, evidence) : List.<Ground>of();
    Level level =
        reason != null
            ? Level.NOT_RANKED
            : grounds.stream().anyMatch(Ground::red)
                ? Level.RED
                : grounds.isEmpty() ? Level.NONE : Level.YELLOW;
    return new Verdict(own.unit(), level, reason, grounds, feedAlert(own), evidence);
  }

  /** What speaks for a flag; RED first. The funnels go back in time. */
  private List<Ground> grounds(
      ClassCourse course, int unit, List<ClassFunnel> funnels, Evidence evidence) {
    FunnelStand stand = evidence.deciding();
    ChartEvidence chart = evidence.chart();
    Double adjusted = evidence.adjusted();
    if (stand == null || chart == null || adjusted == null) {
      return List.of();
    }
    // Without a target nothing can be missed: being behind all others is what is left to go by.
    boolean behind = course.target() == null || evidence.targetMissed();
    boolean beyond = stand.worse() != Beyond.NOT;
    boolean red = behind && adjusted <= rule.falseShareRed();
    List<Ground> grounds = new ArrayList<>();
    if (red && running(unit, funnels)) {
      grounds.add(Ground.BEYOND_998_RUNNING);
    }
    if (red && beyond && evidence.targetMissed() && chart.consistentlyFails()) {
      grounds.add(Ground.CONSISTENTLY_FAILS);
    }
    if (behind && beyond && adjusted <= rule.falseShareYellow()) {
      grounds.add(Ground.BEYOND_95);
    }
    if (chart.concern()) {
      grounds.add(Ground.CHART_CONCERN);
    }
    return grounds;
  }

  private boolean running(int unit, List<ClassFunnel> funnels) {
    return funnels.size() >= rule.running()
        && funnels.stream()
            .limit(rule.running())
            .map(each -> each.deciding(unit))
            .allMatch(stand -> stand != null && stand.worse() == Beyond.WIDE);
  }

  private boolean feedAlert(UnitCourse unit) {
    List<UnitPeriod> periods = unit.periods();
    return periods.size() >= rule.running()
        && periods.subList(periods.size() - rule.running(), periods.size()).stream()
            .allMatch(period -> ClassFunnel.feed(period, rule) != null);
  }
}
