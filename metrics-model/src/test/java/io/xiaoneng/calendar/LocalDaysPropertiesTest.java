package io.xiaoneng.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The table of offsets is held against {@code java.time}. */
class LocalDaysPropertiesTest {

  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("Asia/Shanghai"),
          ZoneId.of("Europe/Lisbon"),
          ZoneId.of("America/St_Johns"),
          ZoneId.of("America/Sao_Paulo"),
          ZoneId.of("Africa/Casablanca"),
          ZoneId.of("Pacific/Apia"),
          ZoneId.of("Asia/Kathmandu"),
          ZoneId.of("UTC"));

  private static void assertAsJavaTime(ZoneId zone, Instant instant, LocalDate date) {
    LocalDays days = LocalDays.of(zone);
    assertThat(days.dateOf(instant))
        .as("%s in %s", instant, zone)
        .isEqualTo(LocalDate.ofInstant(instant, zone));
    assertThat(days.startOf(date))
        .as("%s in %s", date, zone)
        .isEqualTo(date.atStartOfDay(zone).toInstant());
    assertThat(days.lastMillisOf(date))
        .isEqualTo(date.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1));
    assertThat(days.onDate(instant, date))
        .as("time of %s on %s in %s", instant, date, zone)
        .isEqualTo(
            date.atTime(LocalDateTime.ofInstant(instant, zone).toLocalTime())
                .atZone(zone)
                .toInstant());
  }

  @Property(tries = 2_000)
  void any_moment_and_date_are_as_java_time_says(
      @ForAll("zones") ZoneId zone, @ForAll("instants") Instant instant, @ForAll("days") long day) {
    assertAsJavaTime(zone, instant, LocalDate.ofEpochDay(day));
  }

  @Test
  void theHoursAroundEveryChangeOfTheClocksAreAsJavaTimeSays() {
    for (ZoneId zone : ZONES) {
      ZoneOffsetTransition change =
          zone.getRules().nextTransition(Instant.parse("1969-12-01T00:00:00Z"));
      while (change != null
          && change.getInstant().isBefore(Instant.parse("2103-01-01T00:00:00Z"))) {
        for (int minutes = -26 * 60; minutes <= 26 * 60; minutes += 47) {
          Instant instant = change.getInstant().plusSeconds(60L * minutes);
          for (int d = -1; d <= 1; d++) {
            assertAsJavaTime(zone, instant, change.getDateTimeBefore().toLocalDate().plusDays(d));
          }
        }
        change = zone.getRules().nextTransition(change.getInstant());
      }
    }
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(ZONES);
  }

  @Provide
  Arbitrary<Instant> instants() {
    // Mostly the years of the table, some far outside it; some with a part of a millisecond.
    return Arbitraries.oneOf(
            Arbitraries.longs().between(-100_000_000L, 4_200_000_000L),
            Arbitraries.longs().between(-62_167_305_600L, 253_402_387_200L))
        .flatMap(
            seconds ->
                Arbitraries.of(0L, 1_000_000L, 999_000_000L, 999_999_999L)
                    .map(nanos -> Instant.ofEpochSecond(seconds, nanos)));
  }

  @Provide
  Arbitrary<Long> days() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(-1_000, 50_000),
        Arbitraries.longs().between(-700_000, 2_900_000));
  }
}
