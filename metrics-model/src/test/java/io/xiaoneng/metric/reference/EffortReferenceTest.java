package io.xiaoneng.metric.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.casefile.Story;
import io.xiaoneng.event.DataField;
import io.xiaoneng.event.EventType;
import io.xiaoneng.metric.reference.Figure.Ratio;
import io.xiaoneng.metric.reference.Figure.Trips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How cases come in and go out: each numerator, denominator, cohort and exclusion. */
class EffortReferenceTest {

  private static Story applied(String channel, Object... data) {
    Object[] all = new Object[data.length + 2];
    System.arraycopy(data, 0, all, 2, data.length);
    all[0] = DataField.CHANNEL;
    all[1] = channel;
    Story story = Story.cn().applied("2019-03-04", all);
    story.registry().reportsVisits();
    return story;
  }

  private static Story decided(String channel, Object... data) {
    return applied(channel, data).accepted("2019-03-05").decided("2019-03-08");
  }

  private static Story delivered(Story story, String how) {
    return story.event(EventType.CASE_DELIVERED, "2019-03-11", DataField.HOW, how);
  }

  private static Story visited(Story story, String cause) {
    return story.event(
        EventType.CASE_VISITED, "2019-03-07", DataField.VISIT, "v", DataField.CAUSE, cause);
  }

  private static Story asked(Story story, int times) {
    for (int i = 0; i < times; i++) {
      story.event(EventType.CASE_SUPPLEMENT_REQUESTED, "2019-03-04T11:0" + i);
    }
    return story;
  }

  private static Story silent(String channel) {
    return Story.cn()
        .applied("2019-03-04", DataField.CHANNEL, channel)
        .accepted("2019-03-05")
        .decided("2019-03-08");
  }

  @ParameterizedTest
  @CsvSource({
    "WEB,ELECTRONIC,1",
    "MOBILE,COURIER,1",
    "MOBILE,,1",
    "WEB,COUNTER,0",
    "WEB,TERMINAL,0",
    "WEB,MAILBOX,0",
    "PHONE,ELECTRONIC,0",
    "COUNTER,,0"
  })
  void onlineWholeIsOnlineInAndOut(String channel, String how, int whole) {
    Story story = decided(channel);
    if (how != null) {
      delivered(story, how);
    }
    assertThat(new FiguresOf(story).of("online-whole")).isEqualTo(new Ratio(whole, 1));
  }

  @Test
  void onlineWholeNeedsThatNobodyCameAndThatItIsKnown() {
    FiguresOf figures =
        new FiguresOf(
            decided("WEB"),
            visited(decided("WEB"), "SUPPLEMENT"),
            visited(decided("WEB"), "COLLECT"),
            decided("COUNTER"),
            silent("WEB"),
            silent("COUNTER"),
            applied("WEB").accepted("2019-03-05"));
    assertThat(figures.of("online-whole")).isEqualTo(new Ratio(1, 4));
    assertThat(figures.on("online-whole", "2019-03-08")).isEqualTo(new Ratio(1, 4));
    assertThat(figures.on("online-whole", "2019-03-04")).isEqualTo(new Ratio(0, 0));
  }

  @Test
  void whatIsCollectedLaterIsNotKnownBefore() {
    FiguresOf figures = new FiguresOf(delivered(decided("WEB"), "COUNTER"));
    assertThat(figures.asOf("online-whole", "2019-03-10")).isEqualTo(new Ratio(1, 1));
    assertThat(figures.asOf("online-whole", "2019-03-11")).isEqualTo(new Ratio(0, 1));
  }

  @Test
  void assistedIsAssistedOrAtTheDoor() {
    FiguresOf figures =
        new FiguresOf(
            decided("COUNTER", DataField.ASSISTED, true),
            decided("DOORSTEP"),
            decided("WEB"),
            applied("DOORSTEP"));
    assertThat(figures.of("assisted-rate")).isEqualTo(new Ratio(2, 3));
    assertThat(figures.on("assisted-rate", "2019-03-04")).isEqualTo(new Ratio(0, 0));
  }

  @Test
  void cityWideIsReceivedOutsideTheAreaOfTheUnit() {
    FiguresOf figures =
        new FiguresOf(
            decided("COUNTER", DataField.RECEIVING_UNIT, "elsewhere"),
            decided("COUNTER", DataField.RECEIVING_UNIT, "U"),
            decided("COUNTER"),
            applied("COUNTER", DataField.RECEIVING_UNIT, "elsewhere"));
    assertThat(figures.of("city-wide")).isEqualTo(new Ratio(1, 3));
    assertThat(figures.on("city-wide", "2019-03-08")).isEqualTo(new Ratio(1, 3));
  }

  @Test
  void toldOnceLooksAtCasesThatWereAsked() {
    FiguresOf figures =
        new FiguresOf(
            asked(decided("WEB"), 0),
            asked(decided("WEB"), 1),
            asked(decided("WEB"), 2),
            asked(applied("WEB"), 1));
    assertThat(figures.of("once-told")).isEqualTo(new Ratio(1, 2));
    assertThat(figures.of("supplement-rate")).isEqualTo(new Ratio(2, 3));
    assertThat(figures.on("once-told", "2019-03-08")).isEqualTo(new Ratio(1, 2));
    assertThat(figures.on("once-told", "2019-03-04")).isEqualTo(new Ratio(0, 0));
  }

  @Test
  void returnsAreOfTheCasesAppliedForByThatDate() {
    FiguresOf figures =
        new FiguresOf(
            applied("WEB").event(EventType.CASE_REFUSED, "2019-03-06"),
            applied("WEB").event(EventType.CASE_RETURNED, "2019-03-07"),
            applied("WEB").event(EventType.CASE_WITHDRAWN, "2019-03-07"),
            decided("WEB"),
            applied("WEB"));
    assertThat(figures.of("return-rate")).isEqualTo(new Ratio(2, 5));
    assertThat(figures.on("return-rate", "2019-03-04")).isEqualTo(new Ratio(2, 5));
    assertThat(figures.on("return-rate", "2019-03-06")).isEqualTo(new Ratio(0, 0));
    assertThat(figures.asOf("return-rate", "2019-03-06")).isEqualTo(new Ratio(1, 5));
  }

  @Test
  void tripsAreCountedWithAndWithoutTheSupplementOnes() {
    FiguresOf figures =
        new FiguresOf(
            decided("WEB"),
            visited(decided("WEB"), "SUPPLEMENT"),
            visited(decided("WEB"), "COLLECT"),
            visited(decided("COUNTER"), "SUPPLEMENT"),
            silent("WEB"),
            silent("TERMINAL"),
            visited(applied("WEB"), "FIRST"));
    assertThat(figures.of("one-visit")).isEqualTo(new Trips(new Ratio(4, 5), new Ratio(5, 5)));
    assertThat(figures.of("zero-visit")).isEqualTo(new Trips(new Ratio(1, 5), new Ratio(2, 5)));
    assertThat(figures.of("visits")).isEqualTo(new Trips(new Ratio(5, 5), new Ratio(3, 5)));
    assertThat(figures.on("visits", "2019-03-08"))
        .isEqualTo(new Trips(new Ratio(5, 5), new Ratio(3, 5)));
    assertThat(figures.on("visits", "2019-03-07"))
        .isEqualTo(new Trips(new Ratio(0, 0), new Ratio(0, 0)));
  }

  @Test
  void aTripThatIsStillToComeIsNotKnown() {
    Story story = decided("WEB");
    story.event(EventType.CASE_VISITED, "2019-03-12", DataField.VISIT, "v");
    FiguresOf figures = new FiguresOf(story);
    assertThat(figures.asOf("zero-visit", "2019-03-11"))
        .isEqualTo(new Trips(new Ratio(1, 1), new Ratio(1, 1)));
    assertThat(figures.asOf("zero-visit", "2019-03-12"))
        .isEqualTo(new Trips(new Ratio(0, 1), new Ratio(0, 1)));
  }

  @Test
  void materialsAreSummedOverCasesThatSentBothNumbers() {
    FiguresOf figures =
        new FiguresOf(
            applied("WEB", DataField.MATERIALS_REQUIRED, 6L, DataField.MATERIALS_SHARED, 2L),
            decided("WEB", DataField.MATERIALS_REQUIRED, 4L, DataField.MATERIALS_SHARED, 4L),
            applied("WEB", DataField.MATERIALS_REQUIRED, 9L),
            applied("WEB"));
    assertThat(figures.of("materials-shared")).isEqualTo(new Ratio(6, 10));
    assertThat(figures.on("materials-shared", "2019-03-04")).isEqualTo(new Ratio(6, 10));
    assertThat(figures.on("materials-shared", "2019-03-08")).isEqualTo(new Ratio(0, 0));
  }

  @Test
  void quarantinedCasesAndDrillsAreInNone() {
    Story odd = applied("WEB").accepted("2019-03-08").decided("2019-03-05");
    FiguresOf figures = new FiguresOf(odd);
    for (String metric :
        new String[] {"online-whole", "assisted-rate", "city-wide", "once-told", "return-rate"}) {
      assertThat(figures.of(metric)).as(metric).isEqualTo(new Ratio(0, 0));
    }
    assertThat(figures.of("visits")).isEqualTo(new Trips(new Ratio(0, 0), new Ratio(0, 0)));
  }
}
