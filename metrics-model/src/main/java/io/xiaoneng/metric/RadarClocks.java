package io.xiaoneng.metric;

import static io.xiaoneng.metric.Definitions.indicator;
import static io.xiaoneng.metric.Definitions.text;

import io.xiaoneng.metric.MetricDefinition.Cohort;
import java.util.List;

/** Signs in when things were done. */
final class RadarClocks {

  static final List<Indicator> ALL =
      List.of(
          indicator(
              "stop-near-due",
              text("临期启动特别程序占比", "Stops begun near due"),
              text(
                  "启动过特别程序的承诺件办结件中，至少一次在承诺期限仅剩不超过 2 个计时日时启动的占比。剩余日数为启动次日至到期日的计时日，"
                      + "扣除不计时的日子；到期之后才启动的、承诺不足 5 个计时日的均不计。",
                  "Share of the decided COMMITTED cases with a STOP that had one begun with no more"
                      + " than 2 counted days left of the promise. Left are the counted days after"
                      + " the one it began on up to the due date, stopped ones not counted. Stops"
                      + " begun after due and promises of fewer than 5 counted days are left out."),
              text(
                  "检验、听证、专家评审本就排在办理后段，材料审完才知道需要；承诺期限短的事项更容易落在期末。",
                  "Tests, hearings and expert reviews often come late in the way of a case, once"
                      + " its papers have been read; in short promises late is never far from due."),
              text("临期启动特别程序的件数", "cases with a STOP begun near due"),
              text("到期前启动过特别程序的承诺件办结件数", "decided COMMITTED cases with a STOP begun before due"),
              Cohort.DECIDED),
          indicator(
              "month-end-share",
              text("月末办结占比", "Decided at the month's end"),
              text(
                  "已结束月份的办结件中，在当月最后 3 个计时日（含其间休息日）办结的占比。另列均匀办结时的应有占比（3 ÷ 当月计时日数，按件平均）。",
                  "Share of the decided cases of months that are over which were decided on the"
                      + " last 3 counted days of the month, days off among them included. Beside it"
                      + " the share that even days would give: 3 over the counted days of the"
                      + " month, averaged over the cases."),
              text(
                  "月末申请本就集中（社保、报税、发证批次），长假之前的赶办，或按月开会审批的事项。",
                  "Applications that peak at the month's end (insurance, taxes, batches of"
                      + " licences), work done before long holidays, boards that meet once a month."),
              text("月末办结件数", "cases decided at the month's end"),
              text("已结束月份的办结件数", "decided cases of months that are over"),
              Cohort.DECIDED),
          indicator(
              "promise-heaping",
              text("压线办结占比", "Decided on the last day"),
              text(
                  "按期办结的承诺件中，在承诺期限最后一个计时日办结的占比。承诺（扣除不计时）不足 5 个计时日的不计。",
                  "Share of the COMMITTED cases decided by due that were decided when no counted"
                      + " day of the promise was left after that day. Promises of fewer than 5"
                      + " counted days, stopped ones not counted, are left out."),
              text(
                  "期限由法定公示、公告期决定，只能期满办结；系统在期满时自动办结；承诺已压缩到实际所需。",
                  "A public notice that must run to its end, systems that decide when the term is"
                      + " over, promises cut down to what the work really takes."),
              text("承诺期限最后一个计时日办结的件数", "cases decided on the promise's last counted day"),
              text("按期办结的承诺件数", "COMMITTED cases decided by due"),
              Cohort.DECIDED),
          indicator(
              "backdated-acceptance",
              text("受理补录占比", "Acceptances recorded late"),
              text(
                  "受理件中，受理记录首次到达比所称受理时间晚 24 小时以上的占比。"
                      + "到达日该来源全部记录中过半数同样迟到的，视为数据积压，当日到达的受理无论迟到与否均不计，且与所问期间无关；视为受理的不计。",
                  "Share of the accepted cases whose acceptance was first recorded more than 24"
                      + " hours after it is said to have happened. Left out, late or not, are"
                      + " acceptances recorded on a day when more than half of all that their source"
                      + " sent was as late, which is a backlog of the feed whatever period is"
                      + " asked for, and deemed ones."),
              text(
                  "断网、系统检修后的补传，周末纸质收件周一录入，历史数据导入。",
                  "A line that was down, paper taken in on a weekend and keyed in on Monday, old"
                      + " records that were imported."),
              text("迟录 24 小时以上的受理件数", "cases whose acceptance was recorded late"),
              text("受理件数（数据积压除外）", "accepted cases, but for backlogs of feeds"),
              Cohort.ACCEPTED),
          indicator(
              "extension-rate",
              text("延期办结占比", "Extended"),
              text(
                  "承诺件办结件中，到期前批准延长审批、期限因此推后的占比。",
                  "Share of the decided COMMITTED cases whose due date was moved by an EXTENSION"
                      + " granted before it."),
              text(
                  "案情确实复杂，经批准依法延长；个别事项类型集中出现。",
                  "Cases that really are hard, with an approval the law provides for; some items"
                      + " need it more than others."),
              text("延期办结的件数", "cases whose due date was extended"),
              text("承诺件办结件数", "decided COMMITTED cases"),
              Cohort.DECIDED));

  private RadarClocks() {}
}
