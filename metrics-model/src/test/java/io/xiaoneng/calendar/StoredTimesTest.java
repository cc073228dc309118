package io.xiaoneng.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredTimesTest {

  @ParameterizedTest
  @CsvSource({
    "0000-01-01T00:00:00Z, 1900-01-01T00:00:00Z",
    "1899-12-31T23:59:59.999Z, 1900-01-01T00:00:00Z",
    "1900-01-01T00:00:00.001Z, 1900-01-01T00:00:00.001Z",
    "2026-03-02T01:15:04.123Z, 2026-03-02T01:15:04.123Z",
    "2299-12-31T23:59:59.999Z, 2299-12-31T23:59:59.999Z",
    "2300-01-01T00:00:00Z, 2299-12-31T23:59:59.999Z",
    "9999-12-31T23:59:59Z, 2299-12-31T23:59:59.999Z",
  })
  void whatLiesOutsideIsStoredAsTheNearestThatCanBeHeld(Instant sent, Instant stored) {
    assertThat(Instant.ofEpochMilli(StoredTimes.millis(sent))).isEqualTo(stored);
  }

  @ParameterizedTest
  @CsvSource({
    "0000-01-01, 1900-01-01",
    "1900-01-01, 1900-01-01",
    "2026-03-02, 2026-03-02",
    "2299-12-31, 2299-12-31",
    "+5881580-07-11, 2299-12-31",
  })
  void datesLikewise(LocalDate sent, LocalDate stored) {
    assertThat(StoredTimes.date(sent)).isEqualTo(stored);
  }
}
