package io.xiaoneng.metric;

import static io.xiaoneng.metric.Definitions.indicator;
import static io.xiaoneng.metric.Definitions.text;

import io.xiaoneng.metric.MetricDefinition.Cohort;
import java.util.List;

/** Signs in what was recorded and promised. */
final class RadarRecords {

  private static final MetricDefinition.Text ACCEPTED = text("承诺件受理件数", "accepted COMMITTED cases");

  static final List<Indicator> ALL =
      List.of(
          indicator(
              "promise-rewritten",
              text("承诺时间改写占比", "Promises rewritten"),
              text(
                  "承诺件受理件中，受理之后修订过承诺办结时间的占比。计算一律仍按最初承诺。",
                  "Share of the accepted COMMITTED cases whose promised due date a later revision"
                      + " changed. Due dates are counted by the first promise all the same."),
              text("录入笔误的更正，或把承诺改得更短。", "A slip of the pen put right, or a promise made shorter."),
              text("承诺办结时间被改写的件数", "cases whose promise was rewritten"),
              ACCEPTED,
              Cohort.ACCEPTED),
          indicator(
              "promise-lengthened",
              text("承诺期限放宽占比", "Under a lengthened promise"),
              text(
                  "承诺件受理件中，受理时所用事项版本比前一版本承诺更长、且生效未满 12 个月的占比。仅比较同一种时限；即办改为承诺视为放宽。",
                  "Share of the accepted COMMITTED cases taken in under a version of their item"
                      + " that promises more days than the one before it and was in force for less"
                      + " than 12 months. Only limits of one kind are compared; an immediate item"
                      + " that is no longer one promises more."),
              text(
                  "法律修改增加了程序，事项合并，或原承诺本不切实际。",
                  "A law that added steps, items that were merged, a promise that could not be"
                      + " kept."),
              text("按放宽后承诺受理的件数", "cases accepted under a lengthened promise"),
              ACCEPTED,
              Cohort.ACCEPTED),
          indicator(
              "refuse-reapply",
              text("退件重报占比", "Refused and applied for again"),
              text(
                  "未办结而终结（不予受理、退件、撤回、作废、终止）的申请件中，30 日内同一事项、同一投资项目（无项目的按同一件事实例）重新申请的占比。"
                      + "无项目也无一件事编号的、终结未满 30 日的不计：事件中没有申请人标识，其余重报无从得知。",
                  "Share of the cases that ended without a decision (refused, returned, withdrawn,"
                      + " voided, terminated) for which the same item was applied for again within"
                      + " 30 days, for the same project or, without one, the same bundle instance."
                      + " Cases with neither, and those whose 30 days are not over, are left out:"
                      + " events do not name the applicant, other applications cannot be linked."),
              text(
                  "材料确有缺失，补齐后重报；申请人自行撤回改报。",
                  "Papers that really were missing, or an applicant who withdrew to apply better."),
              text("30 日内重新申请的件数", "cases applied for again within 30 days"),
              text("未办结而终结、可关联的申请件数", "cases ended without a decision that can be linked"),
              Cohort.APPLIED),
          indicator(
              "default-rating-share",
              text("默认好评占比", "Rated by default alone"),
              text(
                  "有评价的办结件中，全部评价均为系统默认、无人主动作出的占比。",
                  "Share of the decided cases with ratings of which every rating was given by the"
                      + " system by default, none by a person."),
              text(
                  "办事人不愿评价，或网上渠道没有评价入口；是否代评，事件无从区分。",
                  "People who do not care to rate, channels that do not ask; whether somebody"
                      + " rated in another's place, no event can tell."),
              text("仅有默认评价的件数", "cases with default ratings alone"),
              text("有评价的办结件数", "decided cases with ratings"),
              Cohort.DECIDED));

  private RadarRecords() {}
}
