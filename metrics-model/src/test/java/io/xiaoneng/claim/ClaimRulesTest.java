package io.xiaoneng.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.claim.ClaimRules.Wish;
import io.xiaoneng.supervision.Hand;
import io.xiaoneng.supervision.Party;
import io.xiaoneng.supervision.Refusal;
import io.xiaoneng.supervision.StepRefusedException;
import io.xiaoneng.supervision.Urgency;
import io.xiaoneng.supervision.WorkTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClaimRulesTest {

  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
  private static final ClaimRules RULES =
      new ClaimRules(ClaimTerms.STANDARD, new WorkTime(WorkCalendar.of("cn"), CITY));
  private static final Hand UNIT = new Hand("bureau", Set.of(Party.UNIT));
  private static final Hand SUPERVISOR = new Hand("wang", Set.of(Party.SUPERVISOR));
  private static final Hand REVIEWER = new Hand("li", Set.of(Party.REVIEWER));
  private static final OverdueDays FOUR = new OverdueDays(4, null, 0);

  // A Friday before the make-up days of the Spring Festival of 2019.
  private static final Instant BEGIN = at("2019-02-01T10:00");

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(CITY).toInstant();
  }

  private static OverdueClaim raised() {
    return RULES.raise(ClaimReason.OTHER_UNIT, 3, FOUR, UNIT, BEGIN, "消防环节由他单位持件");
  }

  private static OverdueClaim take(
      OverdueClaim claim, ClaimStep step, @Nullable Integer days, Hand hand) {
    return RULES.take(claim, new Wish(step, "依据附件", days), FOUR, hand, BEGIN);
  }

  private static void refused(Refusal why, Runnable step) {
    assertThatExceptionOfType(StepRefusedException.class)
        .isThrownBy(step::run)
        .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(why));
  }

  private static void raise(int days, OverdueDays overdue, Hand hand, Instant at, String text) {
    RULES.raise(ClaimReason.SYSTEM, days, overdue, hand, at, text);
  }

  @Test
  void daysAreBoundedByWhatIsOverdueAndNotClaimedYet() {
    refused(Refusal.INCOMPLETE, () -> raise(0, FOUR, UNIT, BEGIN, "x"));
    refused(Refusal.INCOMPLETE, () -> raise(5, FOUR, UNIT, BEGIN, "x"));
    refused(Refusal.INCOMPLETE, () -> raise(2, new OverdueDays(4, null, 3), UNIT, BEGIN, "x"));
    raise(1, new OverdueDays(4, null, 3), UNIT, BEGIN, "x");
    refused(Refusal.WRONG_STATE, () -> raise(1, new OverdueDays(0, null, 0), UNIT, BEGIN, "x"));
  }

  @Test
  void whoClaimsSaysWhyAndBelongsToTheUnit() {
    refused(Refusal.INCOMPLETE, () -> raise(1, FOUR, UNIT, BEGIN, " "));
    refused(Refusal.WRONG_PARTY, () -> raise(1, FOUR, SUPERVISOR, BEGIN, "x"));
  }

  @Test
  void tenWorkingDaysAfterTheEndOfACaseItIsTooLate() {
    OverdueDays ended = new OverdueDays(4, BEGIN, 0);
    // Ten counted days after 1 February 2019: 2, 3 (make-up), 11 to 15, 18 to 20.
    raise(1, ended, UNIT, at("2019-02-20T23:59:59.999"), "x");
    refused(Refusal.TERM_OVER, () -> raise(1, ended, UNIT, at("2019-02-21T00:00"), "x"));
  }

  @Test
  void aClaimIsAcceptedInPartOrRejectedByEitherOffice() {
    OverdueClaim part = take(raised(), ClaimStep.ACCEPT, 2, SUPERVISOR);
    assertThat(part.state()).isEqualTo(ClaimState.ACCEPTED);
    assertThat(part.granted()).isEqualTo(2);
    assertThat(part.standing()).isEqualTo(2);
    assertThat(take(raised(), ClaimStep.ACCEPT, null, REVIEWER).granted()).isEqualTo(3);
    OverdueClaim rejected = take(raised(), ClaimStep.REJECT, null, REVIEWER);
    assertThat(rejected.granted()).isZero();
    assertThat(rejected.standing()).isZero();
    assertThat(raised().standing()).isEqualTo(3);
    refused(Refusal.INCOMPLETE, () -> take(raised(), ClaimStep.ACCEPT, 4, SUPERVISOR));
    refused(
        Refusal.INCOMPLETE,
        () -> RULES.take(raised(), new Wish(ClaimStep.REJECT, "", null), FOUR, SUPERVISOR, BEGIN));
  }

  @Test
  void noMoreIsGrantedThanIsOverdueByThen() {
    OverdueDays fewer = new OverdueDays(2, BEGIN, 0);
    refused(
        Refusal.INCOMPLETE,
        () ->
            RULES.take(raised(), new Wish(ClaimStep.ACCEPT, "x", null), fewer, SUPERVISOR, BEGIN));
    OverdueClaim two =
        RULES.take(raised(), new Wish(ClaimStep.ACCEPT, "x", 2), fewer, SUPERVISOR, BEGIN);
    assertThat(two.granted()).isEqualTo(2);
  }

  @Test
  void nobodyDecidesOnTheirOwnClaim() {
    refused(Refusal.WRONG_PARTY, () -> take(raised(), ClaimStep.ACCEPT, 1, UNIT));
    Hand changedSides = new Hand("bureau", Set.of(Party.SUPERVISOR));
    refused(Refusal.OWN_MATTER, () -> take(raised(), ClaimStep.ACCEPT, 1, changedSides));
    Hand both = new Hand("zhao", Set.of(Party.SUPERVISOR, Party.UNIT));
    refused(Refusal.OWN_MATTER, () -> take(raised(), ClaimStep.REJECT, null, both));
  }

  @Test
  void whatIsDecidedOrTakenBackStaysSo() {
    OverdueClaim withdrawn = take(raised(), ClaimStep.WITHDRAW, null, UNIT);
    assertThat(withdrawn.standing()).isZero();
    for (ClaimStep step : ClaimStep.values()) {
      refused(Refusal.WRONG_STATE, () -> take(withdrawn, step, 1, SUPERVISOR));
    }
    refused(Refusal.WRONG_STATE, () -> take(raised(), ClaimStep.RAISE, 1, UNIT));
    refused(Refusal.WRONG_PARTY, () -> take(raised(), ClaimStep.WITHDRAW, null, SUPERVISOR));
  }

  @Test
  void offersEveryHandItsSteps() {
    assertThat(RULES.open(raised(), FOUR, SUPERVISOR, BEGIN))
        .containsExactlyInAnyOrder(ClaimStep.ACCEPT, ClaimStep.REJECT);
    assertThat(RULES.open(raised(), FOUR, UNIT, BEGIN)).containsExactly(ClaimStep.WITHDRAW);
    assertThat(RULES.open(raised(), FOUR, new Hand("zhao", Set.of()), BEGIN)).isEmpty();
  }

  @Test
  void fiveWorkingDaysToDecide() {
    // Counted days after 1 February 2019: 2, 3 (make-up), 11, 12, 13.
    assertThat(RULES.due(raised())).isEqualTo(at("2019-02-13T23:59:59.999"));
    assertThat(RULES.urgency(raised(), at("2019-02-12T09:00"))).isEqualTo(Urgency.SOON);
    assertThat(RULES.urgency(raised(), at("2019-02-14T09:00"))).isEqualTo(Urgency.OVERDUE);
    assertThat(RULES.urgency(raised(), at("2019-02-19T09:00"))).isEqualTo(Urgency.ESCALATED);
    assertThat(RULES.due(take(raised(), ClaimStep.REJECT, null, SUPERVISOR))).isNull();
  }
}
