package io.xiaoneng.metric.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.casefile.Story;
import io.xiaoneng.event.DataField;
import io.xiaoneng.event.EventType;
import io.xiaoneng.metric.reference.Figure.Overdue;
import io.xiaoneng.metric.reference.Figure.Ratio;
import io.xiaoneng.registry.Item;
import io.xiaoneng.registry.Limit;
import org.junit.jupiter.api.Test;

/** What had to be done by when: each numerator, denominator, cohort and exclusion. */
class DueReferenceTest {

  /** Promised in 5 counted days, by statute 10: due 03-11 and 03-18. */
  private static Story accepted() {
    Story story = Story.cn().applied("2019-03-04").accepted("2019-03-04");
    story
        .registry()
        .item("I", "公共服务", new Limit(5, Limit.Kind.WORKING), new Limit(10, Limit.Kind.WORKING));
    return story;
  }

  private static Story licence() {
    Story story = Story.cn().applied("2019-03-04");
    story.registry().item("I", Item.LICENCE, Limit.NONE, Limit.NONE);
    return story;
  }

  private static FiguresOf five() {
    return new FiguresOf(
        accepted().decided("2019-03-11"),
        accepted().decided("2019-03-18"),
        accepted().decided("2019-03-19"),
        accepted().event(EventType.CASE_WITHDRAWN, "2019-03-15"),
        accepted());
  }

  @Test
  void promiseAndStatuteHaveLimitsOfTheirOwn() {
    assertThat(five().of("on-time")).isEqualTo(new Ratio(1, 5));
    assertThat(five().of("statutory-on-time")).isEqualTo(new Ratio(2, 4));
    assertThat(five().on("statutory-on-time", "2019-03-18")).isEqualTo(new Ratio(2, 4));
    assertThat(five().on("statutory-on-time", "2019-03-11")).isEqualTo(new Ratio(0, 0));
    assertThat(five().of("overdue")).isEqualTo(new Overdue(1, 3));
    assertThat(five().of("overdue-statutory")).isEqualTo(new Overdue(1, 1));
    assertThat(five().on("overdue-statutory", "2019-03-11")).isEqualTo(new Overdue(1, 0));
  }

  @Test
  void nothingIsDueBeforeTheLastMillisecondHasPassed() {
    assertThat(five().asOf("statutory-on-time", "2019-03-18T23:59:59.999"))
        .isEqualTo(new Ratio(0, 0));
    assertThat(five().asOf("statutory-on-time", "2019-03-19T00:00")).isEqualTo(new Ratio(2, 4));
    assertThat(five().asOf("overdue-statutory", "2019-03-19T00:00")).isEqualTo(new Overdue(2, 0));
  }

  @Test
  void withoutAStatutoryLimitNothingIsDue() {
    Story story = Story.cn().applied("2019-03-04").accepted("2019-03-04");
    assertThat(new FiguresOf(story).of("statutory-on-time")).isEqualTo(new Ratio(0, 0));
    assertThat(new FiguresOf(story).of("overdue-statutory")).isEqualTo(new Overdue(0, 0));
  }

  @Test
  void applicationsForLicencesAreAnsweredInFiveCountedDays() {
    Story service = Story.cn().applied("2019-03-04");
    FiguresOf figures =
        new FiguresOf(
            licence().accepted("2019-03-11T23:59:59.999"),
            licence().accepted("2019-03-12T00:00"),
            licence().event(EventType.CASE_SUPPLEMENT_REQUESTED, "2019-03-06"),
            licence().event(EventType.CASE_RETURNED, "2019-03-06"),
            licence().event(EventType.CASE_WITHDRAWN, "2019-03-06"),
            licence().event(EventType.CASE_WITHDRAWN, "2019-03-20"),
            licence(),
            service);
    assertThat(figures.of("accept-on-time")).isEqualTo(new Ratio(3, 6));
    assertThat(figures.on("accept-on-time", "2019-03-11")).isEqualTo(new Ratio(3, 6));
    assertThat(figures.on("accept-on-time", "2019-03-04")).isEqualTo(new Ratio(0, 0));
    assertThat(figures.asOf("accept-on-time", "2019-03-11")).isEqualTo(new Ratio(0, 0));
  }

  @Test
  void whatWasApprovedIsDeliveredInTenCountedDays() {
    Story denied = accepted();
    denied.event(EventType.CASE_DECIDED, "2019-03-05", DataField.OUTCOME, "DENIED");
    FiguresOf figures =
        new FiguresOf(
            decidedAnd(EventType.CASE_DELIVERED, "2019-03-19T23:59:59.999"),
            decidedAnd(EventType.CASE_DELIVERED, "2019-03-20T00:00"),
            decidedAnd(EventType.CASE_VOIDED, "2019-03-19"),
            decidedAnd(EventType.CASE_VOIDED, "2019-03-20"),
            accepted().decided("2019-03-05"),
            denied);
    assertThat(figures.of("delivery-on-time")).isEqualTo(new Ratio(1, 4));
    assertThat(figures.on("delivery-on-time", "2019-03-19")).isEqualTo(new Ratio(1, 4));
    assertThat(figures.on("delivery-on-time", "2019-03-05")).isEqualTo(new Ratio(0, 0));
    assertThat(figures.asOf("delivery-on-time", "2019-03-19")).isEqualTo(new Ratio(0, 0));
  }

  private static Story decidedAnd(EventType type, String at) {
    return accepted().decided("2019-03-05").event(type, at);
  }

  @Test
  void editsCountWhenTheyWereRecordedAfterDue() {
    FiguresOf figures =
        new FiguresOf(
            revised("2019-03-11T23:58:59.999"),
            revised("2019-03-11T23:59"),
            revised("2019-03-20"),
            accepted().event(EventType.CASE_WITHDRAWN, "2019-03-05"),
            Story.cn().applied("2019-03-04"));
    assertThat(figures.of("late-edit-rate")).isEqualTo(new Ratio(2, 4));
    assertThat(figures.on("late-edit-rate", "2019-03-11")).isEqualTo(new Ratio(2, 4));
    assertThat(figures.on("late-edit-rate", "2019-03-20")).isEqualTo(new Ratio(0, 0));
    assertThat(figures.asOf("late-edit-rate", "2019-03-11")).isEqualTo(new Ratio(0, 0));
  }

  /** Recorded one minute after {@code local}; due is 2019-03-11T23:59:59.999. */
  private static Story revised(String local) {
    return accepted().revision("x", 1, EventType.CASE_STEP_STARTED, local, DataField.STEP, "s");
  }
}
