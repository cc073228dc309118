package io.xiaoneng.metric;

import static io.xiaoneng.metric.Definitions.average;
import static io.xiaoneng.metric.Definitions.ratio;
import static io.xiaoneng.metric.Definitions.text;
import static io.xiaoneng.metric.MetricDefinition.Direction.DOWN;
import static io.xiaoneng.metric.MetricDefinition.Direction.UP;
import static io.xiaoneng.metric.MetricDefinition.Direction.WATCH;
import static io.xiaoneng.metric.MetricDefinition.Unit.TRIPS;

import io.xiaoneng.metric.MetricDefinition.Cohort;
import io.xiaoneng.metric.MetricDefinition.Target;
import io.xiaoneng.metric.MetricDefinition.Text;
import java.util.List;

/** What cases ask of the applicant and how they are taken in. */
final class Conduct {

  private static final Text DECIDED_CASES = text("办结件数", "decided cases");
  private static final Text TRIPS_KNOWN =
      text("到现场次数已知的办结件数", "decided cases whose trips are known");

  static final List<MetricDefinition> ALL =
      List.of(
          ratio(
              "once-told",
              text("一次性告知率", "Told once"),
              text(
                  "有补正告知的办结件中，补正告知不超过一次的占比。",
                  "Share of the decided cases with a supplement request that had no more"
                      + " than one."),
              text("补正告知恰好一次的办结件数", "decided cases with one supplement request"),
              text("至少补正告知一次的办结件数", "decided cases with a supplement request"),
              Cohort.DECIDED,
              UP,
              new Target(1, text("行政许可法第三十二条", "Administrative Licensing Law, §32"), false)),
          ratio(
              "return-rate",
              text("退件率", "Return rate"),
              text(
                  "申请件中不予受理或退件的占比。",
                  "Share of the cases applied for that were refused or returned."),
              text("不予受理、退件的件数", "cases refused or returned"),
              text("申请件数", "cases applied for"),
              Cohort.APPLIED,
              WATCH,
              null),
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
              "one-visit",
              text("最多跑一次率", "At most one visit"),
              text(
                  "办结件中申请人到现场不超过一次的占比。同一到现场编号为一次；窗口、自助终端申请本身计一次；未报送到现场记录的来源，其他办件不计。另列不含补正的数值。",
                  "Share of the decided cases that took no more than one trip. A trip is a"
                      + " distinct visit; an application at a counter or terminal is one; other"
                      + " cases of sources that do not report visits are left out. Also shown"
                      + " without the trips made for supplements alone."),
              text("到现场不超过一次的办结件数", "decided cases with one trip at most"),
              TRIPS_KNOWN,
              Cohort.DECIDED,
              UP,
              new Target(0.90, text("长沙（标杆值）", "Changsha, a benchmark"), true)),
          ratio(
              "zero-visit",
              text("零跑动率", "No visit at all"),
              text(
                  "办结件中申请人一次也未到现场的占比。同一到现场编号为一次；窗口、自助终端申请本身计一次；未报送到现场记录的来源，其他办件不计。另列不含补正的数值。",
                  "Share of the decided cases that took no trip. A trip is a distinct"
                      + " visit; an application at a counter or terminal is one; other cases of"
                      + " sources that do not report visits are left out. Also shown without the"
                      + " trips made for supplements alone."),
              text("未到现场的办结件数", "decided cases without a trip"),
              TRIPS_KNOWN,
              Cohort.DECIDED,
              UP,
              null),
          average(
              "visits",
              text("平均跑动次数", "Visits a case"),
              text(
                  "办结件中申请人到现场的平均次数。同一到现场编号为一次；窗口、自助终端申请本身计一次；未报送到现场记录的来源，其他办件不计。另列不含补正的数值。",
                  "Trips of the applicant for each decided case. A trip is a distinct"
                      + " visit; an application at a counter or terminal is one; other cases of"
                      + " sources that do not report visits are left out. Also shown without the"
                      + " trips made for supplements alone."),
              text("到现场次数之和", "sum of trips"),
              TRIPS_KNOWN,
              Cohort.DECIDED,
              TRIPS,
              DOWN,
              null),
          ratio(
              "materials-shared",
              text("材料共享获取率", "Materials shared"),
              text(
                  "申请件的应提交材料中，由共享获取、无需申请人提交的份数占比。两项份数未同时报送的不计。",
                  "Share of the required materials that were obtained by sharing and not"
                      + " asked of the applicant. Cases that did not send both numbers are left"
                      + " out."),
              text("共享获取份数之和", "sum of shared materials"),
              text("应提交份数之和", "sum of required materials"),
              Cohort.APPLIED,
              UP,
              new Target(
                  0.80, text("2019 年 60%，2020 年 80%", "60 % in 2019, 80 % in 2020"), false)));

  private Conduct() {}
}
