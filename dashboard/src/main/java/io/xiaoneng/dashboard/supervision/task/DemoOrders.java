package io.xiaoneng.dashboard.supervision.task;

import io.xiaoneng.task.TaskStep;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the leaders of the made-up city have instructed: the figures that Xi'an's action plan of
 * 2019 wanted (terminals in 60 and then 80 % of the sub-districts and 50 and 70 % of the urban
 * communities, 80 % of the materials shared, the circle complete), moved to the quarters and years
 * ahead of today, and the 98 % of promises kept and 84 % of applications online of the catalogue.
 * Each stands somewhere else on the way from 立项 to 销号.
 */
final class DemoOrders {

  /** Districts that lead one; there is none of them before these are known. */
  static final List<String> UNITS = List.of("610102", "610104", "610112", "610113", "6101K1");

  /** A stage is given at least so long. */
  private static final int NOTICE = 21;

  /** Days that the one let pass which is late. */
  private static final int LATE = 6;

  private static final int YEARS_ON = 1;

  private DemoOrders() {}

  /**
   * An instruction.
   *
   * @param unit code of the district that leads, or would
   * @param steps how far it came, registration first
   */
  record Order(
      String code,
      String titleZh,
      String titleEn,
      String source,
      String unit,
      @Nullable String metric,
      List<TaskFile.Goal> goals,
      List<Step> steps) {

    Order {
      goals = goals.stream().map(each -> said(each, source)).toList();
      steps = List.copyOf(steps);
    }
  }

  /** The stage as the document has it. */
  private static TaskFile.Goal said(TaskFile.Goal goal, String source) {
    return new TaskFile.Goal(
        goal.number(),
        goal.zh(),
        goal.en(),
        goal.due(),
        goal.metric(),
        goal.target(),
        List.of(new TaskFile.Claim(source, goal.due(), goal.zh())));
  }

  /**
   * What somebody did.
   *
   * @param daysAgo calendar days; on the working day before where that is none
   * @param stage it is about; 0 for none
   * @param date the day asked for, of an extension
   */
  record Step(int daysAgo, TaskStep step, String text, int stage, @Nullable LocalDate date) {
    static Step of(int daysAgo, TaskStep step, String text) {
      return new Step(daysAgo, step, text, 0, null);
    }

    static Step of(int daysAgo, TaskStep step, String text, int stage) {
      return new Step(daysAgo, step, text, stage, null);
    }
  }

  /** Those of that day. */
  static List<Order> on(LocalDate today) {
    LocalDate soon = quarterEnd(today.plusDays(NOTICE));
    LocalDate later = quarterEnd(soon.plusDays(1));
    LocalDate far = LocalDate.of(soon.getYear() + YEARS_ON, 12, 31);
    int year = today.getYear();
    return List.of(
        promises(year, soon, later),
        terminals(year, soon, far),
        circle(year, soon, far),
        materials(year, soon, later),
        signs(year, today),
        queues(year, soon),
        guides(year, today));
  }

  private static Order promises(int year, LocalDate soon, LocalDate later) {
    return new Order(
        "SL" + year + "-01",
        "兑现办理承诺，提高网上申办率",
        "Keep promises, apply online",
        source(year, 1),
        "610113",
        "on-time",
        List.of(
            goal(1, "全市按时办结率达到 98%", "98 % of promises kept", soon, "on-time", 0.98),
            goal(2, "网上申办率达到 84%", "84 % of the applications online", later, "online-rate", 0.84)),
        List.of(
            Step.of(45, TaskStep.REGISTER, ""),
            Step.of(44, TaskStep.ASSIGN, ""),
            Step.of(43, TaskStep.RECEIVE, ""),
            Step.of(9, TaskStep.REPORT, "已逐件清理临期件，超期件每日通报到科室。")));
  }

  private static Order terminals(int year, LocalDate soon, LocalDate far) {
    return new Order(
        "SL" + year + "-02",
        "自助终端覆盖镇街和城市社区",
        "Terminals near every home",
        source(year, 2),
        "6101K1",
        "terminals-street",
        List.of(
            goal(1, "镇街投放率 60% 以上", "60 % of the sub-districts", soon, "terminals-street", 0.6),
            goal(2, "城市社区投放率 50% 以上", "50 % of the communities", soon, "terminals-community", 0.5),
            goal(3, "镇街投放率 80% 以上", "80 % of the sub-districts", far, "terminals-street", 0.8),
            goal(4, "城市社区投放率 70% 以上", "70 % of the communities", far, "terminals-community", 0.7)),
        List.of(Step.of(3, TaskStep.REGISTER, ""), Step.of(1, TaskStep.ASSIGN, "")));
  }

  private static Order circle(int year, LocalDate soon, LocalDate far) {
    return new Order(
        "SL" + year + "-03",
        "城市社区全面建成15分钟政务服务圈",
        "Complete the 15-minute circle",
        source(year, 3),
        "610112",
        "circle-communities",
        List.of(
            goal(1, "核对网点清单和开放时间", "Check the list of points and their hours", soon, null, null),
            goal(2, "城市社区全部达标", "Every urban community", far, "circle-communities", 1.0)),
        List.of(
            Step.of(31, TaskStep.REGISTER, ""),
            Step.of(30, TaskStep.ASSIGN, ""),
            Step.of(29, TaskStep.RECEIVE, ""),
            Step.of(2, TaskStep.SUBMIT, "网点清单和开放时间已全部实地核对，报请核查。", 1)));
  }

  private static Order materials(int year, LocalDate soon, LocalDate later) {
    return new Order(
        "SL" + year + "-04",
        "八成办事材料通过数据共享取得",
        "Get materials by sharing data",
        source(year, 4),
        "610102",
        "materials-shared",
        List.of(
            goal(1, "80% 以上材料可共享", "80 % of the materials shared", soon, "materials-shared", 0.8)),
        List.of(
            Step.of(40, TaskStep.REGISTER, ""),
            Step.of(38, TaskStep.ASSIGN, ""),
            Step.of(37, TaskStep.RECEIVE, ""),
            new Step(1, TaskStep.ASK, "省级接口推迟开通，申请顺延一个季度。", 1, later)));
  }

  private static Order signs(int year, LocalDate today) {
    return new Order(
        "SL" + year + "-05",
        "整改夜间自助服务区的照明和标识",
        "Light and signs at night",
        source(year, 5),
        "610104",
        null,
        List.of(goal(1, "全部整改到位", "Everything mended", today.minusDays(LATE), null, null)),
        List.of(
            Step.of(33, TaskStep.REGISTER, ""),
            Step.of(32, TaskStep.ASSIGN, ""),
            Step.of(31, TaskStep.RECEIVE, ""),
            Step.of(12, TaskStep.REPORT, "已完成七处，其余等待供电部门施工。")));
  }

  private static Order queues(int year, LocalDate soon) {
    return new Order(
        "SL" + year + "-06",
        "缩短不动产登记窗口排队时间",
        "Shorter queues for real estate",
        source(year, 6),
        "610113",
        "wait-minutes",
        List.of(goal(1, "拿出分时预约方案", "A plan for appointments by the hour", soon, null, null)),
        List.of(Step.of(1, TaskStep.REGISTER, "")));
  }

  private static Order guides(int year, LocalDate today) {
    return new Order(
        "SL" + year + "-07",
        "办事指南全部上网公开",
        "Publish every guide to services",
        source(year, 7),
        "610113",
        null,
        List.of(goal(1, "全部公开", "All of them published", today.minusDays(LATE), null, null)),
        List.of(
            Step.of(52, TaskStep.REGISTER, ""),
            Step.of(51, TaskStep.ASSIGN, ""),
            Step.of(50, TaskStep.RECEIVE, ""),
            Step.of(17, TaskStep.SUBMIT, "办事指南已全部公开，报请核查。", 1),
            Step.of(13, TaskStep.VERIFY, "抽查二十项，均已公开。")));
  }

  private static TaskFile.Goal goal(
      int number,
      String zh,
      String en,
      LocalDate due,
      @Nullable String metric,
      @Nullable Double target) {
    return new TaskFile.Goal(number, zh, en, due, metric, target, List.of());
  }

  private static String source(int year, int number) {
    return "市政府主要领导批示（示例）〔%d〕%d号".formatted(year, number);
  }

  private static LocalDate quarterEnd(LocalDate day) {
    return day.with(IsoFields.DAY_OF_QUARTER, 1).plusMonths(3).minusDays(1);
  }
}
