package io.xiaoneng.dashboard.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

  @ParameterizedTest
  @CsvSource({
    "22:00, 07:30, 2026-03-02T21:59:59, 2026-03-02T21:59:59",
    "22:00, 07:30, 2026-03-02T22:00:00, 2026-03-03T07:30:00",
    "22:00, 07:30, 2026-03-02T23:59:59, 2026-03-03T07:30:00",
    "22:00, 07:30, 2026-03-03T00:00:00, 2026-03-03T07:30:00",
    "22:00, 07:30, 2026-03-03T07:29:59, 2026-03-03T07:30:00",
    "22:00, 07:30, 2026-03-03T07:30:00, 2026-03-03T07:30:00",
    "12:00, 14:00, 2026-03-02T11:59:59, 2026-03-02T11:59:59",
    "12:00, 14:00, 2026-03-02T12:00:00, 2026-03-02T14:00:00",
    "12:00, 14:00, 2026-03-02T14:00:00, 2026-03-02T14:00:00",
    "00:00, 07:00, 2026-03-02T23:59:59, 2026-03-02T23:59:59",
    "00:00, 07:00, 2026-03-02T00:00:00, 2026-03-02T07:00:00",
    "22:00, 00:00, 2026-03-02T23:00:00, 2026-03-03T00:00:00"
  })
  void waitsForTheEndOfTheQuietHours(
      LocalTime from, LocalTime to, LocalDateTime asked, LocalDateTime allowed) {
    assertThat(new QuietHours(from, to).after(asked.atZone(CITY).toInstant(), CITY))
        .isEqualTo(allowed.atZone(CITY).toInstant());
  }

  @Test
  void neverGoesBackWhereClocksDo() {
    ZoneId zone = ZoneId.of("Europe/Berlin");
    // The hour from two to three comes twice on that night.
    Instant second = Instant.parse("2026-10-25T01:10:00Z");
    QuietHours quiet = new QuietHours(LocalTime.of(1, 0), LocalTime.of(2, 30));
    assertThat(quiet.after(second, zone)).isAfterOrEqualTo(second);
  }

  @Test
  void hoursWithoutLengthAreNone() {
    assertThatThrownBy(() -> new QuietHours(LocalTime.NOON, LocalTime.NOON))
        .hasMessageContaining("same time");
  }
}
