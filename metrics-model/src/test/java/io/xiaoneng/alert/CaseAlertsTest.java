package io.xiaoneng.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.casefile.CaseState;
import io.xiaoneng.casefile.Story;
import io.xiaoneng.event.DataField;
import io.xiaoneng.event.EventType;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** March 2019: the 7th is a Thursday, the 9th and 10th are a weekend. */
class CaseAlertsTest {

  private static final AlertRules RULES = AlertRules.first(Instant.EPOCH);

  private final Story story = Story.cn();

  private List<Alert> all() {
    return CaseAlerts.of(Story.CASE, CaseState.events(story.state()), story.rules(), RULES);
  }

  private List<String> alerts() {
    return all().stream()
        .map(each -> each.kind().code() + " " + story.local(each.moment()) + " " + each.unit())
        .toList();
  }

  private AlertStanding standing(Alert alert) {
    return AlertStanding.of(alert, CaseState.events(story.state()), story.rules(), RULES);
  }

  private Alert one(AlertKind kind) {
    return all().stream().filter(each -> each.kind() == kind).findFirst().orElseThrow();
  }

  private Story promised(String due) {
    return story
        .applied("2019-03-07")
        .accepted("2019-03-07", DataField.PROMISED_DUE_AT, story.at(due + "T23:59:59.999"));
  }

  @Test
  void anOpenCaseGivesBlueAtItsLastFifthYellowPastItsPromiseAndRedFarPastIt() {
    promised("2019-03-21"); // ten counted days: two left from the 19th; red on the third after
    assertThat(alerts())
        .containsExactly(
            "due-soon 2019-03-19T00:00 U",
            "past-promise 2019-03-22T00:00 U",
            "far-past-promise 2019-03-26T00:00 U");
  }

  @Test
  void aShortPromiseIsNearlyDueWithOneDayLeftAndFarPastOnTheSecondDay() {
    promised("2019-03-11"); // two counted days over a weekend: one left from Friday the 8th
    assertThat(alerts())
        .containsExactly(
            "due-soon 2019-03-08T00:00 U",
            "past-promise 2019-03-12T00:00 U",
            "far-past-promise 2019-03-13T00:00 U");
  }

  @Test
  void anImmediateCaseIsNeverNearlyDue() {
    story
        .applied("2019-03-07")
        .event(EventType.CASE_ACCEPTED, "2019-03-07", DataField.CASE_KIND, "IMMEDIATE");
    assertThat(alerts())
        .containsExactly("past-promise 2019-03-08T00:00 U", "far-past-promise 2019-03-11T00:00 U");
  }

  @Test
  void aCaseThatEndedGivesWhatCameBeforeItsEnd() {
    promised("2019-03-21").decided("2019-03-22T00:00");
    assertThat(alerts()).containsExactly("due-soon 2019-03-19T00:00 U");
    story.revision("e2", 1, EventType.CASE_DECIDED, "2019-03-22T00:00:00.001");
    assertThat(alerts())
        .containsExactly("due-soon 2019-03-19T00:00 U", "past-promise 2019-03-22T00:00 U");
  }

  @Test
  void whileAStopIsOpenOnlyItsOwnTermCanPass() {
    promised("2019-03-21").stop("p", "2019-03-12", DataField.LIMIT_DAYS, 3L);
    assertThat(alerts()).containsExactly("stop-overdue 2019-03-16T00:00 U");
  }

  @Test
  void theUnitThatHeldTheCaseIsChargedAndTheLeadIsNamed() {
    promised("2019-03-21")
        .event(
            EventType.CASE_STEP_STARTED, "2019-03-20", DataField.STEP, "审查", DataField.UNIT, "V");
    Alert late = one(AlertKind.PAST_PROMISE);
    assertThat(late.unit()).isEqualTo("V");
    assertThat(late.lead()).isEqualTo("U");
    assertThat(one(AlertKind.DUE_SOON).unit()).isEqualTo("U");
  }

  @Test
  void aStepPastItsLimitIsAYellowOfTheUnitThatHoldsItAndTheSecondYellowIsRed() {
    promised("2019-03-21")
        .event(
            EventType.CASE_STEP_STARTED,
            "2019-03-08",
            DataField.STEP,
            "审查",
            DataField.UNIT,
            "V",
            DataField.LIMIT_DAYS,
            2L);
    assertThat(alerts())
        .containsExactly(
            "step-overdue 2019-03-13T00:00 V",
            "due-soon 2019-03-19T00:00 V",
            "past-promise 2019-03-22T00:00 V",
            "second-yellow 2019-03-22T00:00 V",
            "far-past-promise 2019-03-26T00:00 V");
    Alert step = one(AlertKind.STEP_OVERDUE);
    story.event(EventType.CASE_STEP_FINISHED, "2019-03-14", DataField.STEP, "审查");
    assertThat(standing(step))
        .isEqualTo(
            new AlertStanding(
                AlertStanding.State.ENDED,
                AlertStanding.Reason.STEP_FINISHED,
                story.at("2019-03-14")));
    story.revision("e3", 1, EventType.CASE_STEP_FINISHED, "2019-03-12", DataField.STEP, "审查");
    assertThat(standing(step).reason()).isEqualTo(AlertStanding.Reason.STEP_FINISHED_BEFORE);
  }

  @Test
  void drillsQuarantinedCasesAndCasesWithoutAnAcceptanceGiveNone() {
    story.applied("2019-03-07");
    assertThat(alerts()).isEmpty();
    promised("2019-03-21").decided("2019-03-01");
    assertThat(alerts()).isEmpty();
  }

  @Test
  void anAlertHoldsWhileTheCaseIsOpenAndEndsWithIt() {
    promised("2019-03-21");
    Alert yellow = one(AlertKind.PAST_PROMISE);
    assertThat(standing(yellow).state()).isEqualTo(AlertStanding.State.RAISED);
    story.decided("2019-03-25T11:00");
    assertThat(standing(yellow))
        .isEqualTo(
            new AlertStanding(
                AlertStanding.State.ENDED,
                AlertStanding.Reason.CASE_ENDED,
                story.at("2019-03-25T11:00")));
  }

  @Test
  void aDecisionReportedLateWithdrawsIt() {
    promised("2019-03-21");
    Alert yellow = one(AlertKind.PAST_PROMISE);
    story.decided("2019-03-21T17:00");
    assertThat(standing(yellow))
        .isEqualTo(
            new AlertStanding(
                AlertStanding.State.WITHDRAWN, AlertStanding.Reason.ENDED_BEFORE, null));
  }

  @Test
  void aStopReportedLateWithdrawsItAndAnExtensionGrantedAfterABlueEndsThat() {
    promised("2019-03-21");
    Alert yellow = one(AlertKind.PAST_PROMISE);
    Alert blue = one(AlertKind.DUE_SOON);
    story.extend("x", "2019-03-20", 5);
    assertThat(standing(blue).reason()).isEqualTo(AlertStanding.Reason.TERM_MOVED_SINCE);
    assertThat(standing(blue).state()).isEqualTo(AlertStanding.State.ENDED);
    assertThat(standing(yellow).reason()).isEqualTo(AlertStanding.Reason.TERM_WAS_OTHER);
    assertThat(standing(yellow).state()).isEqualTo(AlertStanding.State.WITHDRAWN);
    assertThat(one(AlertKind.PAST_PROMISE).id()).isNotEqualTo(yellow.id());
  }

  @Test
  void aDeletedCaseWithdrawsIt() {
    promised("2019-03-21");
    Alert yellow = one(AlertKind.PAST_PROMISE);
    story.delete("e1", 1, EventType.CASE_ACCEPTED, "2019-03-07");
    assertThat(standing(yellow).reason()).isEqualTo(AlertStanding.Reason.CASE_GONE);
    assertThat(AlertStanding.of(yellow, List.of(), story.rules(), RULES).reason())
        .isEqualTo(AlertStanding.Reason.CASE_GONE);
  }

  @Test
  void theIdNamesCaseRuleVersionAndTerm() {
    promised("2019-03-21");
    assertThat(one(AlertKind.PAST_PROMISE).id())
        .isEqualTo("case-1|past-promise|1|" + story.at("2019-03-21T23:59:59.999").toEpochMilli());
  }

  @Test
  void rulesOutOfRangeAreRefusedByName() {
    assertThatThrownBy(() -> new AlertRules(1, 1, 1.5, 1, 0.2, Instant.EPOCH, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("soonShare is 1.5");
    assertThatThrownBy(() -> new AlertRules(0, 1, 0.2, 1, 0.2, Instant.EPOCH, false))
        .hasMessageContaining("version is 0");
  }
}
