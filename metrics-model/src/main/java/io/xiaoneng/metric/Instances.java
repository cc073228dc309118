package io.xiaoneng.metric;

import static io.xiaoneng.metric.Definitions.average;
import static io.xiaoneng.metric.Definitions.text;
import static io.xiaoneng.metric.MetricDefinition.Direction.DOWN;
import static io.xiaoneng.metric.MetricDefinition.Unit.COUNTED_DAYS;
import static io.xiaoneng.metric.MetricDefinition.Unit.ITEMS;
import static io.xiaoneng.metric.MetricDefinition.Unit.MATERIALS;

import io.xiaoneng.metric.MetricDefinition.Cohort;
import io.xiaoneng.metric.MetricDefinition.Target;
import java.util.List;

/** What several cases make together: 一件事 and construction projects. */
final class Instances {

  static final List<MetricDefinition> ALL =
      List.of(
          average(
              "bundle-days",
              text("一件事办理时长", "Time of a bundle"),
              text(
                  "一件事实例自首次申请至末次送达（未送达的至办结）的计时日数。没有在办部分且每个事项均已办结的，视为完成；实例按最早申请的办件归属。",
                  "Counted days of a bundleCase from the first application to the last"
                      + " delivery, or decision where none was delivered. It is complete once"
                      + " no part is open and every item has been decided, and belongs where"
                      + " its earliest application does."),
              text("首次申请至末次送达的计时日数", "counted days from first application to last delivery"),
              text("完成的一件事实例", "complete bundle cases"),
              Cohort.LAST,
              COUNTED_DAYS,
              DOWN,
              new Target(
                  15,
                  text(
                      "开办书店 15 个工作日；开办企业 2.7", "bookshop 15 working days; starting a business 2.7"),
                  false)),
          average(
              "project-days",
              text("工程建设项目审批时长", "Time of a project"),
              text(
                  "项目各阶段办理所占计时日的并集（受理次日至办结日，扣除特别程序）；多个阶段并行的日子只计一次。没有在办部分且每个事项均已办结的，视为完成；实例按最早申请的办件归属。",
                  "Union of the counted days on which the stages of a project were being"
                      + " handled: after acceptance up to the decision, less stopped days. A"
                      + " day shared by several counts once. It is complete once no part is"
                      + " open and every item has been decided, and belongs where its earliest"
                      + " application does."),
              text("办理所占计时日数", "counted days handled"),
              text("完成的项目", "finished projects"),
              Cohort.FINISHED,
              COUNTED_DAYS,
              DOWN,
              new Target(
                  120, text("社会投资 80，政府投资 120", "private investment 80, public 120"), false)),
          average(
              "project-items",
              text("工程建设项目审批事项数", "Items of a project"),
              text("每个完成项目经历的不同事项数。", "Distinct items of each finished project."),
              text("不同事项数", "distinct items"),
              text("完成的项目", "finished projects"),
              Cohort.FINISHED,
              ITEMS,
              DOWN,
              new Target(14, text("改革方案", "reform plan"), false)),
          average(
              "project-materials",
              text("工程建设项目申报材料数", "Materials of a project"),
              text(
                  "每个完成项目各办结件应提交材料份数之和；有办件未报送份数的项目不计。",
                  "Required materials of the decided cases of each finished project,"
                      + " summed. A project with a case that did not send the number is left"
                      + " out."),
              text("应提交材料份数之和", "sum of required materials"),
              text("份数齐全的完成项目", "finished projects whose numbers are all known"),
              Cohort.FINISHED,
              MATERIALS,
              DOWN,
              new Target(25, text("改革方案", "reform plan"), false)));

  private Instances() {}
}
