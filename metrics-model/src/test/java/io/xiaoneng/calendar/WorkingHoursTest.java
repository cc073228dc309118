package io.xiaoneng.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingHoursTest {

  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
  private static final WorkCalendar CN = WorkCalendar.of("cn");

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(CITY).toInstant();
  }

  private static Duration between(Instant from, Instant to) {
    return WorkingHours.DEFAULT.between(from, to, CN, CITY);
  }

  @ParameterizedTest
  @CsvSource({
    "2019-02-01T10:00, 2019-02-01T11:30, 90",
    "2019-02-01T10:00, 2019-02-01T15:00, 240",
    "2019-02-01T10:00, 2019-02-01T23:59:59.999, 360",
    "2019-02-01T18:00, 2019-02-01T23:00, 0",
    // Saturday 2 and Sunday 3 February 2019 are worked, 4 to 10 are not.
    "2019-02-01T16:00, 2019-02-02T10:00, 120",
    "2019-02-01T10:00, 2019-02-11T09:30, 1230",
    "2019-02-05T10:00, 2019-02-06T10:00, 0",
    "2019-02-05T10:00, 2019-02-11T12:00, 180",
    "2019-02-02T10:00, 2019-02-01T16:00, -120"
  })
  void onlyWorkingTimeCounts(String from, String to, long minutes) {
    assertThat(between(at(from), at(to)).toMinutes()).isEqualTo(minutes);
  }

  @Property
  void isTheOppositeOfGoingForward(
      @ForAll @IntRange(max = 60 * 24 * 700) int minute, @ForAll @IntRange(max = 300) int hours) {
    Instant start = at("2019-01-01T00:00").plus(Duration.ofMinutes(minute));
    Instant end = WorkingHours.DEFAULT.plus(start, hours, CN, CITY);
    assertThat(between(start, end)).isEqualTo(Duration.ofHours(hours));
    assertThat(between(end, start)).isEqualTo(Duration.ofHours(-hours));
  }

  @Property
  void partsAddUp(
      @ForAll @IntRange(max = 60 * 24 * 60) int one,
      @ForAll @IntRange(max = 60 * 24 * 60) int two,
      @ForAll @IntRange(max = 60 * 24 * 60) int three) {
    Instant origin = at("2019-01-20T00:00");
    Instant a = origin.plus(Duration.ofMinutes(one));
    Instant b = origin.plus(Duration.ofMinutes(two));
    Instant c = origin.plus(Duration.ofMinutes(three));
    assertThat(between(a, b).plus(between(b, c))).isEqualTo(between(a, c));
  }
}
