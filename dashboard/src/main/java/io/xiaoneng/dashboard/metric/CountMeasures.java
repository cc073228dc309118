package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.metric.CaseMeasure.Shape;
import java.util.List;

/** Cases by their dates, and those in doubt. */
final class CountMeasures {

  static final List<CaseMeasure> ALL =
      List.of(
          new CaseMeasure("cases-applied", CaseCohort.APPLIED, Shape.COUNT, "true", "true"),
          new CaseMeasure("cases-accepted", CaseCohort.ACCEPTED, Shape.COUNT, "true", "true"),
          new CaseMeasure("cases-decided", CaseCohort.DECIDED, Shape.COUNT, "true", "true"),
          // Out of all cases first heard of in the period: "none" and "no data" differ.
          new CaseMeasure("cases-quarantined", CaseCohort.FIRST, Shape.COUNT, "true", "quarantined")
              .over(CaseRows.COUNTED_OR_QUARANTINED));

  private CountMeasures() {}
}
