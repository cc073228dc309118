package io.xiaoneng.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.event.DataField;
import io.xiaoneng.event.EventType;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClockTraceTest {

  private final Story story = Story.cn();

  private List<String> trace(String asOf) {
    return ClockTrace.of(
            CaseState.events(story.state()), story.fold(), story.rules(), story.at(asOf))
        .stream()
        .map(
            run ->
                story.local(run.from())
                    + " "
                    + story.local(run.to())
                    + " "
                    + run.why().code()
                    + (run.counted() ? " counted " : " ")
                    + run.heldBy())
        .toList();
  }

  @Test
  void tellsACaseFromApplicationToDelivery() {
    story
        .applied("2019-03-07T09:00")
        .accepted("2019-03-07T15:00")
        .decided("2019-03-12T11:00")
        .event(EventType.CASE_DELIVERED, "2019-03-13T09:00");
    assertThat(trace("2019-04-01"))
        .containsExactly(
            "2019-03-07T09:00 2019-03-07T15:00 before-acceptance U",
            "2019-03-07T15:00 2019-03-08T00:00 day-zero U",
            "2019-03-08T00:00 2019-03-09T00:00 working-day counted U",
            "2019-03-09T00:00 2019-03-11T00:00 day-off U",
            "2019-03-11T00:00 2019-03-12T11:00 working-day counted U",
            "2019-03-12T11:00 2019-03-13T09:00 delivery U");
  }

  @Test
  void goesOnToTheMomentAskedForWhileTheCaseIsOpen() {
    story.applied("2019-03-07").accepted("2019-03-07").decided("2019-03-20");
    assertThat(trace("2019-03-08T12:00"))
        .containsExactly(
            "2019-03-07T10:00 2019-03-08T00:00 day-zero U",
            "2019-03-08T00:00 2019-03-08T12:00 working-day counted U");
    assertThat(trace("2019-03-07T09:59")).isEmpty();
  }

  @Test
  void endsWithTheCase() {
    story.applied("2019-03-07").event(EventType.CASE_REFUSED, "2019-03-08T12:00");
    assertThat(trace("2019-04-01"))
        .containsExactly("2019-03-07T10:00 2019-03-08T12:00 before-acceptance U");
  }

  @Test
  void saysWhyTheClockStoodStill() {
    story
        .applied("2019-03-07")
        .accepted("2019-03-07")
        .stop("p", "2019-03-08T16:00")
        .resume("p", "2019-03-11T09:00")
        .decided("2019-03-12T11:00");
    assertThat(trace("2019-04-01"))
        .containsExactly(
            "2019-03-07T10:00 2019-03-08T00:00 day-zero U",
            "2019-03-08T00:00 2019-03-09T00:00 working-day counted U",
            "2019-03-09T00:00 2019-03-12T00:00 stopped U",
            "2019-03-12T00:00 2019-03-12T11:00 working-day counted U");
    assertThat(story.fold().d1()).isEqualTo(2);
  }

  @Test
  void showsTheTimeTheApplicantHadTheCase() {
    story
        .applied("2019-03-07T09:00")
        .event(EventType.CASE_SUPPLEMENT_REQUESTED, "2019-03-07T12:00")
        .event(EventType.CASE_SUPPLEMENTED, "2019-03-08T12:00")
        .accepted("2019-03-08T15:00");
    assertThat(trace("2019-03-08T16:00"))
        .containsExactly(
            "2019-03-07T09:00 2019-03-07T12:00 before-acceptance U",
            "2019-03-07T12:00 2019-03-08T12:00 supplement ",
            "2019-03-08T12:00 2019-03-08T15:00 before-acceptance U",
            "2019-03-08T15:00 2019-03-08T16:00 day-zero U");
  }

  @Test
  void showsWhoHeldItStepByStep() {
    story
        .applied("2019-03-07T09:00")
        .accepted("2019-03-07T09:00")
        .event(
            EventType.CASE_STEP_STARTED,
            "2019-03-07T12:00",
            DataField.STEP,
            "survey",
            DataField.UNIT,
            "V")
        .event(EventType.CASE_STEP_FINISHED, "2019-03-08T12:00", DataField.STEP, "survey")
        .event(
            EventType.CASE_STEP_FINISHED,
            "2019-03-08T18:00",
            DataField.STEP,
            "review",
            DataField.UNIT,
            "W");
    assertThat(trace("2019-03-08T20:00"))
        .containsExactly(
            "2019-03-07T09:00 2019-03-07T12:00 day-zero U",
            "2019-03-07T12:00 2019-03-08T00:00 day-zero V",
            "2019-03-08T00:00 2019-03-08T12:00 working-day counted V",
            "2019-03-08T12:00 2019-03-08T18:00 working-day counted W",
            "2019-03-08T18:00 2019-03-08T20:00 working-day counted U");
  }
}
