package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.metric.CaseMeasure.Shape;
import java.util.List;

/** How cases come in and go through. */
final class ChannelMeasures {

  static final List<CaseMeasure> ALL =
      List.of(
          new CaseMeasure(
              "online-rate",
              CaseCohort.DECIDED,
              Shape.RATIO,
              "true",
              "channel IN ('WEB', 'MOBILE')"),
          new CaseMeasure(
              "online-whole",
              CaseCohort.DECIDED,
              Shape.RATIO,
              "visits_reported",
              "channel IN ('WEB', 'MOBILE') AND trips_all = 0"
                  + " AND (delivered = NEVER OR delivered_how IN ('ELECTRONIC', 'COURIER'))"),
          new CaseMeasure(
              "mobile-rate", CaseCohort.DECIDED, Shape.RATIO, "true", "channel = 'MOBILE'"),
          new CaseMeasure(
              "terminal-rate", CaseCohort.DECIDED, Shape.RATIO, "true", "channel = 'TERMINAL'"),
          new CaseMeasure(
              "assisted-rate",
              CaseCohort.DECIDED,
              Shape.RATIO,
              "true",
              "assisted OR channel = 'DOORSTEP'"),
          new CaseMeasure("city-wide", CaseCohort.DECIDED, Shape.RATIO, "true", "received_outside"),
          new CaseMeasure(
              "online-completion",
              CaseCohort.APPLIED,
              Shape.RATIO,
              "channel IN ('WEB', 'MOBILE') AND mature <= as_of",
              "decided < NEVER OR refused < NEVER"));

  private ChannelMeasures() {}
}
