package io.xiaoneng.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.card.CardRules.Wish;
import io.xiaoneng.supervision.Hand;
import io.xiaoneng.supervision.Party;
import io.xiaoneng.supervision.Refusal;
import io.xiaoneng.supervision.StepRefusedException;
import io.xiaoneng.supervision.Urgency;
import io.xiaoneng.supervision.WorkTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CardRulesTest {

  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
  private static final CardRules RULES =
      new CardRules(CardTerms.STANDARD, new WorkTime(WorkCalendar.of("cn"), CITY));
  private static final Hand SUPERVISOR = new Hand("wang", Set.of(Party.SUPERVISOR));
  private static final Hand BOTH = new Hand("wang", Set.of(Party.SUPERVISOR, Party.REVIEWER));
  private static final Hand REVIEWER = new Hand("li", Set.of(Party.REVIEWER));
  private static final Hand UNIT = new Hand("bureau", Set.of(Party.UNIT));
  private static final Hand NOBODY = new Hand("zhao", Set.of());

  // A Friday before the make-up days of the Spring Festival of 2019.
  private static final Instant BEGIN = at("2019-02-01T10:00");

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(CITY).toInstant();
  }

  private static Instant endOf(String date) {
    return at(date + "T23:59:59.999");
  }

  private static Card opened() {
    return RULES.open(SUPERVISOR, BEGIN, "按时办结率两月低于下限");
  }

  private static Card take(Card card, CardStep step, Hand hand, String local) {
    return RULES.take(
        card,
        new Wish(step, "说明文字", step == CardStep.APPEAL ? Claim.OTHER_UNIT : null, null),
        hand,
        at(local));
  }

  private static Card received() {
    Card card = take(opened(), CardStep.STATE, UNIT, "2019-02-01T11:00");
    card = take(card, CardStep.ISSUE, SUPERVISOR, "2019-02-01T15:00");
    return take(card, CardStep.RECEIVE, UNIT, "2019-02-01T16:00");
  }

  private static void refused(
      Refusal reason, Card card, CardStep step, Hand hand, String local, @Nullable String told) {
    assertThatExceptionOfType(StepRefusedException.class)
        .isThrownBy(() -> take(card, step, hand, local))
        .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason))
        .withMessageContaining(told == null ? "" : told);
  }

  @Test
  void goesFromTheAlertToItsClosingByThreeHands() {
    Card card = take(received(), CardStep.EXPLAIN, UNIT, "2019-02-02T09:00");
    card = take(card, CardStep.ORDER, SUPERVISOR, "2019-02-02T10:00");
    card = take(card, CardStep.SUBMIT, UNIT, "2019-02-15T10:00");
    card = take(card, CardStep.RETURN, REVIEWER, "2019-02-18T10:00");
    card = take(card, CardStep.SUBMIT, UNIT, "2019-02-20T10:00");
    card = take(card, CardStep.CLOSE, REVIEWER, "2019-02-21T10:00");
    assertThat(card.state()).isEqualTo(CardState.CLOSED);
    assertThat(RULES.due(card)).isNull();
    assertThat(card.version()).isEqualTo(10);
    assertThat(card.history()).extracting(CardEntry::by).contains("wang", "bureau", "li");
    refused(Refusal.WRONG_STATE, card, CardStep.WITHDRAW, SUPERVISOR, "2019-02-22T10:00", null);
  }

  @Test
  void isIssuedOnlyOnceTheUnitWasHeardOrItsTwoCountedDaysAreOver() {
    Card card = opened();
    // Saturday and Sunday are make-up days.
    assertThat(RULES.heardUntil(card)).isEqualTo(endOf("2019-02-03"));
    refused(Refusal.NOT_HEARD, card, CardStep.ISSUE, SUPERVISOR, "2019-02-03T23:59", "been heard");
    assertThat(take(card, CardStep.ISSUE, SUPERVISOR, "2019-02-04T00:00").state())
        .isEqualTo(CardState.ISSUED);
    Card heard = take(card, CardStep.STATE, UNIT, "2019-02-01T10:30");
    assertThat(take(heard, CardStep.ISSUE, SUPERVISOR, "2019-02-01T10:31").state())
        .isEqualTo(CardState.ISSUED);
  }

  @Test
  void anAppealIsDecidedByAReviewerWithoutAPartInTheCard() {
    Card appealed = take(received(), CardStep.APPEAL, UNIT, "2019-02-02T09:00");
    assertThat(appealed.last().claim()).isEqualTo(Claim.OTHER_UNIT);
    refused(
        Refusal.OWN_MATTER, appealed, CardStep.UPHOLD, BOTH, "2019-02-02T10:00", "cannot review");
    refused(Refusal.WRONG_PARTY, appealed, CardStep.UPHOLD, SUPERVISOR, "2019-02-02T10:00", "wang");
    assertThat(take(appealed, CardStep.UPHOLD, REVIEWER, "2019-02-02T10:00").state())
        .isEqualTo(CardState.UPHELD);
    assertThat(take(appealed, CardStep.REJECT, REVIEWER, "2019-02-02T10:00").state())
        .isEqualTo(CardState.RECTIFYING);
  }

  @Test
  void whoeverOpenedOrAnsweredACardDoesNotCloseIt() {
    Card card = take(received(), CardStep.EXPLAIN, UNIT, "2019-02-02T09:00");
    card =
        take(card, CardStep.ORDER, new Hand("sun", Set.of(Party.SUPERVISOR)), "2019-02-02T10:00");
    card = take(card, CardStep.SUBMIT, UNIT, "2019-02-15T10:00");
    Hand unitsReviewer = new Hand("bureau", Set.of(Party.UNIT, Party.REVIEWER));
    refused(Refusal.OWN_MATTER, card, CardStep.CLOSE, unitsReviewer, "2019-02-15T11:00", null);
    refused(Refusal.OWN_MATTER, card, CardStep.CLOSE, BOTH, "2019-02-15T11:00", null);
  }

  @Test
  void appealsOnceAndSaysTheCause() {
    Card received = received();
    assertThatExceptionOfType(StepRefusedException.class)
        .isThrownBy(
            () ->
                RULES.take(received, Wish.of(CardStep.APPEAL, "不服"), UNIT, at("2019-02-02T09:00")))
        .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.INCOMPLETE))
        .withMessageContaining("claim");
    Card again =
        new Card(
            List.of(
                received.history().get(0),
                new CardEntry(CardStep.APPEAL, Party.UNIT, "bureau", BEGIN, "", Claim.DATA, null),
                new CardEntry(CardStep.RECEIVE, Party.UNIT, "bureau", BEGIN, "", null, null)));
    refused(Refusal.ONCE_ONLY, again, CardStep.APPEAL, UNIT, "2019-02-02T09:00", "already");
  }

  @Test
  void aUnitThatKeepsSilentIsPassedOnlyAfterItsTerm() {
    Card issued =
        take(
            take(opened(), CardStep.STATE, UNIT, "2019-02-01T11:00"),
            CardStep.ISSUE,
            SUPERVISOR,
            "2019-02-01T15:00");
    refused(
        Refusal.TERM_RUNS,
        issued,
        CardStep.DEEM_RECEIVED,
        SUPERVISOR,
        "2019-02-02T23:59",
        "unit has until");
    Card deemed = take(issued, CardStep.DEEM_RECEIVED, SUPERVISOR, "2019-02-03T00:00");
    // 3 counted days from Sunday 02-03, a make-up day: the festival does not count.
    assertThat(RULES.due(deemed)).isEqualTo(endOf("2019-02-13"));
    refused(Refusal.TERM_RUNS, deemed, CardStep.ORDER, SUPERVISOR, "2019-02-13T12:00", null);
    assertThat(take(deemed, CardStep.ORDER, SUPERVISOR, "2019-02-14T08:00").state())
        .isEqualTo(CardState.RECTIFYING);
  }

  @Test
  void anOrderGivesATermOfItsOwnAndAStatementDoesNotLengthenAny() {
    Card explained = take(received(), CardStep.EXPLAIN, UNIT, "2019-02-02T09:00");
    Card ordered =
        RULES.take(
            explained,
            new Wish(CardStep.ORDER, "限期整改", null, 5),
            SUPERVISOR,
            at("2019-02-02T10:00"));
    assertThat(RULES.due(ordered)).isEqualTo(endOf("2019-02-14"));
    Card opened = opened();
    assertThat(RULES.due(take(opened, CardStep.STATE, UNIT, "2019-02-03T11:00")))
        .isEqualTo(RULES.due(opened));
    assertThatExceptionOfType(StepRefusedException.class)
        .isThrownBy(
            () ->
                RULES.take(
                    explained,
                    new Wish(CardStep.ORDER, "限期整改", null, 0),
                    SUPERVISOR,
                    at("2019-02-02T10:00")))
        .withMessageContaining("days is 0");
  }

  @Test
  void remindsOnTheLastCountedDaysPressesAfterThemAndTellsTheLeadersLater() {
    Card received = received();
    assertThat(RULES.due(received)).isEqualTo(endOf("2019-02-11"));
    assertThat(RULES.urgency(received, at("2019-02-02T09:00"))).isEqualTo(Urgency.QUIET);
    assertThat(RULES.urgency(received, at("2019-02-03T09:00"))).isEqualTo(Urgency.SOON);
    assertThat(RULES.urgency(received, endOf("2019-02-11"))).isEqualTo(Urgency.SOON);
    assertThat(RULES.urgency(received, at("2019-02-12T00:00"))).isEqualTo(Urgency.OVERDUE);
    assertThat(RULES.urgency(received, at("2019-02-14T09:00"))).isEqualTo(Urgency.OVERDUE);
    assertThat(RULES.urgency(received, at("2019-02-15T00:00"))).isEqualTo(Urgency.ESCALATED);
  }

  @Test
  void aWithdrawalNeedsAReason() {
    assertThatExceptionOfType(StepRefusedException.class)
        .isThrownBy(() -> RULES.take(opened(), Wish.of(CardStep.WITHDRAW, " "), SUPERVISOR, BEGIN))
        .withMessageContaining("needs a text");
    Hand program = new Hand("xiaoneng", Set.of(Party.PROGRAM));
    assertThat(take(received(), CardStep.WITHDRAW, program, "2019-02-02T09:00").state())
        .isEqualTo(CardState.WITHDRAWN);
  }

  @Test
  void tellsTheStepsThatAHandMayTake() {
    assertThat(RULES.open(opened(), SUPERVISOR, at("2019-02-01T12:00")))
        .containsExactly(CardStep.WITHDRAW);
    assertThat(RULES.open(opened(), UNIT, at("2019-02-01T12:00"))).containsExactly(CardStep.STATE);
    assertThat(RULES.open(received(), UNIT, at("2019-02-02T12:00")))
        .containsExactly(CardStep.EXPLAIN, CardStep.APPEAL);
    assertThat(RULES.open(received(), NOBODY, at("2019-02-02T12:00"))).isEmpty();
  }

  @Test
  void isPublicOnlyWhenNoAppealCanChangeItAnyMore() {
    assertThat(EnumSet.allOf(CardState.class).stream().filter(CardState::isFinal))
        .containsExactly(CardState.RECTIFYING, CardState.REVIEWING, CardState.CLOSED);
  }

  /** Whatever anybody tries: steps join, times do not go back, no reviewer had another hand in. */
  @Property(tries = 300)
  void noWayOfTryingBreaksTheRules(
      @ForAll @Size(min = 5, max = 40) List<@IntRange(max = 1000) Integer> tries) {
    Hand[] hands = {SUPERVISOR, BOTH, REVIEWER, UNIT, NOBODY};
    Card card = opened();
    Instant now = BEGIN;
    List<CardState> states = new ArrayList<>(List.of(card.state()));
    for (int each : tries) {
      CardStep step = CardStep.values()[each % CardStep.values().length];
      now = now.plusSeconds(86_400L * (each % 7));
      try {
        card =
            RULES.take(
                card, new Wish(step, "x", Claim.DATA, null), hands[each % hands.length], now);
        states.add(card.state());
      } catch (StepRefusedException refused) {
        assertThat(refused.reason()).isNotNull();
      }
    }
    for (int i = 1; i < states.size(); i++) {
      CardEntry entry = card.history().get(i);
      assertThat(entry.step().from()).contains(states.get(i - 1));
      assertThat(entry.at()).isAfterOrEqualTo(card.history().get(i - 1).at());
      if (entry.party() == Party.REVIEWER) {
        assertThat(card.touchedBy(entry.by())).isFalse();
      }
    }
  }
}
