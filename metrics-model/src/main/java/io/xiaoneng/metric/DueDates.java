package io.xiaoneng.metric;

import static io.xiaoneng.metric.Definitions.count;
import static io.xiaoneng.metric.Definitions.ratio;
import static io.xiaoneng.metric.Definitions.text;
import static io.xiaoneng.metric.MetricDefinition.Direction.DOWN;
import static io.xiaoneng.metric.MetricDefinition.Direction.UP;
import static io.xiaoneng.metric.MetricDefinition.Direction.WATCH;

import io.xiaoneng.metric.MetricDefinition.Cohort;
import io.xiaoneng.metric.MetricDefinition.Target;
import java.util.List;

/** What was done by when it had to be. */
final class DueDates {

  static final List<MetricDefinition> ALL =
      List.of(
          ratio(
              "on-time",
              text("承诺期限内按时办结率", "On time by the promise"),
              text(
                  "承诺到期件中按期办结的占比。到期前以其他方式终结的不计；逾期办结、逾期终结或仍未办结的均为逾期。",
                  "Share of the cases whose promise fell due that were decided by then. Cases that"
                      + " ended otherwise at or before due are out; decided or ended later, or still"
                      + " open, is late."),
              text("到期前（含到期时）办结的件数", "cases decided by due"),
              text("期内到期的件数", "cases whose due date fell in the period"),
              Cohort.DUE,
              UP,
              new Target(0.98, text("目标值", "target"), false)),
          ratio(
              "statutory-on-time",
              text("法定期限内按时办结率", "On time by statute"),
              text(
                  "法定时限到期件中按期办结的占比。到期前以其他方式终结的不计；逾期办结、逾期终结或仍未办结的均为逾期。",
                  "Share of the cases whose statutory limit fell due that were decided by"
                      + " then. Cases that ended otherwise at or before due are out; decided or"
                      + " ended later, or still open, is late."),
              text("到期前（含到期时）办结的件数", "cases decided by due"),
              text("期内法定时限到期的件数", "cases whose statutory due date fell in the period"),
              Cohort.STATUTORY_DUE,
              UP,
              new Target(1, text("行政许可法第四十二条", "Administrative Licensing Law, §42"), false)),
          count(
              "overdue",
              text("超期件数", "Overdue cases"),
              text(
                  "在办超期：截至查询时点已过承诺期限仍未终结；逾期终结：在承诺期限之后办结或终结。",
                  "Open: past due and without an end as of the moment asked for. Late: ended after"
                      + " due, by due date."),
              text("在办超期件数、逾期终结件数", "cases open past due; cases ended after due"),
              Cohort.DUE,
              DOWN,
              new Target(0, text("目标值", "target"), false)),
          count(
              "overdue-statutory",
              text("超法定期限件数", "Overdue by statute"),
              text(
                  "在办超期：截至查询时点已过法定时限仍未终结；逾期终结：在法定时限之后办结或终结。",
                  "Open: past the statutory due date and without an end as of the moment"
                      + " asked for. Late: ended after it, by that date."),
              text("在办超期件数、逾期终结件数", "cases open past due; cases ended after due"),
              Cohort.STATUTORY_DUE,
              DOWN,
              new Target(0, text("目标值", "target"), false)),
          ratio(
              "accept-on-time",
              text("受理及时率", "Answered in time"),
              text(
                  "行政许可申请在 5 个计时日内得到答复（受理、不予受理或退件、补正告知、办结）的占比，自申请次日起算，至第五日终了。到期前撤回等终结且未答复的不计。",
                  "Share of the applications for licences that were answered (accepted,"
                      + " refused or returned, asked for a supplement, or decided) by the end of"
                      + " the fifth counted day after the application. Cases closed by then"
                      + " without an answer are out."),
              text("期限内答复的件数", "applications answered by then"),
              text(
                  "期内答复到期的行政许可申请件数",
                  "applications for licences whose answer fell due in the period"),
              Cohort.ANSWER_DUE,
              UP,
              new Target(1, text("行政许可法第三十二条", "Administrative Licensing Law, §32"), false)),
          ratio(
              "delivery-on-time",
              text("送达及时率", "Delivered in time"),
              text(
                  "准予件在办结后 10 个计时日内送达的占比，自办结次日起算，至第十日终了。到期前作废等终结且未送达的不计。",
                  "Share of the approved cases that were delivered by the end of the tenth"
                      + " counted day after the decision. Cases closed by then without delivery"
                      + " are out."),
              text("期限内送达的件数", "cases delivered by then"),
              text("期内送达到期的准予件数", "approved cases whose delivery fell due in the period"),
              Cohort.DELIVERY_DUE,
              UP,
              new Target(1, text("行政许可法第四十四条", "Administrative Licensing Law, §44"), false)),
          ratio(
              "late-edit-rate",
              text("期后改删率", "Edited after due"),
              text(
                  "承诺到期件中，到期之后有事件被修订或删除的占比，以记录时间为准。",
                  "Share of the cases whose promise fell due of which an event was revised"
                      + " or deleted after due, by the time of recording."),
              text("到期后事件被修订或删除的件数", "cases with an event revised or deleted after due"),
              text("期内到期的件数", "cases whose due date fell in the period"),
              Cohort.DUE,
              WATCH,
              null));

  private DueDates() {}
}
