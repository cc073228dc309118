package io.xiaoneng.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.casefile.CaseFacts.Trip;
import io.xiaoneng.event.DataField;
import io.xiaoneng.event.EventType;
import io.xiaoneng.registry.Item;
import io.xiaoneng.registry.Limit;
import io.xiaoneng.registry.Unit;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Duties, effort, times and ratings of a case. 2019-03-04 is a Monday. */
class CaseConductTest {

  private static Story licence() {
    Story story = Story.cn();
    story.registry().item("I", Item.LICENCE, Limit.NONE, Limit.NONE);
    return story;
  }

  private static Story visited(Story story, String local, String visit, String cause) {
    return story.event(
        EventType.CASE_VISITED, local, DataField.VISIT, visit, DataField.CAUSE, cause);
  }

  private static Story rated(Story story, String local, String id, long level, Object... more) {
    Object[] data = new Object[more.length + 4];
    System.arraycopy(more, 0, data, 4, more.length);
    data[0] = DataField.RATING;
    data[1] = id;
    data[2] = DataField.LEVEL;
    data[3] = level;
    return story.event(EventType.CASE_RATED, local, data);
  }

  @Test
  void aLicenceIsAnsweredByTheEndOfTheFifthCountedDay() {
    Story story = licence().applied("2019-03-04");
    assertThat(story.fold().duties().acceptDue()).isEqualTo(story.at("2019-03-11T23:59:59.999"));
    assertThat(story.fold().dates().acceptDue()).isEqualTo(LocalDate.parse("2019-03-11"));
    assertThat(story.fold().duties().answeredAt()).isNull();
    Story service = Story.cn().applied("2019-03-04").accepted("2019-03-05");
    assertThat(service.fold().duties()).isEqualTo(CaseFacts.Duties.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "CASE_ACCEPTED",
    "CASE_REFUSED",
    "CASE_RETURNED",
    "CASE_SUPPLEMENT_REQUESTED",
    "CASE_DECIDED"
  })
  void whateverTheApplicantHeardFirstIsTheAnswer(EventType type) {
    Story story = licence().applied("2019-03-04").event(type, "2019-03-06");
    story.accepted("2019-03-08").event(EventType.CASE_REFUSED, "2019-03-09");
    assertThat(story.fold().duties().answeredAt()).isEqualTo(story.at("2019-03-06"));
  }

  @ParameterizedTest
  @CsvSource({"CASE_RECEIVED", "CASE_WITHDRAWN", "CASE_SUPPLEMENTED", "CASE_STEP_STARTED"})
  void nothingElseIsAnAnswer(EventType type) {
    Story story = licence().applied("2019-03-04").event(type, "2019-03-06");
    assertThat(story.fold().duties().answeredAt()).isNull();
  }

  @Test
  void whatWasApprovedIsDeliveredByTheEndOfTheTenthCountedDay() {
    Story story = Story.cn().applied("2019-03-04").accepted("2019-03-04").decided("2019-03-05");
    assertThat(story.fold().duties().deliveryDue()).isEqualTo(story.at("2019-03-19T23:59:59.999"));
    Story denied = Story.cn().applied("2019-03-04").accepted("2019-03-04");
    denied.event(EventType.CASE_DECIDED, "2019-03-05", DataField.OUTCOME, "DENIED");
    assertThat(denied.fold().duties().deliveryDue()).isNull();
    assertThat(denied.fold().dates().deliveryDue()).isNull();
  }

  @Test
  void tripsAreDistinctVisits() {
    Story story = Story.cn().applied("2019-03-04");
    visited(story, "2019-03-05", "v1", "SUPPLEMENT");
    visited(story, "2019-03-06", "v2", "COLLECT");
    visited(story, "2019-03-07", "v1", "COLLECT");
    visited(story, "2019-03-08", "v3", "SUPPLEMENT");
    assertThat(story.fold().effort().trips())
        .containsExactly(
            new Trip(story.at("2019-03-05"), false),
            new Trip(story.at("2019-03-06"), false),
            new Trip(story.at("2019-03-08"), true));
  }

  @Test
  void visitsWithoutAnIdAreTripsOfTheirOwn() {
    Story story = Story.cn().applied("2019-03-04");
    story.event(EventType.CASE_VISITED, "2019-03-05").event(EventType.CASE_VISITED, "2019-03-06");
    assertThat(story.fold().effort().trips()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "WEB,,0",
    "COUNTER,,1",
    "TERMINAL,,1",
    "MOBILE,COLLECT,1",
    "COUNTER,FIRST,1",
    "COUNTER,SUPPLEMENT,2",
    "COUNTER,COLLECT,2"
  })
  void anApplicationOnTheSpotIsATrip(String channel, String cause, int trips) {
    Story story = Story.cn().applied("2019-03-04", DataField.CHANNEL, channel);
    if (cause != null) {
      visited(story, "2019-03-05", "v1", cause);
    }
    assertThat(story.fold().effort().trips()).hasSize(trips);
  }

  @ParameterizedTest
  @CsvSource({
    "WEB,false,false",
    "WEB,true,true",
    "PHONE,false,false",
    "COUNTER,false,true",
    "TERMINAL,false,true"
  })
  void tripsAreKnownOnTheSpotAndFromSourcesThatReportThem(
      String channel, boolean reports, boolean known) {
    Story story = Story.cn().applied("2019-03-04", DataField.CHANNEL, channel);
    if (reports) {
      story.registry().reportsVisits();
    }
    assertThat(story.fold().effort().tripsKnown()).isEqualTo(known);
  }

  @ParameterizedTest
  @CsvSource({
    "street-1,street-2,true",
    "street-1,street-1,false",
    "street-1,north,true",
    "north,street-1,false",
    "bureau,street-1,false",
    "bureau,south,true",
    "city,south,false",
    "ministry,south,false",
    "north,nobody,true"
  })
  void outsideIsWhereTheAreaOfTheResponsibleUnitDoesNotReach(
      String unit, String receiving, boolean outside) {
    Story story =
        Story.cn().applied("2019-03-04", DataField.UNIT, unit, DataField.RECEIVING_UNIT, receiving);
    story
        .registry()
        .unit("city", Unit.Level.CITY, null)
        .unit("ministry", Unit.Level.DEPARTMENT, "city")
        .unit("north", Unit.Level.DISTRICT, "city")
        .unit("south", Unit.Level.DISTRICT, "city")
        .unit("bureau", Unit.Level.DEPARTMENT, "north")
        .unit("street-1", Unit.Level.STREET, "north")
        .unit("street-2", Unit.Level.STREET, "north");
    assertThat(story.fold().effort().receivedOutside()).isEqualTo(outside);
  }

  @Test
  void materialsAreKnownWhereBothNumbersWereSent() {
    Story both =
        Story.cn()
            .applied(
                "2019-03-04", DataField.MATERIALS_REQUIRED, 5L, DataField.MATERIALS_SHARED, 2L);
    assertThat(both.fold().effort().materialsRequired()).isEqualTo(5);
    assertThat(both.fold().effort().materialsShared()).isEqualTo(2);
    Story one = Story.cn().applied("2019-03-04", DataField.MATERIALS_REQUIRED, 5L);
    assertThat(one.fold().effort().materialsRequired()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"20,WORKING,20", "20,CALENDAR,15", "1,MONTH,23", "16,HOUR,2"})
  void theStatutoryLimitIsCountedInDaysFromAcceptance(int amount, Limit.Kind kind, int days) {
    Story story = Story.cn().applied("2019-03-04T09:00").accepted("2019-03-04T09:00");
    story.registry().item("I", "公共服务", Limit.NONE, new Limit(amount, kind));
    story.stop("p", "2019-03-05").resume("p", "2019-03-08").decided("2019-03-20");
    assertThat(story.fold().times().statutoryDays()).isEqualTo(days);
  }

  @Test
  void timeWithTheApplicantAndStoppedTimeAreUnions() {
    Story story = Story.cn().applied("2019-03-01T10:00");
    story.event(EventType.CASE_SUPPLEMENT_REQUESTED, "2019-03-01T12:00");
    story.event(EventType.CASE_SUPPLEMENT_REQUESTED, "2019-03-01T13:00");
    story.event(EventType.CASE_SUPPLEMENTED, "2019-03-01T14:00");
    story.event(EventType.CASE_SUPPLEMENT_REQUESTED, "2019-03-04T08:00");
    story.accepted("2019-03-04T09:00", DataField.MODE, "TOLERANT");
    story.stop("p", "2019-03-05T10:00").resume("p", "2019-03-06T10:00");
    story.stop("q", "2019-03-06T09:00").resume("q", "2019-03-07T11:00");
    story.stop("r", "2019-03-11T00:00").decided("2019-03-11T12:00");
    CaseFacts.Times times = story.fold().times();
    assertThat(times.supplementMillis()).isEqualTo(3 * 3_600_000L);
    assertThat(times.stoppedMillis()).isEqualTo((49 + 12) * 3_600_000L);
    assertThat(times.stopSpans())
        .containsExactly(
            new CaseFacts.Span(LocalDate.parse("2019-03-05"), LocalDate.parse("2019-03-06")),
            new CaseFacts.Span(LocalDate.parse("2019-03-06"), LocalDate.parse("2019-03-07")));
  }

  @Test
  void aStopOfAnOpenCaseIsASpanAndOneThatIsOpenReachesToTheEnd() {
    Story story = Story.cn().accepted("2019-03-04T09:00");
    story.stop("p", "2019-03-05T10:00").resume("p", "2019-03-06T10:00");
    story.stop("q", "2019-03-11T10:00");
    assertThat(story.fold().times().stopSpans())
        .containsExactly(
            new CaseFacts.Span(LocalDate.parse("2019-03-05"), LocalDate.parse("2019-03-06")),
            new CaseFacts.Span(LocalDate.parse("2019-03-11"), LocalDate.parse("2299-12-31")));
    assertThat(story.fold().times().stoppedMillis()).isZero();
  }

  @Test
  void revisionsAndDeletionsAreEdits() {
    Story story = Story.cn().applied("2019-03-04");
    assertThat(story.fold().lastEditedAt()).isNull();
    story.revision("x", 0, EventType.CASE_STEP_STARTED, "2019-03-05", DataField.STEP, "s");
    assertThat(story.fold().lastEditedAt()).isNull();
    story.revision("x", 1, EventType.CASE_STEP_STARTED, "2019-03-06", DataField.STEP, "s");
    // Recorded a minute after it is said to have happened.
    assertThat(story.fold().lastEditedAt()).isEqualTo(story.at("2019-03-06T10:01"));
    story.delete("e0", 1, EventType.CASE_APPLIED, "2019-03-08");
    assertThat(story.fold().lastEditedAt()).isEqualTo(story.at("2019-03-08T10:01"));
  }

  @Test
  void aRatingIsTheEarliestOfItsIdWithWhatBecameOfIt() {
    Story story = Story.cn().applied("2019-03-04");
    rated(story, "2019-03-06", "r1", 4, DataField.NAMED, true);
    rated(story, "2019-03-07", "r1", 1);
    rated(story, "2019-03-08", "r2", 1, DataField.BY_DEFAULT, true);
    story.event(EventType.CASE_RECTIFIED, "2019-03-10", DataField.RATING, "r1");
    story.event(
        EventType.CASE_RECTIFIED, "2019-03-11", DataField.RATING, "r1", DataField.REVISITED, true);
    CaseFacts facts = story.fold();
    assertThat(facts.ratings())
        .containsExactly(
            new CaseFacts.Rating(
                "r1",
                story.at("2019-03-06"),
                LocalDate.parse("2019-03-06"),
                4,
                false,
                true,
                story.at("2019-03-10"),
                LocalDate.parse("2019-03-10"),
                story.at("2019-03-11"),
                LocalDate.parse("2019-03-11")),
            new CaseFacts.Rating(
                "r2",
                story.at("2019-03-08"),
                LocalDate.parse("2019-03-08"),
                1,
                true,
                false,
                null,
                null,
                null,
                null));
    assertThat(facts.ratings().get(0).bad()).isTrue();
    CaseFacts before = FactsAsOf.of(facts, story.at("2019-03-07"));
    assertThat(before.ratings()).hasSize(1);
    assertThat(before.ratings().get(0).rectifiedAt()).isNull();
  }
}
