package io.xiaoneng.dashboard.supervision.flag;

import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.dashboard.supervision.flag.FlagEvidence.Failure;
import io.xiaoneng.dashboard.supervision.flag.FlagEvidence.ItemLine;
import io.xiaoneng.dashboard.supervision.flag.FlagEvidence.Name;
import io.xiaoneng.dashboard.supervision.flag.FlagEvidence.Point;
import io.xiaoneng.dashboard.supervision.flag.FlagEvidence.RebaseLine;
import io.xiaoneng.dashboard.supervision.flag.rebase.Rebase;
import io.xiaoneng.flag.FlagRule.Status;
import io.xiaoneng.flag.FunnelStand;
import io.xiaoneng.flag.Judgement;
import io.xiaoneng.flag.Verdict;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.statistics.Better;
import io.xiaoneng.statistics.Ratio;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what a flag stands on. */
@Component
class EvidenceMaker {

  /** Items beyond these are so few cases that nobody reads them. */
  private static final int MOST_ITEMS = 40;

  private final RegistryView registry;
  private final WorstCases worst;
  private final Guards guards;
  private final RankedClasses ranked;

  EvidenceMaker(RegistryView registry, WorstCases worst, Guards guards, RankedClasses ranked) {
    this.registry = registry;
    this.worst = worst;
    this.guards = guards;
    this.ranked = ranked;
  }

  /**
   * What a class was judged by.
   *
   * @param figures of the judged month
   * @param rebases recorded dates from which charts of the metric begin anew, the latest recorded
   *     first
   */
  record Judged(
      MetricDefinition metric,
      @Nullable Aim aim,
      YearMonth month,
      Instant asOf,
      boolean closed,
      Judgement judgement,
      MonthFigures figures,
      List<Rebase> rebases) {}

  /** Of a unit's flag. */
  FlagEvidence of(Judged judged, Verdict verdict) {
    boolean inForce = judged.judgement().rule().status() == Status.IN_FORCE;
    return make(
        judged,
        verdict,
        List.of(),
        List.of(),
        items(judged, verdict.unit()),
        inForce
            ? worst.of(judged.metric(), verdict.unit(), judged.month(), judged.asOf())
            : List.of(),
        inForce ? guards.of(verdict.unit(), judged.month(), judged.asOf()) : List.of());
  }

  /** Of a problem of the whole class. */
  FlagEvidence ofClass(Judged judged, List<String> failing) {
    Set<String> codes = Set.copyOf(failing);
    return make(
        judged,
        null,
        failing.stream().map(this::unit).toList(),
        judged.judgement().verdicts().stream()
            .filter(each -> codes.contains(each.unit()))
            .map(this::failure)
            .sorted(Comparator.comparingDouble(EvidenceMaker::excess).reversed())
            .toList(),
        List.of(),
        List.of(),
        List.of());
  }

  /** The nearest unit above all of them. */
  private @Nullable Name lead(List<Name> failing) {
    List<String> common = null;
    for (Name each : failing) {
      List<String> above = above(each.code());
      if (common == null) {
        common = above;
      } else {
        common.retainAll(above);
      }
    }
    return common == null || common.isEmpty() ? null : unit(common.get(0));
  }

  /** Codes of the units above, the nearest first. */
  private List<String> above(String code) {
    List<String> above = new ArrayList<>();
    String next = registry.unit(code).parent();
    while (next != null && !above.contains(next)) {
      above.add(next);
      next = registry.unit(next).parent();
    }
    return above;
  }

  private static double excess(Failure failure) {
    return failure.ratio() == null ? 0 : failure.ratio();
  }

  private Failure failure(Verdict verdict) {
    Ratio ratio = verdict.evidence().ratio();
    FunnelStand mix = verdict.evidence().caseMix();
    return new Failure(
        unit(verdict.unit()),
        ratio.numerator(),
        ratio.denominator(),
        ratio.denominator() == 0 ? null : ratio.share(),
        mix == null ? null : mix.value(),
        verdict.evidence().surelyMissed());
  }

  private FlagEvidence make(
      Judged judged,
      @Nullable Verdict verdict,
      List<Name> failing,
      List<Failure> failures,
      List<ItemLine> items,
      List<FlagEvidence.CaseLine> cases,
      List<FlagEvidence.Guard> besides) {
    Judgement judgement = judged.judgement();
    return new FlagEvidence(
        judgement.rule(),
        judged.metric(),
        judged.aim(),
        verdict == null ? null : unit(verdict.unit()),
        judgement.unitClass(),
        judged.month().atDay(1),
        judged.month().atEndOfMonth(),
        judged.asOf(),
        judged.closed(),
        judgement.ranked(),
        verdict,
        failing,
        failures,
        verdict == null ? lead(failing) : null,
        judgement.verdicts().stream()
            .filter(each -> each.evidence().deciding() != null)
            .map(each -> point(each, verdict != null && each.unit().equals(verdict.unit())))
            .sorted(Comparator.comparingDouble(Point::size))
            .toList(),
        items,
        cases,
        besides,
        verdict == null
            ? List.of()
            : judged.rebases().stream()
                .filter(each -> each.covers(verdict.unit(), judgement.unitClass()))
                .map(EvidenceMaker::line)
                .sorted(Comparator.comparing(RebaseLine::from).reversed())
                .toList(),
        rankedBy(judgement));
  }

  /** All units of a class are of one level. */
  private @Nullable String rankedBy(Judgement judgement) {
    return judgement.verdicts().stream()
        .map(each -> registry.registry().unit(each.unit()))
        .filter(Objects::nonNull)
        .findFirst()
        .map(ranked::document)
        .orElse(null);
  }

  private static RebaseLine line(Rebase rebase) {
    return new RebaseLine(
        rebase.id(),
        rebase.from(),
        rebase.reason(),
        rebase.document(),
        rebase.madeBy(),
        rebase.madeAt());
  }

  private static Point point(Verdict verdict, boolean own) {
    FunnelStand stand = verdict.evidence().deciding();
    if (stand == null) {
      throw new IllegalArgumentException(verdict.unit() + " is not ranked");
    }
    return new Point(
        own,
        stand.size(),
        stand.value(),
        stand.limits().usual().lower(),
        stand.limits().usual().upper(),
        stand.limits().wide().lower(),
        stand.limits().wide().upper());
  }

  private List<ItemLine> items(Judged judged, String unit) {
    boolean higher = JudgedMetrics.better(judged.metric()) == Better.HIGHER;
    return judged.figures().byItem(registry.subtree(unit)).entrySet().stream()
        .map(each -> line(each, higher))
        .sorted(
            Comparator.comparingDouble((ItemLine each) -> each.missed() - each.expected())
                .reversed()
                .thenComparing(each -> each.item().code()))
        .limit(MOST_ITEMS)
        .toList();
  }

  private ItemLine line(Map.Entry<String, MonthFigures.Part> each, boolean higher) {
    MonthFigures.Part part = each.getValue();
    long missed = higher ? part.denominator() - part.numerator() : part.numerator();
    double expected = Math.max(0, higher ? part.denominator() - part.expected() : part.expected());
    String code = each.getKey();
    return new ItemLine(
        new Name(code, registry.itemNameZh(code), registry.itemNameEn(code)),
        part.denominator(),
        missed,
        expected,
        expected > 1e-9 ? missed / expected : null);
  }

  private Name unit(String code) {
    UnitNode node = registry.unit(code);
    return new Name(code, node.nameZh(), node.nameEn());
  }
}
