package io.xiaoneng.dashboard.supervision.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Authorities;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.dashboard.supervision.Letters;
import io.xiaoneng.dashboard.supervision.MatterMissingException;
import io.xiaoneng.dashboard.supervision.OvertakenException;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.supervision.StepRefusedException;
import io.xiaoneng.task.Letter;
import io.xiaoneng.task.Rung;
import io.xiaoneng.task.TaskRules.Wish;
import io.xiaoneng.task.TaskState;
import io.xiaoneng.task.TaskStep;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class TaskFlowTest extends CityTestBase {

  private static final Actor SUPERVISOR = new Actor("wang", Set.of(Role.SUPERVISOR), null);
  private static final Actor REVIEWER = new Actor("li", Set.of(Role.REVIEWER), null);
  private static final Actor UNIT = new Actor("centre", Set.of(Role.UNIT), "610102");
  private static final Actor OTHER = new Actor("neighbour", Set.of(Role.UNIT), "610103");

  @Autowired private TaskService tasks;
  @Autowired private TaskStore store;
  @Autowired private Letters letters;
  @Autowired private CityClock clock;

  private static RequestPostProcessor as(Actor actor) {
    return user(actor.name()).authorities(Authorities.of(actor.roles(), actor.unit()));
  }

  /** A task with a stage that is due today, and one that is due tomorrow. */
  private TaskFile registered(String code) {
    LocalDate today = clock.today();
    return tasks.register(
        new TaskDraft(
            code,
            "测试任务",
            "A task",
            "市政办发〔2026〕3号",
            List.of("市政务中心"),
            List.of(),
            null,
            List.of(
                new TaskFile.Goal(1, "一", "one", today, null, null, List.of()),
                new TaskFile.Goal(2, "二", "two", today.plusDays(1), null, null, List.of()))),
        SUPERVISOR);
  }

  private TaskFile take(TaskFile file, Wish wish, @Nullable String unit, Actor actor) {
    return tasks.take(file.id(), file.task().version(), wish, unit, actor);
  }

  private TaskFile running(String code) {
    TaskFile file = take(registered(code), Wish.of(TaskStep.ASSIGN, ""), "610102001", SUPERVISOR);
    return take(file, Wish.of(TaskStep.RECEIVE, ""), null, UNIT);
  }

  @Test
  void theLedgerHasThe18TasksOfTheActionPlanAndKeepsBothSourcesWhereTheyDisagree() {
    tasks.registerPlan();
    Map<String, TaskFile> plan =
        store.files().stream()
            .filter(each -> each.code().startsWith("XA2019-"))
            .collect(Collectors.toMap(TaskFile::code, Function.identity()));
    assertThat(plan).hasSize(18);
    assertThat(plan.values())
        .allSatisfy(
            each -> {
              assertThat(each.leads()).isNotEmpty();
              assertThat(each.supports()).isNotEmpty();
              assertThat(each.source()).contains("行动方案");
              assertThat(each.metric() == null || MetricCatalogue.find(each.metric()) != null)
                  .isTrue();
              assertThat(each.goals())
                  .allSatisfy(
                      goal -> {
                        assertThat(goal.claims()).isNotEmpty();
                        assertThat(
                                goal.metric() == null
                                    || MetricCatalogue.find(goal.metric()) != null)
                            .isTrue();
                        assertThat(goal.claims().stream().map(TaskFile.Claim::due))
                            .allMatch(due -> due == null || !due.isBefore(goal.due()));
                      });
            });
    TaskFile permits = plan.get("XA2019-10");
    assertThat(permits.leads()).containsExactly("市建委", "市政务中心");
    TaskFile.Goal city = permits.goals().get(1);
    assertThat(city.due()).isEqualTo("2019-05-31");
    assertThat(city.claims())
        .extracting(TaskFile.Claim::due, each -> each.source().substring(0, 5))
        .containsExactly(
            tuple(LocalDate.parse("2019-05-31"), "西安市人民"),
            tuple(LocalDate.parse("2019-06-30"), "“政府数字"));
    assertThat(plan.values())
        .filteredOn(each -> each.goals().stream().anyMatch(TaskFile.Goal::disputed))
        .extracting(TaskFile::code)
        .containsExactlyInAnyOrder("XA2019-02", "XA2019-10", "XA2019-12", "XA2019-16");
    assertThat(plan.get("XA2019-06").goals())
        .extracting(TaskFile.Goal::target)
        .containsExactly(300.0, 500.0);
  }

  @Test
  void aTaskGoesItsWayAndIsFoundDoneByAnotherHand() {
    TaskFile file = running("way");
    file = take(file, Wish.of(TaskStep.SUBMIT, "已完成", 1), null, UNIT);
    file = take(file, Wish.of(TaskStep.VERIFY, "属实"), null, REVIEWER);
    file = take(file, Wish.of(TaskStep.SUBMIT, "已完成", 2), null, UNIT);
    file = take(file, Wish.of(TaskStep.VERIFY, "属实"), null, REVIEWER);
    TaskFile kept = store.find(file.id()).orElseThrow();
    assertThat(kept.task().state()).isEqualTo(TaskState.DONE);
    assertThat(kept.task()).isEqualTo(file.task());
    assertThat(kept.unit()).isEqualTo("610102001");
  }

  @Test
  void anotherUnitFindsNothingAndNobodyGoesOnFromAnOldReading() {
    TaskFile file = running("others");
    assertThatExceptionOfType(MatterMissingException.class)
        .isThrownBy(() -> tasks.read(file.id(), OTHER));
    assertThat(tasks.list(OTHER)).extracting(TaskFile::id).doesNotContain(file.id());
    assertThat(tasks.list(UNIT)).extracting(TaskFile::id).contains(file.id());
    take(file, Wish.of(TaskStep.REPORT, "进展"), null, UNIT);
    assertThatExceptionOfType(OvertakenException.class)
        .isThrownBy(() -> take(file, Wish.of(TaskStep.REPORT, "进展"), null, UNIT))
        .satisfies(e -> assertThat(e.standing().step()).isEqualTo("REPORT"));
    assertThatExceptionOfType(BadParameterException.class)
        .isThrownBy(
            () -> take(registered("odd"), Wish.of(TaskStep.ASSIGN, ""), "999999", SUPERVISOR))
        .withMessageContaining("999999");
  }

  @Test
  void aUnitIsPressedByTheLadderAndNotTooOften() {
    TaskFile file = running("ladder");
    Wish order = new Wish(TaskStep.URGE, "市政办发〔2026〕3号", 0, null, Rung.ORDER);
    assertThatExceptionOfType(StepRefusedException.class)
        .isThrownBy(() -> take(file, order, null, SUPERVISOR))
        .withMessageContaining("REMINDER comes before");
    Wish reminder = new Wish(TaskStep.URGE, "市政办发〔2026〕3号", 0, null, Rung.REMINDER);
    TaskFile urged = take(file, reminder, null, SUPERVISOR);
    assertThat(letters.of(file.matter())).extracting(Letter::rung).containsExactly(Rung.REMINDER);
    assertThatExceptionOfType(StepRefusedException.class)
        .isThrownBy(() -> take(urged, reminder, null, SUPERVISOR))
        .withMessageContaining("may be written from");
    assertThat(store.find(file.id()).orElseThrow().task()).isEqualTo(urged.task());
  }

  @Test
  void theFigureCountsTheStagesThatFellDueByUnitAndListsThem() throws Exception {
    TaskFile file = take(running("figure"), Wish.of(TaskStep.SUBMIT, "已完成", 1), null, UNIT);
    take(file, Wish.of(TaskStep.VERIFY, "属实"), null, REVIEWER);
    String asOf = clock.today().plusDays(1).atStartOfDay(clock.zone()).toInstant().toString();
    String day = clock.today().toString();
    long n = due(day);
    assertThat(n).isPositive();
    http.perform(
            page("/api/v1/metrics/task-on-time")
                .param("asOf", asOf)
                .param("from", day)
                .param("to", day)
                .param("unit", "610102"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.basis").value("T"))
        .andExpect(jsonPath("$.unit").value("ratio"))
        .andExpect(jsonPath("$.rows[0].denominator").value(n))
        .andExpect(jsonPath("$.rows[0].numerator").value(1));
    http.perform(
            page("/api/v1/metrics/task-on-time")
                .param("asOf", asOf)
                .param("from", day)
                .param("by", "unit-level:DISTRICT,month"))
        .andExpect(jsonPath("$.rows[0].key.unit").value("610102"))
        .andExpect(jsonPath("$.rows[0].key.month").value(day.substring(0, 7)));
    http.perform(
            page("/api/v1/metrics/task-on-time/cases")
                .param("asOf", asOf)
                .param("from", day)
                .param("part", "numerator"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.kind").value("task"))
        .andExpect(jsonPath("$.count").value(1));
    http.perform(page("/api/v1/metrics/task-on-time").param("unit", "610103"))
        .andExpect(jsonPath("$.rows.length()").value(1))
        .andExpect(jsonPath("$.rows[0].value").value((Object) null))
        .andExpect(jsonPath("$.rows[0].n").value(0));
    http.perform(page("/api/v1/metrics/task-on-time").param("by", "channel"))
        .andExpect(status().isBadRequest());
  }

  /** Stages of assigned tasks of this test whose last day that is. */
  private long due(String day) {
    return store.files().stream()
        .filter(each -> each.unit() != null)
        .flatMap(each -> each.goals().stream())
        .filter(each -> each.due() != null && each.due().toString().equals(day))
        .count();
  }

  @Test
  void apiAndPagesShowTheLedgerAndATask() throws Exception {
    TaskFile file = running("page");
    http.perform(get("/api/v1/tasks").with(as(SUPERVISOR)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.tasks[?(@.code=='XA2019-10')].disputed").value(true));
    String body =
        "{\"code\":\"api-1\",\"title\":\"批示\",\"source\":\"市长批示\",\"leads\":[\"市大数据局\"],"
            + "\"stages\":[{\"text\":\"办结\",\"due\":\"2027-01-31\"}]}";
    http.perform(
            post("/api/v1/tasks")
                .contentType("application/json")
                .content(body)
                .with(as(SUPERVISOR)))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.steps[0]").value("ASSIGN"));
    http.perform(
            post("/api/v1/tasks")
                .contentType("application/json")
                .content(body)
                .with(as(SUPERVISOR)))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("code"));
    for (String lang : List.of("zh", "en")) {
      String list = shown("/supervision/tasks?lang=" + lang);
      assertThat(list).contains("XA2019-18", lang.equals("zh") ? "来源不一致" : "Sources disagree");
      for (TaskFile each : store.files()) {
        if (each.code().equals("XA2019-03") || each.code().equals("XA2019-10")) {
          assertThat(shown("/supervision/tasks/" + each.id() + "?lang=" + lang))
              .contains("2019", lang.equals("zh") ? "交办" : "Assign")
              .doesNotContain("??");
        }
      }
      assertThat(shown("/supervision/tasks/" + file.id() + "?lang=" + lang))
          .contains("value=\"URGE\"")
          .doesNotContain("??");
    }
    http.perform(
            post("/supervision/tasks/" + file.id() + "/steps")
                .param("step", "URGE")
                .param("version", "3")
                .param("rung", "CIRCULAR")
                .param("text", "文件")
                .with(csrf())
                .with(as(SUPERVISOR)))
        .andExpect(status().isConflict());
  }

  private String shown(String path) throws Exception {
    return http.perform(get(path).with(as(SUPERVISOR)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }
}
