package io.xiaoneng.metric;

import static io.xiaoneng.metric.Definitions.text;

import io.xiaoneng.metric.MetricDefinition.Basis;
import io.xiaoneng.metric.MetricDefinition.Cohort;
import io.xiaoneng.metric.MetricDefinition.Direction;
import io.xiaoneng.metric.MetricDefinition.Target;
import io.xiaoneng.metric.MetricDefinition.Unit;
import java.util.List;

/** What the ledger of tasks says: basis T. */
final class Tasks {

  static final List<MetricDefinition> ALL =
      List.of(
          new MetricDefinition(
              "task-on-time",
              1,
              text("重点任务按期完成率", "Tasks done on time"),
              text(
                  "期内到期的任务阶段目标中，责任单位在到期日（含）前报请核查且核查属实的占比。每个有日期的阶段计一次；交办晚于到期日的不计，"
                      + "撤销的任务不计；准予延期的按延期后的日期计并单独标注；核查用时不算在责任单位头上，未核查的尚不算完成。",
                  "Of the stages of tasks that fell due, the share that the unit handed in by their last"
                      + " day and that was found done. Every stage with a day counts once; not where its task was assigned"
                      + " only after that day, or was cancelled. A granted extension moves the day and is"
                      + " shown apart. How long the verification takes is not the unit's; what is not verified is"
                      + " not done yet."),
              text("按期完成且核查属实的阶段数", "stages handed in on time and found done"),
              text("期内到期的阶段数", "stages that fell due in the period"),
              Cohort.DUE,
              Basis.T,
              Unit.RATIO,
              Direction.UP,
              new Target(
                  1, text("2019年行动方案18项任务", "the 18 tasks of the action plan of 2019"), false)));

  private Tasks() {}
}
