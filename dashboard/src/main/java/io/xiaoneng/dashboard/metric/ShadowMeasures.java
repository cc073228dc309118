package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.metric.CaseMeasure.Shape;
import java.util.List;

/** Versions of measures that are not in force and run beside those that are. */
final class ShadowMeasures {

  static final List<CaseMeasure> ALL =
      List.of(
          new CaseMeasure(
                  "on-time",
                  CaseCohort.DUE,
                  Shape.RATIO,
                  "decided <= due OR refused <= due OR closed > due",
                  "decided <= due OR refused <= due")
              .as(2),
          new CaseMeasure(
                  "delivery-on-time",
                  CaseCohort.DELIVERY_DUE,
                  Shape.RATIO,
                  "item_type = '行政许可' AND (delivered <= delivery_by OR closed > delivery_by)",
                  "delivered <= delivery_by")
              .as(2));

  private ShadowMeasures() {}
}
