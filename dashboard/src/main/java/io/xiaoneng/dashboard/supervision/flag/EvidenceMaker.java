package io.xiaoneng.dashboard.supervision.flag;

import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.dashboard.supervision.flag.FlagEvidence.ItemLine;
import io.xiaoneng.dashboard.supervision.flag.FlagEvidence.Name;
import io.xiaoneng.dashboard.supervision.flag.FlagEvidence.Point;
import io.xiaoneng.flag.FlagRule.Status;
import io.xiaoneng.flag.FunnelStand;
import io.xiaoneng.flag.Judgement;
import io.xiaoneng.flag.Verdict;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.statistics.Better;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what a flag stands on. */
@Component
class EvidenceMaker {

  /** Items beyond these are so few cases that nobody reads them. */
  private static final int MOST_ITEMS = 40;

  private final RegistryView registry;
  private final WorstCases worst;

  EvidenceMaker(RegistryView registry, WorstCases worst) {
    this.registry = registry;
    this.worst = worst;
  }

  /**
   * What a class was judged by.
   *
   * @param figures of the judged month
   */
  record Judged(
      MetricDefinition metric,
      @Nullable Aim aim,
      YearMonth month,
      Instant asOf,
      boolean closed,
      Judgement judgement,
      MonthFigures figures) {}

  /** Of a unit's flag. */
  FlagEvidence of(Judged judged, Verdict verdict) {
    boolean inForce = judged.judgement().rule().status() == Status.IN_FORCE;
    return make(
        judged,
        verdict,
        List.of(),
        items(judged, verdict.unit()),
        inForce
            ? worst.of(judged.metric(), verdict.unit(), judged.month(), judged.asOf())
            : List.of());
  }

  /** Of a problem of the whole class. */
  FlagEvidence ofClass(Judged judged, List<String> failing) {
    return make(judged, null, failing.stream().map(this::unit).toList(), List.of(), List.of());
  }

  private FlagEvidence make(
      Judged judged,
      @Nullable Verdict verdict,
      List<Name> failing,
      List<ItemLine> items,
      List<FlagEvidence.CaseLine> cases) {
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
        judgement.verdicts().stream()
            .filter(each -> each.evidence().deciding() != null)
            .map(each -> point(each, verdict != null && each.unit().equals(verdict.unit())))
            .sorted(Comparator.comparingDouble(Point::size))
            .toList(),
        items,
        cases);
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
