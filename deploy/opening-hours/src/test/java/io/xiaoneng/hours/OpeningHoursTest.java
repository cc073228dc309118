package io.xiaoneng.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.circle.Span;
import io.xiaoneng.circle.Spans;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningHoursTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** A Sunday to a Tuesday, made up. */
  private static final Set<LocalDate> HOLIDAYS =
      Set.of(
          LocalDate.parse("2026-05-03"),
          LocalDate.parse("2026-05-04"),
          LocalDate.parse("2026-05-05"));

  private static String on(String hours, String date) {
    LocalDate day = LocalDate.parse(date);
    Span window = new Span(start(day, ZONE), start(day.plusDays(1), ZONE));
    Spans open = OpeningHours.parse(hours, HOLIDAYS::contains, ZONE).within(window);
    return open.pieces().stream()
        .map(piece -> clock(piece.from()) + "-" + clock(piece.to()))
        .collect(Collectors.joining(" "));
  }

  private static long start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  private static LocalTime clock(long millis) {
    return Instant.ofEpochMilli(millis).atZone(ZONE).toLocalTime();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '\0',
      value = {
        // 2026-03-02 is a Monday.
        "Mo-Fr 09:00-12:00,13:00-17:00; PH off @ 2026-03-02 @ 09:00-12:00 13:00-17:00",
        "Mo-Fr 09:00-12:00,13:00-17:00; PH off @ 2026-03-07 @ ",
        "Mo-Fr 09:00-12:00,13:00-17:00; PH off @ 2026-05-04 @ ",
        "Mo-Fr 09:00-12:00,13:00-17:00; PH off @ 2026-05-06 @ 09:00-12:00 13:00-17:00",
        "24/7 @ 2026-05-04 @ 00:00-00:00",
        "08:00-20:00 @ 2026-03-08 @ 08:00-20:00",
        "Mo-Su 08:00-18:00; 12:00-13:00 off @ 2026-03-03 @ 08:00-12:00 13:00-18:00",
        "Mo-Fr 09:00-17:00; We 10:00-20:00 @ 2026-03-04 @ 10:00-20:00",
        "Mo-Fr 09:00-17:00, We 18:00-20:00 @ 2026-03-04 @ 09:00-17:00 18:00-20:00",
        "Fr-Mo 10:00-11:00 @ 2026-03-08 @ 10:00-11:00",
        "Fr-Mo 10:00-11:00 @ 2026-03-10 @ ",
        "Mo-Su 22:00-02:00 @ 2026-03-03 @ 00:00-02:00 22:00-00:00",
        "Mo 20:00-26:00 @ 2026-03-03 @ 00:00-02:00",
        "Mo-Fr 09:00-24:00 @ 2026-03-03 @ 09:00-00:00",
        "PH 10:00-12:00 @ 2026-05-03 @ 10:00-12:00",
        "PH 10:00-12:00 @ 2026-03-03 @ ",
        "Mo,PH 10:00-12:00 @ 2026-05-03 @ 10:00-12:00",
        "Mo,PH 10:00-12:00 @ 2026-03-02 @ 10:00-12:00",
        "Mo,PH 10:00-12:00 @ 2026-03-03 @ ",
        "Mar-May 09:00-10:00 @ 2026-05-31 @ 09:00-10:00",
        "Mar-May 09:00-10:00 @ 2026-06-01 @ ",
        "Nov-Feb 09:00-10:00 @ 2026-01-15 @ 09:00-10:00",
        "Oct 01-07 off @ 2026-10-03 @ ",
        "Mo-Su 09:00-10:00; Oct 01-07 off @ 2026-10-07 @ ",
        "Mo-Su 09:00-10:00; Oct 01-07 off @ 2026-10-08 @ 09:00-10:00",
        "Dec 25-Jan 05 09:00-10:00 @ 2026-01-02 @ 09:00-10:00",
        "2026 Mar 03 08:00-09:00 @ 2026-03-03 @ 08:00-09:00",
        "2026 Mar 03 08:00-09:00 @ 2027-03-03 @ ",
        "2026 Dec 20-2027 Jan 10 08:00-09:00 @ 2027-01-10 @ 08:00-09:00",
        "Mo[1] 09:00-10:00 @ 2026-03-02 @ 09:00-10:00",
        "Mo[1] 09:00-10:00 @ 2026-03-09 @ ",
        "Mo[-1] 09:00-10:00 @ 2026-03-30 @ 09:00-10:00",
        "week 10 Mo-Fr 09:00-10:00 @ 2026-03-02 @ 09:00-10:00",
        "week 11 Mo-Fr 09:00-10:00 @ 2026-03-02 @ ",
        "Mo-Fr 09:00-10:00 || \"by appointment\" @ 2026-03-02 @ 09:00-10:00",
        "Mo-Fr 09:00-10:00 || \"by appointment\" @ 2026-03-07 @ ",
        "Mo-Fr 09:00-10:00 unknown @ 2026-03-02 @ ",
        "off @ 2026-03-02 @ "
      })
  void hoursAreReadAsTheirSyntaxSays(String hours, String date, String open) {
    assertThat(on(hours.strip(), date.strip())).isEqualTo(open == null ? "" : open.strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sunrise-sunset",
        "Mo-Fr 18:00+",
        "SH 09:00-10:00",
        "easter 09:00-10:00",
        "Mo[1] +1 day 09:00-10:00",
        "nine to five",
        "Mo-Fr 09:00-",
        "上午九点",
        " "
      })
  void whatCannotBeCountedIsToldAndNotGuessed(String hours) {
    assertThatThrownBy(() -> OpeningHours.parse(hours, day -> false, ZONE))
        .isInstanceOf(OpeningHoursException.class)
        .hasMessageContaining(hours.strip());
  }

  @Test
  void aWindowMayBeginAndEndInTheMiddleOfAnOpening() {
    Span window =
        new Span(
            start(LocalDate.parse("2026-03-02"), ZONE) + 36_000_000,
            start(LocalDate.parse("2026-03-02"), ZONE) + 37_000_000);
    assertThat(OpeningHours.parse("Mo-Fr 09:00-17:00", day -> false, ZONE).within(window).pieces())
        .containsExactly(window);
  }

  @Test
  void whereTheClockIsPutForwardADayIsAnHourShorter() {
    ZoneId amsterdam = ZoneId.of("Europe/Amsterdam");
    LocalDate day = LocalDate.parse("2026-03-29");
    Span window = new Span(start(day, amsterdam), start(day.plusDays(1), amsterdam));
    assertThat(OpeningHours.parse("00:00-12:00", d -> false, amsterdam).within(window).millis())
        .isEqualTo(11 * 3_600_000L);
    assertThat(OpeningHours.parse("24/7", d -> false, amsterdam).within(window).pieces())
        .containsExactly(window);
  }
}
