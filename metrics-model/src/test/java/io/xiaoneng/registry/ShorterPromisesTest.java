package io.xiaoneng.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShorterPromisesTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Item FIVE = version(1, "", working(5), false);
  private static final Item TEN = version(2, "2026-03-31T16:00:00Z", working(10), false);

  private static Item version(int number, String from, Limit promised, boolean immediate) {
    return new Item(
        "I",
        number,
        from.isEmpty() ? Item.ALWAYS : Instant.parse(from),
        "",
        "",
        "",
        promised,
        Limit.NONE,
        immediate,
        false);
  }

  private static Limit working(int days) {
    return new Limit(days, Limit.Kind.WORKING);
  }

  private static Limit before(Item inForce, String accepted, Item... versions) {
    return new ShorterPromises(List.of(versions), ZONE, 12)
        .before(inForce, LocalDate.parse(accepted))
        .orElse(null);
  }

  @Test
  void theShorterPromiseCountsForTwelveMonthsFromTheDayItWasReplaced() {
    // Replaced at midnight of the first of April in the city: 16:00 of the day before, UTC.
    assertThat(before(TEN, "2026-04-01", FIVE, TEN)).isEqualTo(working(5));
    assertThat(before(TEN, "2027-03-31", FIVE, TEN)).isEqualTo(working(5));
    assertThat(before(TEN, "2027-04-01", FIVE, TEN)).isNull();
    assertThat(before(FIVE, "2026-04-01", FIVE, TEN)).as("a case of the old version").isNull();
  }

  @Test
  void anotherVersionInBetweenDoesNotWashItClean() {
    Item nine = version(3, "2026-06-30T16:00:00Z", working(9), false);
    assertThat(before(nine, "2026-08-03", FIVE, TEN, nine)).isEqualTo(working(5));
    Item fifteen = version(3, "2026-09-30T16:00:00Z", working(15), false);
    assertThat(before(fifteen, "2026-12-01", FIVE, TEN, fifteen)).isEqualTo(working(5));
    assertThat(before(fifteen, "2027-05-01", FIVE, TEN, fifteen)).isEqualTo(working(10));
    assertThat(before(fifteen, "2027-10-01", FIVE, TEN, fifteen)).isNull();
    Item four = version(3, "2026-06-30T16:00:00Z", working(4), false);
    assertThat(before(four, "2026-08-03", FIVE, TEN, four)).isNull();
  }

  @Test
  void limitsCompareWithTheirOwnKindAndImmediateItemsPromiseTheDay() {
    Item calendar = version(2, "2026-03-31T16:00:00Z", new Limit(30, Limit.Kind.CALENDAR), false);
    assertThat(before(calendar, "2026-04-01", FIVE, calendar)).isNull();
    Item none = version(2, "2026-03-31T16:00:00Z", Limit.NONE, false);
    assertThat(before(none, "2026-04-01", FIVE, none)).isNull();
    Item atOnce = version(1, "", Limit.NONE, true);
    assertThat(before(TEN, "2026-04-01", atOnce, TEN)).isEqualTo(working(0));
  }

  @Test
  void aVersionThatWasNeverInForcePromisedNothing() {
    Item mistaken = version(2, "2026-03-31T16:00:00Z", working(1), false);
    Item corrected = version(3, "2026-03-31T16:00:00Z", working(10), false);
    assertThat(before(corrected, "2026-04-01", FIVE, mistaken, corrected)).isEqualTo(working(5));
  }

  @Test
  void itemsThatNeverPromisedMoreAreNotLookedAt() {
    Item three = version(2, "2026-03-31T16:00:00Z", working(3), false);
    assertThat(new ShorterPromises(List.of(three, FIVE), ZONE, 12).spans()).isEmpty();
    assertThat(new ShorterPromises(List.of(TEN, FIVE), ZONE, 12).spans())
        .singleElement()
        .satisfies(
            span -> {
              assertThat(span.item()).isEqualTo("I");
              assertThat(span.from()).isBeforeOrEqualTo(LocalDate.parse("2026-04-01"));
              assertThat(span.until()).isEqualTo(LocalDate.parse("2027-04-01"));
            });
  }
}
