package io.xiaoneng.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.event.DataField;
import io.xiaoneng.event.Event;
import io.xiaoneng.event.EventType;
import io.xiaoneng.registry.Limit;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Metric catalogue §1, rule by rule. Times of day are 10:00 where a test names a date alone. */
class CaseFoldTest {

  private static final String PERMIT = "行政许可";
  private static final String SERVICE = "公共服务";

  /** A case accepted on that day whose item promises so many working days. */
  private static Story promised(String accepted, int days) {
    Story story = Story.cn().applied(accepted).accepted(accepted);
    story.registry().item("I", SERVICE, working(days), Limit.NONE);
    return story;
  }

  private static Limit working(int days) {
    return new Limit(days, Limit.Kind.WORKING);
  }

  private static void assertDue(Story story, String local) {
    assertThat(story.fold().duePromise()).isEqualTo(story.at(local));
    assertThat(story.fold().dates().due()).isEqualTo(local.substring(0, 10));
  }

  @Nested
  class Vectors {

    @ParameterizedTest
    @CsvSource({
      "2019-01-25, 10, 2019-02-13",
      "2019-04-26,  5, 2019-05-06",
      "2019-09-27,  5, 2019-10-10",
      "2019-02-02,  1, 2019-02-03",
    })
    void thePromiseFallsDueAtTheEndOfItsLastWorkingDay(String accepted, int days, String due) {
      assertDue(promised(accepted, days), due + "T23:59:59.999");
    }

    @Test
    void aStopOverSpringFestivalMovesTheDueDateByItsWorkingDays() {
      assertDue(
          promised("2019-01-25", 10).stop("p", "2019-01-29").resume("p", "2019-02-12"),
          "2019-02-22T23:59:59.999");
    }
  }

  @Nested
  class Attributes {

    @Test
    void comeFromTheEarliestApplication() {
      Story story =
          Story.cn()
              .accepted("2019-03-01", DataField.UNIT, "B", DataField.ITEM, "J")
              .applied("2019-03-05", DataField.CHANNEL, "MOBILE", DataField.UNIT, "late")
              .applied("2019-03-04", DataField.SERVICE_POINT, "P");
      CaseFacts.Attributes attributes = story.fold().attributes();
      assertThat(attributes.unit()).isEqualTo("U");
      assertThat(attributes.district()).isEqualTo("D");
      assertThat(attributes.channel()).isEqualTo("WEB");
      assertThat(attributes.point()).isEqualTo("P");
    }

    @Test
    void comeFromTheEarliestAcceptanceWhereNobodyApplied() {
      Story story =
          Story.cn()
              .accepted("2019-03-04", DataField.UNIT, "B", DataField.ITEM, "J")
              .accepted("2019-03-01", DataField.UNIT, "A", DataField.ITEM, "I");
      assertThat(story.fold().attributes().unit()).isEqualTo("A");
      assertThat(story.fold().matureAt()).isNull();
    }

    @Test
    void areMissingWithNeitherAndTheCaseIsFlagged() {
      CaseFacts facts = Story.cn().decided("2019-03-01").fold();
      assertThat(facts.attributes()).isNull();
      assertThat(facts.flags()).containsExactly(CaseFlag.NO_ATTRIBUTES);
      assertThat(facts.firstAt()).isEqualTo(facts.decidedAt());
    }

    @Test
    void tieInTimeGoesToTheSmallerSourceAndId() {
      Story story = Story.cn();
      story.revision("b", 0, EventType.CASE_APPLIED, "2019-03-01", DataField.UNIT, "B");
      story.revision("a", 0, EventType.CASE_APPLIED, "2019-03-01", DataField.UNIT, "A");
      assertThat(story.fold().attributes().unit()).isEqualTo("A");
    }

    @Test
    void takeTheItemVersionFromTheRegistryWhereNotSent() {
      assertThat(promised("2019-03-01", 1).fold().attributes().itemVersion()).isEqualTo(1);
      assertThat(Story.cn().applied("2019-03-01", DataField.ITEM_VERSION, 4L).fold().attributes())
          .extracting(CaseFacts.Attributes::itemVersion, CaseFacts.Attributes::itemType)
          .containsExactly(4L, "");
    }
  }

  @Nested
  class Acceptances {

    @Test
    void theEarliestCountsWithoutSupplement() {
      Story story = Story.cn().applied("2019-03-01").accepted("2019-03-06").accepted("2019-03-04");
      assertThat(story.fold().acceptedAt()).isEqualTo(story.at("2019-03-04"));
    }

    @Test
    void aSupplementMovesTheStart() {
      Story story =
          Story.cn()
              .applied("2019-03-01")
              .accepted("2019-03-04", DataField.MODE, "NORMAL")
              .event(EventType.CASE_SUPPLEMENT_REQUESTED, "2019-03-05")
              .event(EventType.CASE_SUPPLEMENTED, "2019-03-06")
              .accepted("2019-03-08")
              .accepted("2019-03-07");
      CaseFacts facts = story.fold();
      assertThat(facts.acceptedAt()).isEqualTo(story.at("2019-03-07"));
      assertThat(facts.flags()).isEmpty();
      assertThat(facts.supplementRequests()).isEqualTo(1);
    }

    @Test
    void oneAtTheMomentOfTheSupplementIsNotBeforeIt() {
      Story story =
          Story.cn()
              .applied("2019-03-01")
              .accepted("2019-03-04")
              .event(EventType.CASE_SUPPLEMENTED, "2019-03-06")
              .accepted("2019-03-06");
      assertThat(story.fold().acceptedAt()).isEqualTo(story.at("2019-03-06"));
    }

    @ParameterizedTest
    @CsvSource({"NORMAL, true", "TOLERANT, false", "COMMITMENT, false"})
    void allBeforeTheSupplementIsFlaggedUnlessTolerated(String mode, boolean flagged) {
      Story story =
          Story.cn()
              .applied("2019-03-01")
              .accepted("2019-03-04", DataField.MODE, mode)
              .event(EventType.CASE_SUPPLEMENTED, "2019-03-06");
      CaseFacts facts = story.fold();
      assertThat(facts.acceptedAt()).isEqualTo(story.at("2019-03-04"));
      assertThat(facts.flags().contains(CaseFlag.ACCEPTED_BEFORE_SUPPLEMENTED)).isEqualTo(flagged);
      assertThat(facts.mode()).isEqualTo(mode);
    }
  }

  @Nested
  class DeemedAcceptance {

    private Story permit(String applied) {
      Story story = Story.cn().applied(applied);
      story.registry().item("I", PERMIT, working(10), working(20));
      return story;
    }

    @Test
    void silenceForFiveWorkingDaysIsAcceptanceOnTheDayOfApplication() {
      Story story = permit("2019-01-25");
      CaseFacts facts = story.fold();
      assertThat(facts.acceptedAt()).isEqualTo(story.at("2019-01-25"));
      assertThat(facts.deemed()).isTrue();
      // Counted: 28, 29, 30, 31 January and 1 February; it holds from the 2nd.
      assertThat(facts.deemedFrom()).isEqualTo(story.at("2019-02-02T00:00"));
      assertThat(facts.kind()).isEmpty();
      assertThat(facts.duePromise()).isEqualTo(story.at("2019-02-13T23:59:59.999"));
      assertThat(facts.flags()).isEmpty();
    }

    @Test
    void beforeThatItIsNotThere() {
      Story story = permit("2019-01-25");
      CaseFacts facts = story.fold();
      CaseFacts before = FactsAsOf.of(facts, story.at("2019-02-01T23:59:59.999"));
      assertThat(before.acceptedAt()).isNull();
      assertThat(before.deemed()).isFalse();
      assertThat(before.dates().accepted()).isNull();
      assertThat(FactsAsOf.of(facts, story.at("2019-02-02T00:00")).acceptedAt())
          .isEqualTo(facts.acceptedAt());
    }

    @Test
    void aRealOneReplacesItAndIsFlaggedLate() {
      Story story = permit("2019-03-01").accepted("2019-03-11");
      CaseFacts facts = story.fold();
      assertThat(facts.acceptedAt()).isEqualTo(story.at("2019-03-11"));
      assertThat(facts.deemed()).isFalse();
      assertThat(facts.deemedFrom()).isNull();
      assertThat(facts.flags()).containsExactly(CaseFlag.ACCEPTED_LATE);
    }

    @Test
    void aRealOneOnTheFifthDayIsInTime() {
      assertThat(permit("2019-03-01").accepted("2019-03-08T23:59").fold().flags()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CASE_SUPPLEMENT_REQUESTED", "CASE_REFUSED", "CASE_RETURNED"})
    void anAnswerPreventsIt(EventType answer) {
      assertThat(permit("2019-03-01").event(answer, "2019-03-04").fold().acceptedAt()).isNull();
    }

    @Test
    void afterASupplementItCountsFromThere() {
      Story story =
          permit("2019-03-01")
              .event(EventType.CASE_SUPPLEMENT_REQUESTED, "2019-03-04")
              .event(EventType.CASE_SUPPLEMENTED, "2019-03-06");
      assertThat(story.fold().acceptedAt()).isEqualTo(story.at("2019-03-06"));
      assertThat(story.fold().deemedFrom()).isEqualTo(story.at("2019-03-14T00:00"));
      story.event(EventType.CASE_SUPPLEMENT_REQUESTED, "2019-03-07");
      assertThat(story.fold().acceptedAt()).isNull();
    }

    @Test
    void anAcceptanceSoonAfterTheSupplementIsNotLate() {
      Story story =
          permit("2019-03-01")
              .event(EventType.CASE_SUPPLEMENT_REQUESTED, "2019-03-04")
              .event(EventType.CASE_SUPPLEMENTED, "2019-03-20")
              .accepted("2019-03-22");
      assertThat(story.fold().flags()).isEmpty();
    }

    @Test
    void aRefusalAfterTheFiveDaysTakesItBack() {
      Story story = permit("2019-03-01").event(EventType.CASE_REFUSED, "2019-03-20");
      assertThat(story.fold().acceptedAt()).isNull();
      assertThat(story.fold().refusedAt()).isEqualTo(story.at("2019-03-20"));
    }

    @Test
    void aDecisionWithoutAcceptanceIsMeasuredFromIt() {
      CaseFacts facts = permit("2019-03-01").decided("2019-03-12").fold();
      assertThat(facts.deemed()).isTrue();
      assertThat(facts.quarantined()).isFalse();
      assertThat(facts.d1()).isEqualTo(7);
    }

    @Test
    void itIsForLicencesOnly() {
      Story story = Story.cn().applied("2019-03-01");
      story.registry().item("I", SERVICE, working(10), working(20));
      assertThat(story.fold().acceptedAt()).isNull();
      assertThat(Story.cn().applied("2019-03-01").fold().acceptedAt()).isNull();
    }
  }

  @Nested
  class Ends {

    @Test
    void theEarliestOfEachCounts() {
      Story story =
          Story.cn()
              .applied("2019-03-01")
              .accepted("2019-03-01")
              .decided("2019-03-09")
              .decided("2019-03-08")
              .event(EventType.CASE_DELIVERED, "2019-03-12")
              .event(EventType.CASE_DELIVERED, "2019-03-11")
              .event(EventType.CASE_RETURNED, "2019-03-06")
              .event(EventType.CASE_REFUSED, "2019-03-07")
              .event(EventType.CASE_TERMINATED, "2019-03-15")
              .event(EventType.CASE_VOIDED, "2019-03-14")
              .event(EventType.CASE_WITHDRAWN, "2019-03-13");
      CaseFacts facts = story.fold();
      assertThat(facts.decidedAt()).isEqualTo(story.at("2019-03-08"));
      assertThat(facts.deliveredAt()).isEqualTo(story.at("2019-03-11"));
      assertThat(facts.refusedAt()).isEqualTo(story.at("2019-03-06"));
      assertThat(facts.closedAt()).isEqualTo(story.at("2019-03-13"));
      assertThat(facts.endedAt()).isEqualTo(facts.refusedAt());
      assertThat(facts.outcome()).isEqualTo("APPROVED");
    }

    @Test
    void decidedBeforeAcceptedQuarantines() {
      CaseFacts facts =
          Story.cn().applied("2019-03-01").accepted("2019-03-05").decided("2019-03-04").fold();
      assertThat(facts.quarantined()).isTrue();
      assertThat(facts.flags()).containsExactly(CaseFlag.DECIDED_TOO_EARLY);
      assertThat(facts.d1()).isNull();
    }

    @Test
    void decidedBeforeAppliedQuarantines() {
      assertThat(Story.cn().applied("2019-03-05").decided("2019-03-04").fold().quarantined())
          .isTrue();
    }

    @Test
    void decidedAtTheSameMomentIsFine() {
      CaseFacts facts =
          Story.cn().applied("2019-03-05").accepted("2019-03-05").decided("2019-03-05").fold();
      assertThat(facts.quarantined()).isFalse();
      assertThat(facts.d1()).isZero();
    }
  }

  @Nested
  class Promises {

    @Test
    void theSendersPromiseCountsToTheMillisecond() {
      Story story = Story.cn().applied("2019-03-01");
      story.accepted("2019-03-01", DataField.PROMISED_DUE_AT, story.at("2019-03-09T16:30"));
      assertDue(story, "2019-03-09T16:30");
    }

    @Test
    void theRegistrysCountsWhereItIsEarlier() {
      Story story = promised("2019-03-01", 2);
      Story longer = Story.cn().applied("2019-03-01");
      longer.registry().item("I", SERVICE, working(2), Limit.NONE);
      longer.accepted("2019-03-01", DataField.PROMISED_DUE_AT, story.at("2019-03-06T00:00"));
      assertThat(longer.fold().duePromise()).isEqualTo(story.fold().duePromise());
      assertThat(longer.fold().flags()).containsExactly(CaseFlag.PROMISE_LONGER_THAN_REGISTRY);
    }

    @Test
    void aShorterOneThanTheRegistrysCounts() {
      Story story = Story.cn().applied("2019-03-01");
      story.registry().item("I", SERVICE, working(2), Limit.NONE);
      story.accepted("2019-03-01", DataField.PROMISED_DUE_AT, story.at("2019-03-05T12:00"));
      assertDue(story, "2019-03-05T12:00");
      assertThat(story.fold().flags()).isEmpty();
    }

    @Test
    void theFirstSentCountsWhicheverRevisionComesFirst() {
      for (List<Long> order : List.of(List.of(0L, 1L, 2L), List.of(2L, 0L, 1L))) {
        Story story = Story.cn().applied("2019-03-01");
        for (long revision : order) {
          story.revision(
              "a",
              revision,
              EventType.CASE_ACCEPTED,
              "2019-03-01",
              DataField.CASE_KIND,
              "COMMITTED",
              DataField.PROMISED_DUE_AT,
              story.at("2019-03-1" + revision));
        }
        assertDue(story, "2019-03-10T10:00");
        assertThat(story.fold().flags()).containsExactly(CaseFlag.PROMISE_REWRITTEN);
        assertThat(story.fold().events()).isEqualTo(2);
      }
    }

    @Test
    void aRevisionThatKeepsItIsNoRewriting() {
      Story story = Story.cn().applied("2019-03-01");
      for (String window : List.of("GENERAL", "SPECIALISED")) {
        story.revision(
            "a",
            window.equals("GENERAL") ? 0 : 1,
            EventType.CASE_ACCEPTED,
            "2019-03-01",
            DataField.WINDOW,
            window,
            DataField.PROMISED_DUE_AT,
            story.at("2019-03-10"));
      }
      assertThat(story.fold().flags()).isEmpty();
      assertThat(story.fold().window()).isEqualTo("SPECIALISED");
    }

    @Test
    void aPromiseFirstSentByARevisionIsTheFirst() {
      Story story = Story.cn().applied("2019-03-01");
      story.revision("a", 0, EventType.CASE_ACCEPTED, "2019-03-01");
      story.revision(
          "a",
          1,
          EventType.CASE_ACCEPTED,
          "2019-03-01",
          DataField.PROMISED_DUE_AT,
          story.at("2019-03-10"));
      assertDue(story, "2019-03-10T10:00");
      assertThat(story.fold().flags()).isEmpty();
    }

    @Test
    void takingItBackIsARewriting() {
      Story story = Story.cn().applied("2019-03-01");
      story.revision(
          "a",
          0,
          EventType.CASE_ACCEPTED,
          "2019-03-01",
          DataField.PROMISED_DUE_AT,
          story.at("2019-03-10"));
      story.revision("a", 1, EventType.CASE_ACCEPTED, "2019-03-01");
      assertDue(story, "2019-03-10T10:00");
      assertThat(story.fold().flags()).containsExactly(CaseFlag.PROMISE_REWRITTEN);
    }

    @Test
    void whereTheAcceptanceThatCountsNamesNoneTheNextDoes() {
      Story story = Story.cn().applied("2019-03-01");
      story
          .accepted("2019-03-01")
          .accepted("2019-03-02", DataField.PROMISED_DUE_AT, story.at("2019-03-12"))
          .accepted("2019-03-03", DataField.PROMISED_DUE_AT, story.at("2019-03-11"));
      assertDue(story, "2019-03-12T10:00");
      assertThat(story.fold().acceptedAt()).isEqualTo(story.at("2019-03-01"));
    }

    @Test
    void aPromiseGivenBeforeTheSupplementIsVoid() {
      Story story = Story.cn().applied("2019-03-01");
      story
          .accepted("2019-03-01", DataField.PROMISED_DUE_AT, story.at("2019-03-08"))
          .event(EventType.CASE_SUPPLEMENTED, "2019-03-05")
          .accepted("2019-03-06", DataField.PROMISED_DUE_AT, story.at("2019-03-14"));
      assertDue(story, "2019-03-14T10:00");
      assertThat(story.fold().flags()).isEmpty();
    }

    @Test
    void noneKnownIsNoDueDate() {
      Story story = Story.cn().applied("2019-03-01").accepted("2019-03-01");
      assertThat(story.fold().duePromise()).isNull();
      assertThat(story.fold().dates().due()).isNull();
      assertThat(story.fold().dueStatutory()).isNull();
    }

    @Test
    void anImmediateCaseFallsDueAtTheEndOfDayZero() {
      Story story = Story.cn().applied("2019-03-01");
      story.registry().item("I", SERVICE, working(5), working(20));
      story.event(
          EventType.CASE_ACCEPTED,
          "2019-03-02T11:00",
          DataField.CASE_KIND,
          "IMMEDIATE",
          DataField.PROMISED_DUE_AT,
          story.at("2019-03-08"));
      assertDue(story, "2019-03-02T23:59:59.999");
      assertThat(story.fold().dueStatutory()).isEqualTo(story.at("2019-03-29T23:59:59.999"));
      assertThat(story.fold().flags()).isEmpty();
    }

    @Test
    void aRenewalFallsDueWhenItsLicenceExpiresIfThatIsEarlier() {
      for (String expiry : List.of("2019-03-07T00:00", "2019-12-31T00:00")) {
        Story story = Story.cn();
        story
            .applied(
                "2019-03-01", DataField.RENEWAL_OF, "x", DataField.VALID_UNTIL, story.at(expiry))
            .accepted("2019-03-01");
        story.registry().item("I", SERVICE, working(10), working(20));
        boolean earlier = expiry.startsWith("2019-03-07");
        assertThat(story.fold().duePromise())
            .isEqualTo(story.at(earlier ? expiry : "2019-03-15T23:59:59.999"));
        assertThat(story.fold().dueStatutory())
            .isEqualTo(story.at(earlier ? expiry : "2019-03-29T23:59:59.999"));
      }
    }

    @Test
    void aValidityOfACaseThatRenewsNothingMovesNoDueDate() {
      Story story = Story.cn();
      story
          .applied("2019-03-01", DataField.VALID_UNTIL, story.at("2019-03-07"))
          .accepted("2019-03-01");
      story.registry().item("I", SERVICE, working(10), working(20));
      assertDue(story, "2019-03-15T23:59:59.999");
    }

    @Test
    void anExtensionIsGrantedBeforeDueOrNotAtAll() {
      for (String granted : List.of("2019-03-11T09:59:59.999", "2019-03-11T10:00")) {
        Story story = Story.cn().applied("2019-03-01");
        story
            .accepted("2019-03-01", DataField.PROMISED_DUE_AT, story.at("2019-03-11"))
            .extend("x", granted, 2);
        boolean before = !granted.endsWith("10:00");
        assertDue(story, before ? "2019-03-13T10:00" : "2019-03-11T10:00");
        assertThat(story.fold().grantedDays()).isEqualTo(before ? 2 : 0);
      }
    }
  }

  @Nested
  class Limits {

    @ParameterizedTest
    @CsvSource({
      "WORKING,  0, 2019-03-02T10:00, 2019-03-02T23:59:59.999",
      "WORKING,  1, 2019-03-02T10:00, 2019-03-04T23:59:59.999",
      "CALENDAR, 3, 2019-03-01T10:00, 2019-03-04T23:59:59.999",
      "CALENDAR, 1, 2019-03-01T10:00, 2019-03-04T23:59:59.999",
      "CALENDAR, 7, 2019-01-29T10:00, 2019-02-11T23:59:59.999",
      "CALENDAR, 4, 2019-01-29T10:00, 2019-02-02T23:59:59.999",
      "MONTH,    1, 2019-01-31T10:00, 2019-02-28T23:59:59.999",
      "MONTH,    3, 2019-03-29T10:00, 2019-06-29T23:59:59.999",
      "HOUR,     2, 2019-03-01T09:15, 2019-03-01T11:15",
      "HOUR,     4, 2019-03-01T09:15, 2019-03-01T14:15",
      "HOUR,     3, 2019-03-01T09:00, 2019-03-01T12:00",
      "HOUR,     4, 2019-03-01T12:30, 2019-03-01T17:00",
      "HOUR,     2, 2019-03-01T16:00, 2019-03-04T10:00",
      "HOUR,     7, 2019-03-01T18:00, 2019-03-04T17:00",
      "HOUR,     8, 2019-03-02T10:00, 2019-03-05T10:00",
      "HOUR,    15, 2019-03-01T16:00, 2019-03-05T17:00",
    })
    void endAsTheirKindSays(Limit.Kind kind, int amount, String accepted, String due) {
      Story story = Story.cn().applied(accepted).accepted(accepted);
      story.registry().item("I", SERVICE, new Limit(amount, kind), new Limit(amount, kind));
      assertDue(story, due);
      assertThat(story.fold().dueStatutory()).isEqualTo(story.at(due));
      assertThat(story.fold().dates().dueStatutory()).isEqualTo(due.substring(0, 10));
    }

    @Test
    void dayZeroIsTheLocalDayOfTheCity() {
      Story late = promised("2019-03-01T23:59:59.999", 1);
      Story next = promised("2019-03-02T00:00", 1);
      assertDue(late, "2019-03-04T23:59:59.999");
      assertDue(next, "2019-03-04T23:59:59.999");
      assertThat(late.fold().dates().accepted()).isEqualTo("2019-03-01");
      assertThat(next.fold().dates().accepted()).isEqualTo("2019-03-02");
    }
  }

  @Nested
  class Stops {

    @Test
    void theDayOfTheBeginCountsAndTheDayOfTheEndDoesNot() {
      assertDue(
          promised("2019-03-04", 5).stop("p", "2019-03-05").resume("p", "2019-03-06"),
          "2019-03-12T23:59:59.999");
    }

    @Test
    void oneWithinADayStopsNothing() {
      assertDue(
          promised("2019-03-04", 5).stop("p", "2019-03-05T09:00").resume("p", "2019-03-05T17:00"),
          "2019-03-11T23:59:59.999");
    }

    @Test
    void daysOffInsideAreNotAddedTwice() {
      assertDue(
          promised("2019-03-04", 5).stop("p", "2019-03-08").resume("p", "2019-03-10"),
          "2019-03-11T23:59:59.999");
    }

    @Test
    void overlappingOnesAreOneUnion() {
      Story story =
          promised("2019-03-04", 10)
              .stop("p", "2019-03-05")
              .stop("q", "2019-03-06")
              .resume("p", "2019-03-07")
              .resume("q", "2019-03-08");
      assertDue(story, "2019-03-21T23:59:59.999");
      assertThat(story.decided("2019-03-12").fold().d1()).isEqualTo(3);
      assertThat(story.fold().stoppedDays()).isEqualTo(3);
      assertThat(story.fold().stops()).isEqualTo(2);
    }

    @Test
    void movingIsRepeatedUntilNoStoppedDayIsAdded() {
      // 5 days from 03-04 end on 03-11; the first stop moves that to 03-13, past the second's
      // begin.
      assertDue(
          promised("2019-03-04", 5)
              .stop("p", "2019-03-05")
              .resume("p", "2019-03-07")
              .stop("q", "2019-03-12")
              .resume("q", "2019-03-15"),
          "2019-03-18T23:59:59.999");
    }

    @Test
    void begunAfterDueItMovesNothing() {
      Story story = promised("2019-03-04", 2).stop("p", "2019-03-07").resume("p", "2019-03-20");
      assertDue(story, "2019-03-06T23:59:59.999");
      Story open = promised("2019-03-04", 2).stop("p", "2019-03-07");
      assertDue(open, "2019-03-06T23:59:59.999");
    }

    @Test
    void whileOneBegunBeforeDueIsOpenThereIsNoDueDate() {
      Story story = promised("2019-03-04", 5).stop("p", "2019-03-05", DataField.LIMIT_DAYS, 3L);
      CaseFacts facts = story.fold();
      assertThat(facts.duePromise()).isNull();
      assertThat(facts.dates().due()).isNull();
      assertThat(facts.stopDueAt()).isEqualTo(story.at("2019-03-08T23:59:59.999"));
      assertThat(facts.matureAt()).isEqualTo(story.at("2019-04-16"));
    }

    @Test
    void itEndsAtTheDecisionAtTheLatest() {
      Story story =
          promised("2019-03-04", 5)
              .stop("p", "2019-03-05", DataField.LIMIT_DAYS, 3L)
              .decided("2019-03-07");
      CaseFacts facts = story.fold();
      assertThat(facts.duePromise()).isEqualTo(story.at("2019-03-13T23:59:59.999"));
      assertThat(facts.d1()).isEqualTo(1);
      assertThat(facts.stoppedDays()).isEqualTo(2);
      assertThat(facts.stopDueAt()).isNull();
      assertThat(story.resume("p", "2019-03-20").fold().d1()).isEqualTo(1);
    }

    @Test
    void begunAfterTheDecisionItMovesNothing() {
      Story story =
          promised("2019-03-04", 5)
              .decided("2019-03-05")
              .stop("p", "2019-03-06")
              .resume("p", "2019-03-08");
      assertDue(story, "2019-03-11T23:59:59.999");
      assertThat(story.fold().d1()).isEqualTo(1);
      assertThat(story.fold().stoppedDays()).isZero();
    }

    @Test
    void begunAfterDueItStillTakesItsDaysOutOfTheHandlingTime() {
      Story story =
          promised("2019-03-04", 2)
              .stop("p", "2019-03-07")
              .resume("p", "2019-03-11")
              .decided("2019-03-12");
      assertDue(story, "2019-03-06T23:59:59.999");
      assertThat(story.fold().d1()).isEqualTo(4);
      assertThat(story.fold().stoppedDays()).isEqualTo(2);
    }

    @Test
    void openPastItsLimitItIsItselfOverdueAndTheCaseHasNoDueDate() {
      Story story = promised("2019-03-04", 5).stop("p", "2019-03-05", DataField.LIMIT_DAYS, 2L);
      CaseFacts later = FactsAsOf.of(story.fold(), story.at("2019-04-01"));
      assertThat(later.duePromise()).isNull();
      assertThat(later.stopDueAt()).isEqualTo(story.at("2019-03-07T23:59:59.999"));
    }

    @Test
    void aSlowerClockOfTheStatuteSeesAStopThatThePromiseDoesNot() {
      Story story = promised("2019-03-04", 2).stop("p", "2019-03-08");
      story.registry().item("I", SERVICE, working(2), working(10));
      assertThat(story.fold().duePromise()).isEqualTo(story.at("2019-03-06T23:59:59.999"));
      assertThat(story.fold().dueStatutory()).isNull();
    }

    @Test
    void itMayBeginAgain() {
      assertDue(
          promised("2019-03-04", 5)
              .stop("p", "2019-03-05")
              .resume("p", "2019-03-06")
              .stop("p", "2019-03-07")
              .resume("p", "2019-03-08"),
          "2019-03-13T23:59:59.999");
    }

    @Test
    void whatBeganBeforeAcceptanceStopsOnlyAfterIt() {
      Story story = promised("2019-03-06", 5).stop("p", "2019-03-01").resume("p", "2019-03-07");
      assertDue(story, "2019-03-14T23:59:59.999");
    }

    @Test
    void aPromiseKeepsItsTimeOfDayWhenItMoves() {
      Story story = Story.cn().applied("2019-03-04");
      story
          .accepted("2019-03-04", DataField.PROMISED_DUE_AT, story.at("2019-03-08T16:30"))
          .stop("p", "2019-03-05")
          .resume("p", "2019-03-06");
      assertDue(story, "2019-03-11T16:30");
    }

    @Test
    void theStatutoryDueDateMovesLikewise() {
      Story story = promised("2019-03-04", 2).stop("p", "2019-03-07").resume("p", "2019-03-08");
      story.registry().item("I", SERVICE, working(2), working(10));
      CaseFacts facts = story.fold();
      assertThat(facts.duePromise()).isEqualTo(story.at("2019-03-06T23:59:59.999"));
      assertThat(facts.dueStatutory()).isEqualTo(story.at("2019-03-19T23:59:59.999"));
    }
  }

  @Nested
  class Extensions {

    @Test
    void grantedBeforeDueAddsItsDays() {
      Story story = promised("2019-03-04", 2).extend("x", "2019-03-06", 3);
      assertDue(story, "2019-03-11T23:59:59.999");
      assertThat(story.fold().grantedDays()).isEqualTo(3);
    }

    @Test
    void grantedAfterDueAddsNothing() {
      Story story = promised("2019-03-04", 2).extend("x", "2019-03-07", 3);
      assertDue(story, "2019-03-06T23:59:59.999");
      assertThat(story.fold().grantedDays()).isZero();
    }

    @Test
    void sentTwiceIsGrantedOnce() {
      Story story =
          promised("2019-03-04", 2).extend("x", "2019-03-05", 3).extend("x", "2019-03-06", 3);
      assertThat(story.fold().grantedDays()).isEqualTo(3);
    }

    @Test
    void aStopBegunInTheGrantedTimeStillMoves() {
      assertDue(
          promised("2019-03-04", 2)
              .extend("x", "2019-03-06", 3)
              .stop("p", "2019-03-08")
              .resume("p", "2019-03-12"),
          "2019-03-13T23:59:59.999");
    }

    @Test
    void itStopsNoClock() {
      CaseFacts facts =
          promised("2019-03-04", 2).extend("x", "2019-03-05", 3).decided("2019-03-08").fold();
      assertThat(facts.d1()).isEqualTo(4);
      assertThat(facts.stops()).isZero();
    }
  }

  @Nested
  class Clocks {

    @ParameterizedTest
    @CsvSource({
      "2019-01-25, 2019-01-25, 0",
      "2019-01-25, 2019-01-28, 1",
      "2019-01-25, 2019-02-11, 8",
      "2019-02-02, 2019-02-03, 1",
      "2019-03-01, 2019-03-03, 0",
      "2019-03-03, 2019-03-04, 1",
    })
    void d1CountsTheDaysAfterAcceptanceUpToTheDecision(String accepted, String decided, int d1) {
      Story story = Story.cn().applied(accepted).accepted(accepted).decided(decided);
      assertThat(story.fold().d1()).isEqualTo(d1);
    }

    @Test
    void aCaseIsMatureTenCountedDaysAfterDue() {
      Story story = promised("2019-03-04", 1);
      assertThat(story.fold().matureAt()).isEqualTo(story.at("2019-03-19T23:59:59.999"));
    }

    @Test
    void withoutADueDateItIsMatureThirtyCountedDaysAfterApplication() {
      Story story = Story.cn().applied("2019-03-04T08:07:06.005");
      assertThat(story.fold().matureAt()).isEqualTo(story.at("2019-04-16T08:07:06.005"));
    }
  }

  @Nested
  class DaylightSaving {

    private Story dutch(String accepted) {
      return new Story("weekdays", "Europe/Amsterdam").applied(accepted).accepted(accepted);
    }

    @Test
    void theLastMillisecondIsLocalOnTheLongAndTheShortDay() {
      // Clocks went forward on Sunday 25 March 2012 and back on Sunday 28 October 2012.
      for (String day : List.of("2012-03-25", "2012-10-28")) {
        Story story = new Story("every-day", "Europe/Amsterdam");
        story.applied(day).accepted(day);
        story.registry().item("I", SERVICE, working(0), Limit.NONE);
        assertDue(story, day + "T23:59:59.999");
        Duration length = Duration.between(story.at(day + "T00:00"), story.fold().duePromise());
        assertThat(length.plusMillis(1).toHours()).isEqualTo(day.startsWith("2012-03") ? 23 : 25);
      }
    }

    @Test
    void aMovedPromiseKeepsItsLocalTimeOverTheChange() {
      Story story = dutch("2012-03-19");
      Story sent = new Story("weekdays", "Europe/Amsterdam").applied("2012-03-19");
      sent.accepted("2012-03-19", DataField.PROMISED_DUE_AT, story.at("2012-03-23T16:30"))
          .stop("p", "2012-03-20")
          .resume("p", "2012-03-21");
      assertDue(sent, "2012-03-26T16:30");
      assertThat(Duration.between(story.at("2012-03-23T16:30"), sent.fold().duePromise()))
          .isEqualTo(Duration.ofHours(71));
    }

    @Test
    void aTimeOfDayThatDoesNotExistMovesForward() {
      Rules rules =
          new Rules(
              WorkCalendar.of("every-day"), ZoneId.of("Europe/Amsterdam"), new TestRegistry());
      assertThat(rules.plusCounted(Instant.parse("2012-03-24T01:30:00Z"), 1))
          .isEqualTo("2012-03-25T01:30:00Z");
    }

    @Test
    void d1CountsLocalDays() {
      assertThat(dutch("2012-03-23T23:30").decided("2012-03-26T00:10").fold().d1()).isEqualTo(1);
      assertThat(dutch("2012-10-26T00:10").decided("2012-10-29T23:50").fold().d1()).isEqualTo(1);
    }
  }

  @Nested
  class Sets {

    @Test
    void aDeleteTakesItsEventOut() {
      Story story = Story.cn().applied("2019-03-01").accepted("2019-03-01");
      story.revision("d", 0, EventType.CASE_DECIDED, "2019-03-05");
      assertThat(story.fold().decidedAt()).isNotNull();
      story.delete("d", 1, EventType.CASE_DECIDED, "2019-03-05");
      assertThat(story.fold().decidedAt()).isNull();
      assertThat(story.fold().events()).isEqualTo(3);
      story.revision("d", 2, EventType.CASE_DECIDED, "2019-03-06");
      assertThat(story.fold().decidedAt()).isEqualTo(story.at("2019-03-06"));
      assertThat(story.fold().events()).isEqualTo(3);
    }

    @Test
    void aCaseOfDeletedEventsAloneStillHasARow() {
      CaseFacts facts = Story.cn().delete("d", 1, EventType.CASE_APPLIED, "2019-03-05").fold();
      assertThat(facts.attributes()).isNull();
      assertThat(facts.events()).isEqualTo(1);
    }

    @Test
    void aTestCaseIsMarked() {
      Story story = Story.cn().applied("2019-03-01");
      assertThat(story.fold().test()).isFalse();
      var event =
          Story.event(
              "t",
              0,
              Event.Operation.UPSERT,
              EventType.CASE_VISITED,
              story.at("2019-03-01"),
              Story.data());
      story.deliver(
          new Event(
              event.subject(),
              event.source(),
              event.id(),
              0,
              event.operation(),
              event.type(),
              event.time(),
              null,
              true,
              event.data(),
              event.hash()));
      assertThat(story.fold().test()).isTrue();
    }

    @Test
    void theRegistrysEpochComesFirstInTheVersion() {
      Story story = Story.cn().applied("2019-03-01");
      var before = story.fold().version();
      story.registry().epoch(1);
      assertThat(story.fold().version().subtract(before)).isEqualTo(BigInteger.ONE.shiftLeft(96));
    }

    @Test
    void noEventsAreNoCase() {
      assertThatThrownBy(() -> CaseFold.fold("x", List.of(), Story.cn().rules()))
          .hasMessage("a case without events cannot be folded");
    }
  }

  @Nested
  class AsOf {

    private final Story story =
        promised("2019-03-04", 5)
            .decided("2019-03-06")
            .event(EventType.CASE_DELIVERED, "2019-03-08");

    @Test
    void laterMilestonesAreNullAndTheDueDateStays() {
      CaseFacts then = FactsAsOf.of(story.fold(), story.at("2019-03-06T09:59:59.999"));
      assertThat(then.acceptedAt()).isNotNull();
      assertThat(then.decidedAt()).isNull();
      assertThat(then.outcome()).isEmpty();
      assertThat(then.d1()).isNull();
      assertThat(then.dates().decided()).isNull();
      assertThat(then.duePromise()).isEqualTo(story.fold().duePromise());
    }

    @Test
    void aMilestoneAtThatMomentHasHappened() {
      CaseFacts then = FactsAsOf.of(story.fold(), story.at("2019-03-06"));
      assertThat(then.decidedAt()).isNotNull();
      assertThat(then.deliveredAt()).isNull();
      assertThat(then.d1()).isEqualTo(2);
    }

    @Test
    void beforeItsFirstMilestoneTheCaseDoesNotExist() {
      assertThat(FactsAsOf.of(story.fold(), story.at("2019-03-04T09:00"))).isNull();
    }

    @Test
    void afterEverythingItIsTheFoldItself() {
      assertThat(FactsAsOf.of(story.fold(), story.at("2019-04-01"))).isEqualTo(story.fold());
    }

    @Test
    void quarantineStays() {
      Story odd = Story.cn().applied("2019-03-06").decided("2019-03-04");
      assertThat(FactsAsOf.of(odd.fold(), odd.at("2019-03-05")).quarantined()).isTrue();
    }
  }
}
