package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.metric.CaseMeasure.Shape;
import java.util.List;

/** What applicants were asked for: requests, trips, materials, windows. */
final class ConductMeasures {

  static final List<CaseMeasure> ALL =
      List.of(
          new CaseMeasure(
              "once-told",
              CaseCohort.DECIDED,
              Shape.RATIO,
              "supplement_requests >= 1",
              "supplement_requests <= 1"),
          new CaseMeasure(
              "return-rate", CaseCohort.APPLIED, Shape.RATIO, "true", "refused < NEVER"),
          new CaseMeasure(
              "supplement-rate",
              CaseCohort.DECIDED,
              Shape.RATIO,
              "true",
              "supplement_requests > 0"),
          new CaseMeasure(
              "immediate-cases",
              CaseCohort.DECIDED,
              Shape.RATIO,
              "kind IN ('IMMEDIATE', 'COMMITTED')",
              "kind = 'IMMEDIATE'"),
          new CaseMeasure(
              "one-window-cases",
              CaseCohort.ACCEPTED,
              Shape.RATIO,
              "channel = 'COUNTER'",
              "`window` = 'GENERAL'"),
          new CaseMeasure(
              "one-visit",
              CaseCohort.DECIDED,
              Shape.TRIPS_RATIO,
              "trips_known",
              "trips_all <= 1",
              "trips_plain <= 1"),
          new CaseMeasure(
              "zero-visit",
              CaseCohort.DECIDED,
              Shape.TRIPS_RATIO,
              "trips_known",
              "trips_all = 0",
              "trips_plain = 0"),
          new CaseMeasure(
              "visits", CaseCohort.DECIDED, Shape.TRIPS, "trips_known", "trips_all", "trips_plain"),
          new CaseMeasure(
              "materials-shared",
              CaseCohort.APPLIED,
              Shape.SHARE,
              "isNotNull(materials_required) AND isNotNull(materials_shared)",
              "assumeNotNull(materials_shared)",
              "assumeNotNull(materials_required)"));

  private ConductMeasures() {}
}
