package io.xiaoneng.hall;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.casefile.CaseState;
import io.xiaoneng.casefile.Story;
import io.xiaoneng.event.DataField;
import io.xiaoneng.event.EventType;
import io.xiaoneng.metric.reference.Figure.Duration;
import io.xiaoneng.metric.reference.Figure.Ratio;
import io.xiaoneng.metric.reference.ReferenceMetrics.Period;
import io.xiaoneng.metric.reference.TicketReference;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicketFoldTest {

  private static Story taken(String local) {
    return Story.cn()
        .event(EventType.QUEUE_TAKEN, local, DataField.SERVICE_POINT, "hall", DataField.ITEM, "I");
  }

  private static Story then(Story story, EventType type, String local, String window) {
    return story.event(type, local, DataField.SERVICE_POINT, "hall", DataField.WINDOW, window);
  }

  private static TicketFacts fold(Story story) {
    return TicketFold.fold("T1", CaseState.events(story.state()), story.rules());
  }

  private static Story served() {
    Story story = taken("2019-03-04T09:00");
    then(story, EventType.QUEUE_CALLED, "2019-03-04T09:12", "1");
    then(story, EventType.QUEUE_CALLED, "2019-03-04T09:20", "2");
    then(story, EventType.QUEUE_SERVED, "2019-03-04T09:32", "2");
    return story;
  }

  private static Story abandoned() {
    return then(taken("2019-03-05T09:00"), EventType.QUEUE_ABANDONED, "2019-03-05T09:30", "3");
  }

  @Test
  void takesTheEarliestOfEachAndTheWindowThatCalledLast() {
    Story story = served();
    TicketFacts facts = fold(story);
    assertThat(facts.point()).isEqualTo("hall");
    assertThat(facts.item()).isEqualTo("I");
    assertThat(facts.window()).isEqualTo("2");
    assertThat(facts.takenAt()).isEqualTo(story.at("2019-03-04T09:00"));
    assertThat(facts.calledAt()).isEqualTo(story.at("2019-03-04T09:12"));
    assertThat(facts.servedAt()).isEqualTo(story.at("2019-03-04T09:32"));
    assertThat(facts.abandonedAt()).isNull();
    assertThat(facts.takenDate()).isEqualTo(LocalDate.parse("2019-03-04"));
    assertThat(fold(abandoned()).window()).isEqualTo("3");
  }

  @Test
  void revisionsReplaceAndDeletionsTakeOut() {
    Story story = served();
    story.revision("e0", 1, EventType.QUEUE_TAKEN, "2019-03-03T23:50");
    story.delete("e3", 1, EventType.QUEUE_SERVED, "2019-03-04T09:32");
    assertThat(fold(story).takenDate()).isEqualTo(LocalDate.parse("2019-03-03"));
    assertThat(fold(story).servedAt()).isNull();
    assertThat(fold(story).version()).isGreaterThan(fold(served()).version());
  }

  @Test
  void waitsServicesAndAbandonmentsAreOfTheTicketsTaken() {
    Story clock = Story.cn();
    Story odd = taken("2019-03-05T10:00");
    then(odd, EventType.QUEUE_CALLED, "2019-03-05T09:59", "1");
    List<TicketFacts> tickets =
        List.of(
            fold(served()),
            fold(abandoned()),
            fold(odd),
            fold(then(Story.cn(), EventType.QUEUE_CALLED, "2019-03-04", "1")));
    assertThat(
            TicketReference.figure(
                "wait-minutes", tickets, any -> true, Period.ALWAYS, clock.at("2019-04-01")))
        .isEqualTo(new Duration(1, 12.0, 12.0, 12.0, 12.0));
    assertThat(
            TicketReference.figure(
                "service-minutes", tickets, any -> true, Period.ALWAYS, clock.at("2019-04-01")))
        .isEqualTo(new Duration(1, 20.0, 20.0, 20.0, 20.0));
    assertThat(
            TicketReference.figure(
                "abandon-rate", tickets, any -> true, Period.ALWAYS, clock.at("2019-04-01")))
        .isEqualTo(new Ratio(1, 3));
    LocalDate day = LocalDate.parse("2019-03-05");
    assertThat(
            TicketReference.figure(
                "abandon-rate",
                tickets,
                any -> true,
                new Period(day, day),
                clock.at("2019-03-05T09:29")))
        .isEqualTo(new Ratio(0, 1));
  }
}
