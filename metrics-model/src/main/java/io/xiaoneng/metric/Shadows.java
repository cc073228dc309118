package io.xiaoneng.metric;

import static io.xiaoneng.metric.Definitions.ratio;
import static io.xiaoneng.metric.Definitions.text;
import static io.xiaoneng.metric.MetricDefinition.Direction.UP;

import io.xiaoneng.metric.MetricDefinition.Cohort;
import io.xiaoneng.metric.MetricDefinition.Target;
import java.util.List;

/** Readings of the catalogue that are not in force and run beside the one that is. */
final class Shadows {

  static final List<MetricVersion> ALL =
      List.of(
          MetricVersion.shadow(
              ratio(
                      "on-time",
                      text("承诺期限内按时办结率", "On time by the promise"),
                      text(
                          "承诺到期件中按期办结或作出不予受理、退件决定的占比。到期前撤回、作废、终止的不计；逾期办结、逾期终结或仍未办结的均为逾期。",
                          "Share of the cases whose promise fell due that were decided, refused or"
                              + " returned by then. Cases withdrawn, voided or terminated at or before"
                              + " due are out; answered or ended later, or still open, is late."),
                      text("到期前（含到期时）办结、不予受理或退件的件数", "cases decided, refused or returned by due"),
                      text("期内到期的件数", "cases whose due date fell in the period"),
                      Cohort.DUE,
                      UP,
                      new Target(0.98, text("目标值", "target"), false))
                  .as(2),
              text(
                  "期限内作出的不予受理、退件也算按期办理，不再剔除。",
                  "A refusal or return by due counts as done in time; in version 1 such a case is"
                      + " out.")),
          MetricVersion.shadow(
              ratio(
                      "delivery-on-time",
                      text("送达及时率", "Delivered in time"),
                      text(
                          "行政许可事项的准予件在办结后 10 个计时日内送达的占比，自办结次日起算，至第十日终了。到期前作废等终结且未送达的不计。",
                          "Share of the approved cases of licences that were delivered by the end of"
                              + " the tenth counted day after the decision. Cases closed by then"
                              + " without delivery are out."),
                      text("期限内送达的件数", "cases delivered by then"),
                      text(
                          "期内送达到期的行政许可准予件数",
                          "approved cases of licences whose delivery fell due in the period"),
                      Cohort.DELIVERY_DUE,
                      UP,
                      new Target(1, text("行政许可法第四十四条", "Administrative Licensing Law, §44"), false))
                  .as(2),
              text(
                  "只看行政许可事项：法定十日送达期限只约束行政许可。",
                  "Only licences are looked at: the law's ten days bind nothing else.")));

  private Shadows() {}
}
