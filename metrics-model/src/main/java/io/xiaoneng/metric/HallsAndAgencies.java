package io.xiaoneng.metric;

import static io.xiaoneng.metric.Definitions.average;
import static io.xiaoneng.metric.Definitions.ratio;
import static io.xiaoneng.metric.Definitions.text;
import static io.xiaoneng.metric.MetricDefinition.Direction.DOWN;
import static io.xiaoneng.metric.MetricDefinition.Direction.UP;
import static io.xiaoneng.metric.MetricDefinition.Unit.MINUTES;

import io.xiaoneng.metric.MetricDefinition.Cohort;
import java.util.List;

/** What goes on beside the cases: queues of the halls, services of agencies. */
final class HallsAndAgencies {

  static final List<MetricDefinition> ALL =
      List.of(
          average(
              "wait-minutes",
              text("等候时长", "Waiting time"),
              text(
                  "自取号至首次叫号的分钟数；叫号早于取号的不计。",
                  "Minutes from taking a ticket to being called first. A call before the"
                      + " ticket is left out."),
              text("取号至叫号的分钟数", "minutes from taken to called"),
              text("已叫号的取号数", "tickets called"),
              Cohort.TAKEN,
              MINUTES,
              DOWN,
              null),
          average(
              "service-minutes",
              text("窗口办理时长", "Service time"),
              text(
                  "自首次叫号至办理完毕的分钟数；办毕早于叫号的不计。",
                  "Minutes from being called first to having been served. An end before"
                      + " the call is left out."),
              text("叫号至办毕的分钟数", "minutes from called to served"),
              text("办理完毕的取号数", "tickets served"),
              Cohort.TAKEN,
              MINUTES,
              DOWN,
              null),
          ratio(
              "abandon-rate",
              text("弃号率", "Tickets abandoned"),
              text("取号后弃号的占比。", "Share of the tickets taken that were abandoned."),
              text("弃号数", "tickets abandoned"),
              text("取号数", "tickets taken"),
              Cohort.TAKEN,
              DOWN,
              null),
          ratio(
              "agency-on-time",
              text("中介按约完成率", "Agencies on time"),
              text(
                  "约定完成时间已到的中介服务合同中，按约完成的占比。",
                  "Share of the contracts with agencies whose agreed date has passed that were finished by it."),
              text("按约完成的合同数", "contracts finished by dueAt"),
              text("期内到期的合同数", "contracts that fell due in the period"),
              Cohort.DUE,
              UP,
              null));

  private HallsAndAgencies() {}
}
