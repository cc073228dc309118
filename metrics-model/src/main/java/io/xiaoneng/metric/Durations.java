package io.xiaoneng.metric;

import static io.xiaoneng.metric.Definitions.average;
import static io.xiaoneng.metric.Definitions.ratio;
import static io.xiaoneng.metric.Definitions.text;
import static io.xiaoneng.metric.MetricDefinition.Direction.DOWN;
import static io.xiaoneng.metric.MetricDefinition.Direction.UP;
import static io.xiaoneng.metric.MetricDefinition.Direction.WATCH;
import static io.xiaoneng.metric.MetricDefinition.Unit.COUNTED_DAYS;
import static io.xiaoneng.metric.MetricDefinition.Unit.DAYS;

import io.xiaoneng.metric.MetricDefinition.Cohort;
import io.xiaoneng.metric.MetricDefinition.Target;
import io.xiaoneng.metric.MetricDefinition.Text;
import java.util.List;

/** How long cases take. */
final class Durations {

  private static final Text COMMITTED_DECIDED = text("承诺件办结件数", "decided cases of kind COMMITTED");

  static final List<MetricDefinition> ALL =
      List.of(
          average(
              "handling-days",
              text("办理时长", "Handling time"),
              text(
                  "承诺件自受理次日至办结日的计时日数，扣除特别程序不计时的日子；同日办结为 0。给出均值、中位数、第 90 百分位与最大值。",
                  "Counted days after the day of acceptance up to the day of decision, less the days"
                      + " a special procedure stopped the clock; decided on the same day = 0. Mean,"
                      + " median, 90th percentile and maximum."),
              text("受理至办结的计时日数", "counted days from acceptance to decision"),
              text("有受理记录的承诺件办结件数", "decided cases of kind COMMITTED with acceptance"),
              Cohort.DECIDED,
              COUNTED_DAYS,
              DOWN,
              new Target(2.7, text("开办企业", "starting a business only"), false)),
          average(
              "handling-days-survival",
              text("办理时长（含在办）", "Handling time, open cases included"),
              text(
                  "承诺件自受理起的计时日数，以 Kaplan–Meier 法估计：在办件按截至查询时点已用日数、以其他方式终结的按至终结日数作删失处理，"
                      + "不因积压而显短。给出半数、八成办结所需日数及其 95% 区间（Brookmeyer–Crowley，log-log），以及限于 60 个计时日以内的平均日数。",
                  "Counted days since acceptance, estimated after Kaplan and Meier: a case that is"
                      + " still open is known to take at least as long as it has taken so far, one"
                      + " that ended otherwise at least until then, so that a backlog does not make"
                      + " a unit look fast. Days by which a half and four fifths are decided, with"
                      + " 95 % intervals (Brookmeyer and Crowley, log-log), and the mean restricted"
                      + " to 60 counted days, or to the last day anything is known of."),
              text("受理至办结、或至今的计时日数", "counted days from acceptance to decision, or so far"),
              text("承诺件受理件数", "accepted cases of kind COMMITTED"),
              Cohort.ACCEPTED,
              COUNTED_DAYS,
              DOWN,
              null),
          average(
              "clock-parts",
              text("两个时钟之差", "Between the two clocks"),
              text(
                  "办结件自申请至送达的时长（办事人的时钟）由五部分相加：受理前、补正、计时办理（法定时钟）、特别程序、送达。逐件相加恰等于全程；"
                      + "给出各部分的平均日数（86 400 秒为一日）与毫秒合计。",
                  "The time of decided cases from application to delivery, the citizen's clock, is"
                      + " the sum of five parts: intake, supplement, handling (the statutory clock"
                      + " running), special procedures, delivery. They add up exactly for every"
                      + " case; mean days of 86 400 s and sums in milliseconds of each."),
              text("各部分时长", "time in each part"),
              text("有申请记录的办结件数", "decided cases with application"),
              Cohort.DECIDED,
              DAYS,
              WATCH,
              null),
          average(
              "end-to-end-days",
              text("申请至送达时长", "End-to-end time"),
              text(
                  "自申请至送达（无送达记录的至办结）的自然时长，以 86 400 秒为一日。",
                  "Time from application to delivery, or to decision where no delivery was"
                      + " recorded, in days of 86 400 s."),
              text("申请至送达的时长", "time from application to delivery"),
              text("有申请记录的办结件数", "decided cases with application"),
              Cohort.DECIDED,
              DAYS,
              DOWN,
              null),
          ratio(
              "actual-cut",
              text("实际用时压缩率", "Time saved on the statutory limit"),
              text(
                  "承诺件办结件的实际用时比法定时限缩短的比例：1 −（办理时长之和 ÷ 法定时限日数之和）。没有法定时限的事项不计；自然日、月、小时的法定时限折算为计时日。",
                  "By how much the decided COMMITTED cases took less than the statutory"
                      + " limit: 1 - sum of handling time / sum of statutory days. Items without a"
                      + " statutory limit are left out; limits in calendar days, months or hours"
                      + " are taken as the counted days they span."),
              text("法定时限日数之和减去办理时长之和", "sum of statutory days less sum of D1"),
              text("法定时限日数之和", "sum of statutory days"),
              Cohort.DECIDED,
              UP,
              new Target(0.75, text("西咸新区", "Xixian New Area"), true)),
          ratio(
              "stop-rate",
              text("特别程序启动率", "Stop rate"),
              text(
                  "承诺件办结件中至少启动一次不计时特别程序的占比。",
                  "Share of the decided COMMITTED cases with at least one STOP procedure."),
              text("启动过特别程序的承诺件办结件数", "decided COMMITTED cases with a STOP"),
              COMMITTED_DECIDED,
              Cohort.DECIDED,
              WATCH,
              null),
          ratio(
              "stop-share",
              text("不计时占比", "Stopped share"),
              text(
                  "承诺件办结件的不计时日数占办理时长与不计时日数之和的比例。",
                  "Stopped counted days of the decided COMMITTED cases as a share of handling time"
                      + " plus stopped days."),
              text("不计时日数之和", "sum of stopped days"),
              text("办理时长与不计时日数之和", "sum of D1 and stopped days"),
              Cohort.DECIDED,
              WATCH,
              null));

  private Durations() {}
}
