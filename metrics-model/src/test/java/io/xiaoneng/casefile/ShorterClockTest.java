package io.xiaoneng.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.event.DataField;
import io.xiaoneng.registry.Item;
import io.xiaoneng.registry.MutableRegistry;
import io.xiaoneng.registry.ShorterPromises;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/**
 * An item that promised 5 working days until the end of May 2026 and 10 from the first of June on.
 * June the first is a Monday; the Dragon Boat holiday is Friday the 19th.
 */
class ShorterClockTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final MutableRegistry registry = new MutableRegistry(ZONE);
  private final Story story = Story.cn();

  ShorterClockTest() {
    version(1, "2020-01-01", 5);
    version(2, "2026-06-01", 10);
  }

  private void version(int number, String from, int days) {
    registry.apply(
        "item/I/" + number,
        """
        {"kind":"item","code":"I","version":%d,"validFrom":"%s","nameZh":"事","nameEn":"item",
         "promised":{"amount":%d,"kind":"WORKING"}}"""
            .formatted(number, from, days)
            .getBytes(StandardCharsets.UTF_8),
        number);
  }

  private Rules rules() {
    return new Rules(WorkCalendar.of("cn"), ZONE, registry);
  }

  private CaseFacts facts() {
    return CaseFold.fold(Story.CASE, CaseState.events(story.state()), rules());
  }

  private LocalDate earlier() {
    Instant due =
        ShorterClock.due(
            Story.CASE,
            CaseState.events(story.state()),
            rules(),
            new ShorterPromises(registry.all(Item.class), ZONE, 12));
    return due == null ? null : rules().dateOf(due);
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  @Test
  void theShorterPromiseRunsOnTheSameCalendar() {
    story.applied("2026-06-15").accepted("2026-06-15").decided("2026-06-24");
    // 16 17 18 | 22 23: the 19th is a holiday.
    assertThat(earlier()).isEqualTo(day("2026-06-23"));
    assertThat(facts().dates().due()).isEqualTo(day("2026-06-30"));
  }

  @Test
  void aStopMovesTheShorterDueTooWhileItWasBegunInTime() {
    story
        .applied("2026-06-01")
        .accepted("2026-06-01")
        .stop("p", "2026-06-03")
        .resume("p", "2026-06-05")
        .decided("2026-06-11");
    assertThat(earlier()).isEqualTo(day("2026-06-10"));
    assertThat(facts().dates().due()).isEqualTo(day("2026-06-17"));
  }

  @Test
  void aStopBegunAfterTheShorterDueDoesNotMoveIt() {
    story
        .applied("2026-06-01")
        .accepted("2026-06-01")
        .stop("p", "2026-06-09")
        .resume("p", "2026-06-11")
        .decided("2026-06-12");
    assertThat(earlier()).isEqualTo(day("2026-06-08"));
    assertThat(facts().dates().due()).isEqualTo(day("2026-06-17"));
  }

  @Test
  void anExtensionCountsOnlyWhereItWasGrantedBeforeTheShorterDue() {
    story.applied("2026-06-01").accepted("2026-06-01").extend("x", "2026-06-04", 3);
    assertThat(earlier()).isEqualTo(day("2026-06-11"));
    assertThat(facts().dates().due()).isEqualTo(day("2026-06-18"));
  }

  @Test
  void aPromiseOfTheSenderThatIsShorterStillCountsAndNothingIsEarlier() {
    story
        .applied("2026-06-01")
        .accepted("2026-06-01", DataField.PROMISED_DUE_AT, story.at("2026-06-04T18:00"));
    assertThat(earlier()).isNull();
  }

  @Test
  void aPromiseOfTheSenderBetweenTheTwoGivesWayToTheShorter() {
    story
        .applied("2026-06-01")
        .accepted("2026-06-01", DataField.PROMISED_DUE_AT, story.at("2026-06-10T18:00"));
    assertThat(facts().dates().due()).isEqualTo(day("2026-06-10"));
    assertThat(earlier()).isEqualTo(day("2026-06-08"));
  }

  @Test
  void aCaseAppliedForUnderTheOldPromiseHasNoOther() {
    story.applied("2026-05-29").accepted("2026-06-02");
    assertThat(facts().dates().due()).isEqualTo(day("2026-06-09"));
    assertThat(earlier()).isNull();
  }

  @Test
  void twelveMonthsAfterTheLengtheningItIsForgotten() {
    story.applied("2027-05-31").accepted("2027-05-31");
    assertThat(earlier()).isEqualTo(day("2027-06-07"));
    Story later = Story.cn().applied("2027-06-01").accepted("2027-06-01");
    assertThat(
            ShorterClock.due(
                Story.CASE,
                CaseState.events(later.state()),
                rules(),
                new ShorterPromises(registry.all(Item.class), ZONE, 12)))
        .isNull();
  }

  @Test
  void aCaseThatWasNeverAcceptedHasNoDue() {
    story.applied("2026-06-01");
    assertThat(earlier()).isNull();
  }
}
