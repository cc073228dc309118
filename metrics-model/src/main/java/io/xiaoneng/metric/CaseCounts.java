package io.xiaoneng.metric;

import static io.xiaoneng.metric.Definitions.average;
import static io.xiaoneng.metric.Definitions.count;
import static io.xiaoneng.metric.Definitions.text;
import static io.xiaoneng.metric.MetricDefinition.Direction.DOWN;
import static io.xiaoneng.metric.MetricDefinition.Direction.WATCH;
import static io.xiaoneng.metric.MetricDefinition.Unit.COUNTED_DAYS;

import io.xiaoneng.metric.MetricDefinition.Cohort;
import io.xiaoneng.metric.MetricDefinition.Text;
import java.util.List;

/** How many cases there are, at which stage. */
final class CaseCounts {

  private static final Text DECIDED_CASES = text("办结件数", "decided cases");

  static final List<MetricDefinition> ALL =
      List.of(
          count(
              "cases-applied",
              text("申请件数", "Applications"),
              text(
                  "有申请记录的办件数。测试件、存疑件不计。",
                  "Cases that were applied for. Tests and quarantined cases are left out."),
              text("申请件数", "cases applied for"),
              Cohort.APPLIED,
              WATCH,
              null),
          count(
              "cases-accepted",
              text("受理件数", "Acceptances"),
              text(
                  "已受理的办件数。补正后以最后一次补正之后的首次受理为准；行政许可逾五个工作日未告知的，视为自申请（或最后补正）之日受理。",
                  "Cases accepted. After a supplement the first acceptance not before the last"
                      + " supplement counts; a licence left without an answer for five working days"
                      + " is deemed accepted on the day of application or of the last supplement."),
              text("受理件数", "cases accepted"),
              Cohort.ACCEPTED,
              WATCH,
              null),
          count(
              "cases-decided",
              text("办结件数", "Decisions"),
              text("已作出办结决定的办件数，含准予、不予、超时默认等全部结果。", "Cases decided, whatever the outcome."),
              DECIDED_CASES,
              Cohort.DECIDED,
              WATCH,
              null),
          count(
              "cases-open",
              text("在办件数", "Open cases"),
              text(
                  "截至查询时点尚无终态（办结、不予受理或退件、撤回、作废、终止）的办件数。",
                  "Cases without an end state (decided, refused or returned, withdrawn, voided,"
                      + " terminated) as of the moment asked for."),
              text("在办件数", "open cases"),
              Cohort.AS_OF,
              WATCH,
              null),
          average(
              "open-age",
              text("在办账龄", "Age of open cases"),
              text(
                  "在办件自受理起经过的计时日数，给出中位数与第 90 百分位；受理当日为第 0 日。",
                  "Counted days since acceptance of the open cases: median and 90th percentile. The"
                      + " day of acceptance is day 0."),
              text("自受理起的计时日数", "counted days since acceptance"),
              text("已受理的在办件数", "open cases with acceptance"),
              Cohort.AS_OF,
              COUNTED_DAYS,
              WATCH,
              null),
          count(
              "cases-quarantined",
              text("存疑件数", "Quarantined cases"),
              text(
                  "办结早于受理或早于申请的办件数。存疑件只计入本项，不进入其他任何指标。",
                  "Cases decided before they were accepted or applied for. They count here and in no"
                      + " other metric."),
              text("存疑件数", "quarantined cases"),
              Cohort.FIRST_EVENT,
              DOWN,
              null));

  private CaseCounts() {}
}
