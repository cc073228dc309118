package io.xiaoneng.dashboard.policy;

import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.security.Actor;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The made-up city's policy dates: the days of Xi'an's plan, each as its public source tells it,
 * and two of its own in the weeks before it was set up, so that charts of now have some. Entered
 * once, into an empty list.
 */
@Component
@ConditionalOnProperty("xiaoneng.demo")
class DemoPolicyDates {

  private static final List<Map<String, String>> PLAN =
      List.of(
          Map.of(
              "day", "2018-09-14",
              "titleZh", "“最多跑一次”改革（数字化转型）工作专班领导小组成立",
              "titleEn", "Leading group for one-visit services and digital change formed",
              "document", "市“最多跑一次”改革（数字化转型）工作专班情况报道"),
          Map.of(
              "day", "2019-01-22",
              "titleZh", "全面推进“一网通办”行动方案印发",
              "titleEn", "Action plan for one network for all services issued",
              "document", "《西安市全面推进“一网通办”加快数字化转型行动方案》，西安市人民政府"),
          Map.of(
              "day", "2019-04-28",
              "titleZh", "“政府数字化转型”平台启动",
              "titleEn", "Platform of the digital government started",
              "document", "《“互联网+政务服务”的西安实践》，西安日报，2019-05-05"));

  private static final int DELIVERY = 60;
  private static final int SATURDAYS = 24;

  private final PolicyDates dates;
  private final CityClock clock;
  private final boolean story;

  DemoPolicyDates(
      PolicyDates dates, CityClock clock, @Value("${xiaoneng.demo-story:true}") boolean story) {
    this.dates = dates;
    this.clock = clock;
    this.story = story;
  }

  @EventListener(ApplicationReadyEvent.class)
  void enter() {
    if (dates.all().isEmpty()) {
      Stream.concat(PLAN.stream(), story ? own(clock.today()).stream() : Stream.empty())
          .forEach(each -> dates.enter(each, Actor.program("demo")));
    }
  }

  /** Made up, as their documents say. */
  static List<Map<String, String>> own(LocalDate today) {
    return List.of(
        Map.of(
            "day", today.minusDays(DELIVERY).toString(),
            "titleZh", "办理结果可以免费寄送",
            "titleEn", "Results are sent by courier free of charge",
            "document", "市政务服务管理办公室通知（示例）"),
        Map.of(
            "day", today.minusDays(SATURDAYS).toString(),
            "titleZh", "办事大厅周六开放",
            "titleEn", "Halls open on Saturdays",
            "document", "市政务服务管理办公室通知（示例）"));
  }
}
