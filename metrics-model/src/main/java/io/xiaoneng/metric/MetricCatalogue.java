package io.xiaoneng.metric;

import static io.xiaoneng.metric.MetricDefinition.Direction.DOWN;
import static io.xiaoneng.metric.MetricDefinition.Direction.UP;
import static io.xiaoneng.metric.MetricDefinition.Direction.WATCH;
import static io.xiaoneng.metric.MetricDefinition.Unit.COUNT;
import static io.xiaoneng.metric.MetricDefinition.Unit.COUNTED_DAYS;
import static io.xiaoneng.metric.MetricDefinition.Unit.DAYS;
import static io.xiaoneng.metric.MetricDefinition.Unit.RATIO;

import io.xiaoneng.metric.MetricDefinition.Basis;
import io.xiaoneng.metric.MetricDefinition.Cohort;
import io.xiaoneng.metric.MetricDefinition.Direction;
import io.xiaoneng.metric.MetricDefinition.Target;
import io.xiaoneng.metric.MetricDefinition.Text;
import io.xiaoneng.metric.MetricDefinition.Unit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The metrics this program answers, in the order of the catalogue. Long, because it is the text of
 * the product: one entry a metric and nothing else.
 */
public final class MetricCatalogue {

  private static final Text DECIDED_CASES = text("办结件数", "decided cases");
  private static final Text COMMITTED_DECIDED = text("承诺件办结件数", "decided cases of kind COMMITTED");

  private static final List<MetricDefinition> ALL =
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
          duration(
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
              null),
          ratio(
              "online-rate",
              text("网上申办率", "Online rate"),
              text(
                  "办结件中通过电脑端或移动端申请的占比。",
                  "Share of the decided cases that were applied for on the web or by mobile."),
              text("电脑端、移动端申请的办结件数", "decided cases applied for through WEB or MOBILE"),
              DECIDED_CASES,
              Cohort.DECIDED,
              UP,
              new Target(0.84, text("上海（标杆值）", "Shanghai, a benchmark"), true)),
          ratio(
              "mobile-rate",
              text("掌上办占比", "Mobile rate"),
              text(
                  "办结件中通过移动端申请的占比。", "Share of the decided cases that were applied for by mobile."),
              text("移动端申请的办结件数", "decided cases applied for through MOBILE"),
              DECIDED_CASES,
              Cohort.DECIDED,
              UP,
              null),
          ratio(
              "terminal-rate",
              text("自助办占比", "Terminal rate"),
              text(
                  "办结件中通过自助终端申请的占比。",
                  "Share of the decided cases that were applied for at a self-service terminal."),
              text("自助终端申请的办结件数", "decided cases applied for through TERMINAL"),
              DECIDED_CASES,
              Cohort.DECIDED,
              UP,
              null),
          ratio(
              "online-completion",
              text("线上办结率", "Online completion"),
              text(
                  "电脑端、移动端申请件中已办结或不予受理、退件的占比。只计成熟件：到期后满 10 个计时日；无到期日的，申请后满 30 个计时日。",
                  "Share of the cases applied for on the web or by mobile that were decided or"
                      + " refused. Mature cases only: 10 counted days after due, without a due date"
                      + " 30 counted days after application."),
              text("其中已办结或不予受理、退件的件数", "of those, cases decided, refused or returned"),
              text("电脑端、移动端申请的成熟件数", "mature cases applied for through WEB or MOBILE"),
              Cohort.APPLIED,
              UP,
              new Target(0.80, text("英国 GOV.UK", "GOV.UK"), true)),
          duration(
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
          duration(
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
          ratio(
              "supplement-rate",
              text("补正率", "Supplement rate"),
              text(
                  "办结件中至少被要求补正一次的占比。",
                  "Share of the decided cases with at least one supplement request."),
              text("至少补正告知一次的办结件数", "decided cases with a supplement request"),
              DECIDED_CASES,
              Cohort.DECIDED,
              WATCH,
              null),
          ratio(
              "immediate-cases",
              text("即办件占比", "Immediate cases"),
              text(
                  "办结件中即办件占即办件与承诺件之和的比例。与按事项统计的即办率分列，从不合并。",
                  "Share of IMMEDIATE among the decided cases of kind IMMEDIATE or COMMITTED. Never"
                      + " merged with the share of immediate items."),
              text("即办件办结件数", "decided cases of kind IMMEDIATE"),
              text("即办件与承诺件办结件数", "decided cases of kind IMMEDIATE or COMMITTED"),
              Cohort.DECIDED,
              UP,
              null),
          ratio(
              "one-window-cases",
              text("一窗受理率（办件）", "One-window acceptances"),
              text(
                  "窗口申请的受理件中由综合窗口受理的占比。",
                  "Share of the acceptances of COUNTER cases that were made at a GENERAL window."),
              text("综合窗口受理件数", "acceptances at a GENERAL window"),
              text("窗口受理件数", "COUNTER acceptances"),
              Cohort.ACCEPTED,
              UP,
              new Target(0.90, text("2019 年 70%，2020 年 90%", "70 % in 2019, 90 % in 2020"), false)),
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
              null),
          ratio(
              "feed-quality",
              text("数据合格率", "Feed quality"),
              text(
                  "按来源统计：合格事件占合格事件、死信与存疑件事件之和的比例；死信按内容去重。低于 95% 的来源不参与排名。",
                  "By source: accepted events as a share of accepted events, dead letters and events"
                      + " of quarantined cases; a dead letter sent again counts once. A source below"
                      + " 95 % is not ranked."),
              text("合格事件数", "accepted events"),
              text(
                  "合格事件、死信与存疑件事件之和",
                  "accepted events, dead letters and events of quarantined cases"),
              Cohort.RECORDED,
              UP,
              new Target(0.95, text("排名门槛", "threshold for ranking"), false)));

  private static final Map<String, MetricDefinition> BY_ID =
      ALL.stream().collect(Collectors.toUnmodifiableMap(MetricDefinition::id, each -> each));

  private MetricCatalogue() {}

  /** Every metric this program answers, in the order of the catalogue. */
  public static List<MetricDefinition> all() {
    return ALL;
  }

  /** The metric of that id, or null. */
  public static @Nullable MetricDefinition find(String id) {
    return BY_ID.get(id);
  }

  private static MetricDefinition count(
      String id,
      Text name,
      Text definition,
      Text counted,
      Cohort cohort,
      Direction direction,
      @Nullable Target target) {
    return new MetricDefinition(
        id, 1, name, definition, counted, null, cohort, Basis.V, COUNT, direction, target);
  }

  private static MetricDefinition ratio(
      String id,
      Text name,
      Text definition,
      Text numerator,
      Text denominator,
      Cohort cohort,
      Direction direction,
      @Nullable Target target) {
    return new MetricDefinition(
        id, 1, name, definition, numerator, denominator, cohort, Basis.V, RATIO, direction, target);
  }

  private static MetricDefinition duration(
      String id,
      Text name,
      Text definition,
      Text measured,
      Text over,
      Cohort cohort,
      Unit unit,
      Direction direction,
      @Nullable Target target) {
    return new MetricDefinition(
        id, 1, name, definition, measured, over, cohort, Basis.V, unit, direction, target);
  }

  private static Text text(String zh, String en) {
    return new Text(zh, en);
  }
}
