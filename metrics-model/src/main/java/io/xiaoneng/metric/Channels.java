package io.xiaoneng.metric;

import static io.xiaoneng.metric.Definitions.ratio;
import static io.xiaoneng.metric.Definitions.text;
import static io.xiaoneng.metric.MetricDefinition.Direction.UP;
import static io.xiaoneng.metric.MetricDefinition.Direction.WATCH;

import io.xiaoneng.metric.MetricDefinition.Cohort;
import io.xiaoneng.metric.MetricDefinition.Target;
import io.xiaoneng.metric.MetricDefinition.Text;
import java.util.List;

/** How cases come in and go out. */
final class Channels {

  private static final Text DECIDED_CASES = text("办结件数", "decided cases");

  static final List<MetricDefinition> ALL =
      List.of(
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
              "online-whole",
              text("全程网办件占比", "Handled online throughout"),
              text(
                  "办结件中，通过电脑端或移动端申请、申请人一次也未到现场，且结果以电子方式或寄递送达（或无需送达）的占比。未记录送达的视为无需送达；未报送到现场记录的来源，其办件不计。",
                  "Share of the decided cases that were applied for on the web or by"
                      + " mobile, without any trip of the applicant, and delivered electronically"
                      + " or by courier, or not delivered because nothing had to be. A case"
                      + " without delivery counts as one that needs none. Cases of sources that"
                      + " do not report visits are left out."),
              text("全程网办的办结件数", "decided cases handled online throughout"),
              text("报送到现场记录的来源的办结件数", "decided cases of sources that report visits"),
              Cohort.DECIDED,
              UP,
              null),
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
              "assisted-rate",
              text("帮办代办占比", "Assisted rate"),
              text(
                  "办结件中由帮办代办或上门代办的占比。",
                  "Share of the decided cases that were assisted, or handled at the"
                      + " applicant's door."),
              text(
                  "帮办代办、上门代办的办结件数",
                  "decided cases that were assisted or applied for through DOORSTEP"),
              DECIDED_CASES,
              Cohort.DECIDED,
              WATCH,
              null),
          ratio(
              "city-wide",
              text("全城通办占比", "Taken in elsewhere"),
              text(
                  "办结件中由责任单位辖区以外的单位收件的占比。部门的辖区为其上级单位的辖区，其他单位的辖区为其自身及下级单位。",
                  "Share of the decided cases that were taken in by a unit outside the area"
                      + " of the responsible one. A department has the area of the unit above it,"
                      + " every other unit its own and that of the units below it."),
              text("辖区外收件的办结件数", "decided cases received outside the responsible unit's area"),
              DECIDED_CASES,
              Cohort.DECIDED,
              WATCH,
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
              new Target(0.80, text("英国 GOV.UK", "GOV.UK"), true)));

  private Channels() {}
}
