package io.xiaoneng.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Rfc3339Test {

  private static long parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Rfc3339.parse(bytes, 0, bytes.length);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T09:15:04+08:00, 2026-03-02T01:15:04Z",
    "1970-01-01T00:00:00Z, 1970-01-01T00:00:00Z",
    "0000-01-01T00:00:00+00:00, 0000-01-01T00:00:00Z",
    "0000-01-01T00:00:00+23:59, -0001-12-31T00:01:00Z",
    "9999-12-31T23:59:59.9999-23:59, +10000-01-01T23:58:59.999Z",
    "2000-02-29T12:00:00-00:00, 2000-02-29T12:00:00Z",
    "1969-12-31T23:59:59.9999Z, 1969-12-31T23:59:59.999Z",
    "2026-03-02t09:15:04.1z, 2026-03-02T09:15:04.100Z"
  })
  void instants_are_floored_to_the_millisecond(String text, Instant expected) {
    assertThat(parse(text)).isEqualTo(expected.toEpochMilli());
  }

  @Test
  void every_day_of_eight_centuries_agrees_with_java_time() {
    for (LocalDate day = LocalDate.of(1599, 1, 1); day.getYear() < 2402; day = day.plusDays(1)) {
      assertThat(parse(day + "T00:00:00Z")).isEqualTo(day.toEpochDay() * 86_400_000L);
    }
  }

  @Test
  void random_instants_agree_with_java_time() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 20_000; i++) {
      LocalDateTime local =
          LocalDateTime.ofEpochSecond(
              random.nextLong(-62_135_596_800L, 253_402_300_800L),
              random.nextInt(1, 1_000) * 1_000_001 % 1_000_000_000,
              ZoneOffset.UTC);
      int minutes = random.nextInt(-18 * 60, 18 * 60 + 1);
      OffsetDateTime time =
          local
              .withSecond(1 + local.getSecond() % 59)
              .atOffset(ZoneOffset.ofTotalSeconds(minutes * 60));
      assertThat(parse(time.toString())).isEqualTo(time.toInstant().toEpochMilli());
    }
  }

  @Test
  void any_byte_changed_to_a_letter_makes_it_invalid() {
    String good = "2026-03-02T09:15:04.123+08:00";
    for (int i = 0; i < good.length(); i++) {
      String bad = good.substring(0, i) + 'x' + good.substring(i + 1);
      assertThat(parse(bad)).as(bad).isEqualTo(Rfc3339.INVALID);
      assertThat(parse(good.substring(0, i))).as(good.substring(0, i)).isEqualTo(Rfc3339.INVALID);
    }
    assertThat(parse(good + "0")).isEqualTo(Rfc3339.INVALID);
  }

  @Test
  void neighbours_of_the_digits_are_no_digits() {
    for (char c : new char[] {'/', ':', '\u00b1', 'Z', ' '}) {
      for (int at : new int[] {0, 3, 5, 8, 11, 14, 17, 18, 20, 21, 23, 24}) {
        StringBuilder text = new StringBuilder("2026-03-02T09:15:04+08:00");
        text.setCharAt(at, c);
        assertThat(parse(text.toString())).as(text.toString()).isEqualTo(Rfc3339.INVALID);
      }
    }
  }
}
