package io.xiaoneng.metric;

import static io.xiaoneng.metric.Definitions.snapshot;
import static io.xiaoneng.metric.Definitions.snapshotCount;
import static io.xiaoneng.metric.Definitions.text;
import static io.xiaoneng.metric.MetricDefinition.Direction.UP;
import static io.xiaoneng.metric.MetricDefinition.Direction.WATCH;

import io.xiaoneng.metric.MetricDefinition.Target;
import java.util.List;

/** What the catalogue of items says of itself: basis C, see {@link Inventory}. */
final class Items {

  static final List<MetricDefinition> ALL =
      List.of(
          snapshot(
              "online-available",
              text("网上可办率", "Available online"),
              text(
                  "非涉密事项中网办深度含“受理”（四级）的占比。",
                  "Share of the items that are not secret whose online depth has level 4:"
                      + " applications are accepted online."),
              text("网上可办事项数", "items with online depth 4"),
              text("非涉密事项数", "items that are not secret"),
              UP,
              new Target(1, text("行动方案 2019", "action plan 2019"), false)),
          snapshot(
              "online-full",
              text("全程网办率", "Wholly online"),
              text(
                  "非涉密事项中网办深度同时含“办理”（五级）与“结果反馈”（六级）的占比。",
                  "Share of the items that are not secret whose online depth has levels 5"
                      + " and 6: handled online, and the result comes online."),
              text("全程网办事项数", "items with online depth 5 and 6"),
              text("非涉密事项数", "items that are not secret"),
              UP,
              new Target(1, text("行动方案 2019", "action plan 2019"), false)),
          snapshot(
              "dormant-items",
              text("零办件事项占比", "Dormant online items"),
              text(
                  "网上可办事项中，近十二个月没有通过电脑端或移动端申请的办件的占比。",
                  "Share of the items available online without a case applied for on the"
                      + " web or by mobile in the last twelve months."),
              text("十二个月内无网上办件的事项数", "items without an online case in twelve months"),
              text("网上可办事项数", "items available online"),
              WATCH,
              null),
          snapshot(
              "promise-cut",
              text("承诺时限压缩率", "Limit shortened by promise"),
              text(
                  "承诺时限比法定时限缩短的比例：1 −（承诺工作日之和 ÷ 法定工作日之和）。两项时限均以工作日计的事项计入，即办事项的承诺时限为 0。",
                  "By how much the promised limits are shorter than the statutory ones: 1"
                      + " - sum of promised / sum of statutory days, over the items whose limits are both"
                      + " in working days; an immediate item promises 0."),
              text("法定工作日之和减去承诺工作日之和", "sum of statutory days less sum of promised days"),
              text("法定工作日之和", "sum of statutory days"),
              UP,
              new Target(0.75, text("西咸新区", "Xixian New Area"), true)),
          snapshot(
              "immediate-items",
              text("即办率（事项）", "Immediate items"),
              text(
                  "事项中即办事项的占比。与按办件统计的即办件占比分列，从不合并。",
                  "Share of the items that are immediate. Never merged with the share of"
                      + " immediate cases."),
              text("即办事项数", "immediate items"),
              text("事项数", "items"),
              UP,
              null),
          snapshot(
              "one-window",
              text("一窗受理率（事项）", "One-window items"),
              text(
                  "事项中由无差别窗口或分领域窗口受理的占比。",
                  "Share of the items that are taken at a window for any item or for any"
                      + " of a field."),
              text("无差别、分领域窗口受理的事项数", "items at a UNIVERSAL or DOMAIN window"),
              text("事项数", "items"),
              UP,
              new Target(0.90, text("2019 年 70%，2020 年 90%", "70 % in 2019, 90 % in 2020"), false)),
          snapshot(
              "materials-cut",
              text("材料减少率", "Materials cut"),
              text(
                  "与基线相比材料减少的比例：1 −（现有材料份数之和 ÷ 基线份数之和），只计两项份数均已登记的相同事项。",
                  "By how much fewer materials are asked for than in the baseline: 1 - sum of"
                      + " materials / sum of baseline, over the same items: those with both numbers."),
              text("基线份数之和减去现有份数之和", "sum of the baseline less sum of materials"),
              text("基线份数之和", "sum of the baseline"),
              UP,
              new Target(0.60, text("2019 年", "2019"), false)),
          snapshotCount(
              "high-frequency",
              text("高频事项一网通办数", "High-frequency items online"),
              text(
                  "已上线的高频事项数，附事项与上线日期台账。",
                  "High-frequency items that are online, with the ledger of items and" + " dates."),
              text("已上线的高频事项", "high-frequency items online"),
              UP,
              new Target(
                  500, text("2019-02 为 300，2019 年为 500", "300 by 2019-02, 500 by 2019"), false)),
          snapshot(
              "personal-local",
              text("个人事项便民中心可办率", "Personal items at centres"),
              text(
                  "各便民中心可办个人事项占全部个人事项的比例，对中心取平均。",
                  "Share of the personal items that a service centre offers, averaged"
                      + " over the centres."),
              text("各中心可办个人事项占比之和", "sum of the centres' shares"),
              text("便民中心数", "service centres"),
              UP,
              new Target(0.70, text("50% 提升至 70%", "from 50 % to 70 %"), false)),
          snapshot(
              "data-aggregation",
              text("政务数据汇聚率", "Data aggregated"),
              text(
                  "到期数据目录条目中已汇聚的占比。",
                  "Share of the directory entries due that have been aggregated."),
              text("已汇聚的条目数", "entries aggregated"),
              text("到期的条目数", "entries due"),
              UP,
              new Target(0.80, text("50% 提升至 80%", "from 50 % to 80 %"), false)));

  private Items() {}
}
