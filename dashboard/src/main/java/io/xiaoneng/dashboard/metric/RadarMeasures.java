package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.metric.CaseMeasure.Aside;
import io.xiaoneng.dashboard.metric.CaseMeasure.Shape;
import java.util.List;

/** Hints of figures that were helped along. */
final class RadarMeasures {

  static final List<CaseMeasure> ALL =
      List.of(
          new CaseMeasure(
              "stop-near-due",
              CaseCohort.DECIDED,
              Aside.DAYS,
              Shape.RATIO,
              RadarSql.PROMISED
                  + " AND arrayExists(s -> s.1 <= assumeNotNull(due_date), stop_spans)",
              RadarSql.stopNearDue(),
              ""),
          new CaseMeasure(
              "month-end-share",
              CaseCohort.DECIDED,
              Aside.DAYS,
              Shape.AGAINST,
              "toStartOfMonth(assumeNotNull(decided_date)) < toStartOfMonth(today)",
              RadarSql.atMonthEnd(),
              RadarSql.evenMonthEnd()),
          new CaseMeasure(
              "promise-heaping",
              CaseCohort.DECIDED,
              Aside.DAYS,
              Shape.RATIO,
              RadarSql.PROMISED + " AND decided <= due",
              RadarSql.left("assumeNotNull(decided_date)") + " = 0",
              ""),
          new CaseMeasure(
              "backdated-acceptance",
              CaseCohort.ACCEPTED,
              Aside.RECORDINGS,
              Shape.RATIO,
              "told_at > 0 AND NOT backlog",
              "told_at - accepted > " + RadarSql.BACKDATED_MS,
              ""),
          new CaseMeasure(
              "extension-rate",
              CaseCohort.DECIDED,
              Shape.RATIO,
              "kind = 'COMMITTED'",
              "granted_days > 0"),
          new CaseMeasure(
              "promise-rewritten",
              CaseCohort.ACCEPTED,
              Shape.RATIO,
              "kind = 'COMMITTED'",
              "has(flags, 'promise-rewritten')"),
          new CaseMeasure(
              "promise-lengthened",
              CaseCohort.ACCEPTED,
              Aside.LENGTHENED,
              Shape.RATIO,
              "kind = 'COMMITTED'",
              RadarSql.UNDER_A_LENGTHENED_PROMISE,
              ""),
          new CaseMeasure(
              "refuse-reapply",
              CaseCohort.APPLIED,
              Aside.REAPPLICATIONS,
              Shape.RATIO,
              "link != '' AND other_end < decided AND other_end <= as_of - " + RadarSql.REAPPLY_MS,
              "arrayExists(t -> t > other_end AND t <= other_end + "
                  + RadarSql.REAPPLY_MS
                  + ", again)",
              ""),
          new CaseMeasure(
              "default-rating-share",
              CaseCohort.DECIDED,
              Shape.RATIO,
              "arrayExists(r -> toUnixTimestamp64Milli(r.at) <= as_of, ratings)",
              "NOT arrayExists(r -> toUnixTimestamp64Milli(r.at) <= as_of AND NOT r.by_default, ratings)"));

  private RadarMeasures() {}
}
