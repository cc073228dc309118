package io.xiaoneng.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.registry.LengthenedPromises.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class LengthenedPromisesTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

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

  private static List<Window> windows(Item... versions) {
    return LengthenedPromises.of(List.of(versions), ZONE, 12);
  }

  @Test
  void aLongerPromiseIsNewForAYear() {
    // In force from midnight in the city: 16:00 of the day before, UTC.
    assertThat(
            windows(
                version(2, "2026-03-31T16:00:00Z", working(8), false),
                version(1, "", working(5), false)))
        .containsExactly(
            new Window("I", LocalDate.parse("2026-04-01"), LocalDate.parse("2027-04-01")));
  }

  @Test
  void theNextVersionEndsIt() {
    assertThat(
            windows(
                version(1, "", working(5), false),
                version(2, "2026-03-31T16:00:00Z", working(8), false),
                version(3, "2026-06-30T16:00:00Z", working(5), false)))
        .containsExactly(
            new Window("I", LocalDate.parse("2026-04-01"), LocalDate.parse("2026-07-01")));
  }

  @Test
  void shorterEqualAndOtherwiseCountedPromisesAreNotLonger() {
    assertThat(
            windows(
                version(1, "", working(5), false),
                version(2, "2026-01-01T00:00:00Z", working(5), false),
                version(3, "2026-02-01T00:00:00Z", working(3), false),
                version(4, "2026-03-01T00:00:00Z", new Limit(30, Limit.Kind.CALENDAR), false),
                version(5, "2026-04-01T00:00:00Z", Limit.NONE, false)))
        .isEmpty();
  }

  @Test
  void anImmediateItemThatIsNoLongerOnePromisesMore() {
    assertThat(
            windows(
                version(1, "", Limit.NONE, true),
                version(2, "2026-01-01T00:00:00Z", working(1), false),
                version(3, "2026-02-01T00:00:00Z", working(9), true)))
        .extracting(Window::from)
        .containsExactly(LocalDate.parse("2026-01-01"));
  }
}
