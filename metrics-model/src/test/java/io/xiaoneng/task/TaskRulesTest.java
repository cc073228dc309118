package io.xiaoneng.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.supervision.Hand;
import io.xiaoneng.supervision.Party;
import io.xiaoneng.supervision.Refusal;
import io.xiaoneng.supervision.StepRefusedException;
import io.xiaoneng.supervision.Urgency;
import io.xiaoneng.supervision.WorkTime;
import io.xiaoneng.task.TaskRules.Wish;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TaskRulesTest {

  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
  private static final WorkTime TIME = new WorkTime(WorkCalendar.of("cn"), CITY);
  private static final TaskRules RULES = new TaskRules(TaskTerms.STANDARD, TIME);
  private static final Hand SUPERVISOR = new Hand("wang", Set.of(Party.SUPERVISOR));
  private static final Hand BOTH = new Hand("wang", Set.of(Party.SUPERVISOR, Party.REVIEWER));
  private static final Hand REVIEWER = new Hand("li", Set.of(Party.REVIEWER));
  private static final Hand UNIT = new Hand("centre", Set.of(Party.UNIT));

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(CITY).toInstant();
  }

  private static LocalDate day(String date) {
    return LocalDate.parse(date);
  }

  /** Terminals: 60 % of the streets by the end of 2019, 80 % by the end of 2020. */
  private static Task registered() {
    return RULES.register(
        List.of(new Stage(2, day("2020-12-31")), new Stage(1, day("2019-12-31"))),
        SUPERVISOR,
        at("2019-01-22T10:00"),
        "");
  }

  private static Task running() {
    Task task = take(registered(), Wish.of(TaskStep.ASSIGN, ""), SUPERVISOR, "2019-01-23T09:00");
    return take(task, Wish.of(TaskStep.RECEIVE, ""), UNIT, "2019-01-24T09:00");
  }

  private static Task take(Task task, Wish wish, Hand hand, String local) {
    return RULES.take(task, wish, hand, at(local));
  }

  private static Task submitted(String local) {
    return take(running(), Wish.of(TaskStep.SUBMIT, "已投放", 1), UNIT, local);
  }

  private static Wish ask(String date) {
    return new Wish(TaskStep.ASK, "设备到货推迟", 1, day(date), null);
  }

  private static void refused(Refusal reason, Task task, Wish wish, Hand hand, String local) {
    assertThatExceptionOfType(StepRefusedException.class)
        .isThrownBy(() -> take(task, wish, hand, local))
        .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
  }

  @Test
  void isDoneWithItsLastStage() {
    Task task =
        take(
            submitted("2019-12-20T09:00"),
            Wish.of(TaskStep.VERIFY, "属实"),
            REVIEWER,
            "2019-12-25T09:00");
    assertThat(task.state()).isEqualTo(TaskState.RUNNING);
    assertThat(task.next()).map(each -> each.stage().number()).contains(2);
    refused(Refusal.ONCE_ONLY, task, Wish.of(TaskStep.SUBMIT, "x", 1), UNIT, "2020-01-02T09:00");
    task = take(task, Wish.of(TaskStep.SUBMIT, "已投放", 2), UNIT, "2020-12-01T09:00");
    task = take(task, Wish.of(TaskStep.RETURN, "不足"), REVIEWER, "2020-12-02T09:00");
    assertThat(task.state()).isEqualTo(TaskState.RUNNING);
    task = take(task, Wish.of(TaskStep.SUBMIT, "已补足", 2), UNIT, "2020-12-30T09:00");
    task = take(task, Wish.of(TaskStep.VERIFY, "属实"), REVIEWER, "2021-01-06T09:00");
    assertThat(task.state()).isEqualTo(TaskState.DONE);
    assertThat(RULES.due(task)).isNull();
    assertThat(RULES.open(task, BOTH)).isEmpty();
  }

  @Test
  void isReviewedByNobodyWhoAssignedIt() {
    Task task = submitted("2019-12-20T09:00");
    refused(Refusal.OWN_MATTER, task, Wish.of(TaskStep.VERIFY, "x"), BOTH, "2019-12-21T09:00");
    refused(Refusal.WRONG_PARTY, task, Wish.of(TaskStep.VERIFY, "x"), UNIT, "2019-12-21T09:00");
    assertThat(RULES.open(task, BOTH)).containsExactly(TaskStep.CANCEL);
    assertThat(RULES.open(task, REVIEWER)).containsExactly(TaskStep.RETURN, TaskStep.VERIFY);
  }

  @Test
  void anExtensionIsAskedForInTimeAndMovesOneStage() {
    refused(Refusal.INCOMPLETE, running(), ask("2019-12-31"), UNIT, "2019-12-01T09:00");
    refused(Refusal.TERM_OVER, running(), ask("2020-03-31"), UNIT, "2020-01-01T00:00");
    Task asked = take(running(), ask("2020-03-31"), UNIT, "2019-12-31T23:59");
    assertThat(asked.state()).isEqualTo(TaskState.EXTENSION_ASKED);
    Task refused = take(asked, Wish.of(TaskStep.REFUSE, "不准"), REVIEWER, "2020-01-02T09:00");
    assertThat(refused.next()).map(StageStanding::due).contains(day("2019-12-31"));
    Task granted = take(asked, Wish.of(TaskStep.GRANT, "同意"), REVIEWER, "2020-01-02T09:00");
    assertThat(granted.standings())
        .extracting(StageStanding::due)
        .containsExactly(day("2020-03-31"), day("2020-12-31"));
    assertThat(granted.standings())
        .extracting(StageStanding::extended)
        .containsExactly(true, false);
    Task shorter =
        take(
            asked,
            new Wish(TaskStep.GRANT, "同意至二月底", 0, day("2020-02-29"), null),
            REVIEWER,
            "2020-01-02T09:00");
    assertThat(shorter.next()).map(StageStanding::due).contains(day("2020-02-29"));
  }

  @Test
  void termsAreCountedAndLettersDoNotMoveThem() {
    Task assigned =
        take(registered(), Wish.of(TaskStep.ASSIGN, ""), SUPERVISOR, "2019-01-31T09:00");
    // Friday, then the make-up Saturday.
    assertThat(RULES.due(assigned)).isEqualTo(at("2019-02-02T23:59:59.999"));
    Task urged =
        take(
            assigned,
            new Wish(TaskStep.URGE, "市政发〔2019〕1号", 0, null, Rung.REMINDER),
            SUPERVISOR,
            "2019-02-03T09:00");
    assertThat(urged.state()).isEqualTo(TaskState.ASSIGNED);
    assertThat(RULES.due(urged)).isEqualTo(RULES.due(assigned));
    assertThat(RULES.urgency(urged, at("2019-02-03T09:00"))).isEqualTo(Urgency.OVERDUE);
    assertThat(RULES.due(running())).isEqualTo(at("2019-12-31T23:59:59.999"));
    refused(
        Refusal.INCOMPLETE, assigned, Wish.of(TaskStep.URGE, "x"), SUPERVISOR, "2019-02-03T09:00");
  }

  @Test
  void aStageIsOnTimeByTheDayItWasHandedInOnceFoundDone() {
    Instant later = at("2020-06-01T00:00");
    assertThat(TaskOnTime.parts(submitted("2019-12-31T23:59"), null, null, later, TIME))
        .extracting(TaskOnTime.Part::onTime)
        .containsExactly(false);
    Task verified =
        take(
            submitted("2019-12-31T23:59"),
            Wish.of(TaskStep.VERIFY, "属实"),
            REVIEWER,
            "2020-01-10T09:00");
    assertThat(TaskOnTime.parts(verified, null, null, later, TIME))
        .containsExactly(new TaskOnTime.Part(1, day("2019-12-31"), true, false));
    assertThat(TaskOnTime.parts(verified, null, null, at("2020-01-09T09:00"), TIME))
        .extracting(TaskOnTime.Part::onTime)
        .containsExactly(false);
    Task late =
        take(
            submitted("2020-01-01T00:00"),
            Wish.of(TaskStep.VERIFY, "属实"),
            REVIEWER,
            "2020-01-10T09:00");
    assertThat(TaskOnTime.parts(late, null, null, later, TIME))
        .extracting(TaskOnTime.Part::onTime)
        .containsExactly(false);
  }

  @Test
  void countsOnlyWhatFellDueInThePeriodAndWasGivenInTime() {
    Task task = running();
    assertThat(TaskOnTime.parts(task, null, null, at("2019-12-31T23:59"), TIME)).isEmpty();
    assertThat(TaskOnTime.parts(task, null, null, at("2021-01-01T00:00"), TIME)).hasSize(2);
    assertThat(
            TaskOnTime.parts(
                task, day("2019-12-31"), day("2019-12-31"), at("2021-01-01T00:00"), TIME))
        .hasSize(1);
    assertThat(
            TaskOnTime.parts(
                task, day("2020-01-01"), day("2020-12-30"), at("2021-01-01T00:00"), TIME))
        .isEmpty();
    Task tooLate = take(registered(), Wish.of(TaskStep.ASSIGN, ""), SUPERVISOR, "2020-02-01T09:00");
    assertThat(TaskOnTime.parts(tooLate, null, null, at("2021-01-01T00:00"), TIME))
        .extracting(TaskOnTime.Part::stage)
        .containsExactly(2);
    assertThat(TaskOnTime.parts(registered(), null, null, at("2021-01-01T00:00"), TIME)).isEmpty();
    Task cancelled = take(task, Wish.of(TaskStep.CANCEL, "机构改革"), SUPERVISOR, "2020-02-01T09:00");
    assertThat(TaskOnTime.parts(cancelled, null, null, at("2021-01-01T00:00"), TIME)).isEmpty();
    assertThat(TaskOnTime.parts(cancelled, null, null, at("2020-01-15T00:00"), TIME)).hasSize(1);
  }
}
