package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.metric.CaseMeasure.Shape;
import java.util.List;

/** What was done by when it had to be. */
final class DueMeasures {

  static final List<CaseMeasure> ALL =
      List.of(
          new CaseMeasure(
              "on-time",
              CaseCohort.DUE,
              Shape.RATIO,
              "decided <= due OR other_end > due",
              "decided <= due"),
          new CaseMeasure(
              "statutory-on-time",
              CaseCohort.STATUTORY_DUE,
              Shape.RATIO,
              "decided <= due_statute OR other_end > due_statute",
              "decided <= due_statute"),
          new CaseMeasure(
              "accept-on-time",
              CaseCohort.ANSWER_DUE,
              Shape.RATIO,
              "answered <= answer_due OR closed > answer_due",
              "answered <= answer_due"),
          new CaseMeasure(
              "delivery-on-time",
              CaseCohort.DELIVERY_DUE,
              Shape.RATIO,
              "delivered <= delivery_by OR closed > delivery_by",
              "delivered <= delivery_by"),
          new CaseMeasure("late-edit-rate", CaseCohort.DUE, Shape.RATIO, "true", "edited > due"));

  private DueMeasures() {}
}
