package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.metric.CaseMeasure.Shape;
import java.util.List;

/** How long cases take, and what stopped their clocks. */
final class ClockMeasures {

  static final List<CaseMeasure> ALL =
      List.of(
          new CaseMeasure(
              "handling-days",
              CaseCohort.DECIDED,
              Shape.DURATION,
              "kind = 'COMMITTED' AND accepted < NEVER AND isNotNull(d1)",
              "toFloat64(assumeNotNull(d1))"),
          new CaseMeasure(
              "handling-days-survival",
              CaseCohort.ACCEPTED,
              Shape.SURVIVAL,
              "kind = 'COMMITTED'",
              "decided < NEVER AND decided <= other_end"),
          new CaseMeasure(
              "clock-parts",
              CaseCohort.DECIDED,
              Shape.PARTS,
              "applied < NEVER",
              "(if(delivered < NEVER, delivered, decided) - applied) / 86400000"),
          new CaseMeasure(
              "end-to-end-days",
              CaseCohort.DECIDED,
              Shape.DURATION,
              "applied < NEVER",
              "(if(delivered < NEVER, delivered, decided) - applied) / 86400000"),
          new CaseMeasure(
              "actual-cut",
              CaseCohort.DECIDED,
              Shape.SHARE,
              "kind = 'COMMITTED' AND accepted < NEVER AND isNotNull(d1) AND isNotNull(statutory_days)",
              "assumeNotNull(statutory_days) - assumeNotNull(d1)",
              "assumeNotNull(statutory_days)"),
          new CaseMeasure(
              "stop-rate", CaseCohort.DECIDED, Shape.RATIO, "kind = 'COMMITTED'", "stops > 0"),
          new CaseMeasure(
              "stop-share",
              CaseCohort.DECIDED,
              Shape.SHARE,
              "kind = 'COMMITTED' AND accepted < NEVER AND isNotNull(d1)",
              "stopped_days",
              "stopped_days + assumeNotNull(d1)"));

  private ClockMeasures() {}
}
