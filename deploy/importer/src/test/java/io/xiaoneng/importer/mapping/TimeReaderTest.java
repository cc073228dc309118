package io.xiaoneng.importer.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeReaderTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          iso            | 2026-03-02T09:15:04+08:00        | 2026-03-02T01:15:04Z
          iso            | 2026-03-02T09:15:04.1239999Z     | 2026-03-02T09:15:04.123Z
          iso            | 2026-03-02 09:15                 | 2026-03-02T01:15:00Z
          iso            | 2026-03-02T09:15:04+0800         | 2026-03-02T01:15:04Z
          iso            | 2026-03-02                       | 2026-03-01T16:00:00Z
          yyyy/M/d H:mm  | 2026/3/2 9:05                    | 2026-03-02T01:05:00Z
          yyyy年M月d日    | 2026年3月2日                      | 2026-03-01T16:00:00Z
          epoch-seconds  | 1772414104                       | 2026-03-02T01:15:04Z
          epoch-millis   | 1772414104123                    | 2026-03-02T01:15:04.123Z
          """)
  void readsTimesAsTheirFormatSays(String format, String text, String instant) throws Exception {
    assertThat(new TimeReader(ZONE, List.of(format)).read(text, false, "at")).isEqualTo(instant);
  }

  @Test
  void bareDateCanMeanItsLastMillisecond() throws Exception {
    assertThat(new TimeReader(ZONE, List.of("iso")).read("2026-03-02", true, "at"))
        .isEqualTo("2026-03-02T15:59:59.999Z");
  }

  @ParameterizedTest
  @CsvSource({"2026-02-30", "2026-13-01", "02/03/2026", "yesterday", "2026-03-02T25:00"})
  void datesThatDoNotExistAreRefused(String text) {
    assertThatThrownBy(() -> new TimeReader(ZONE, List.of("iso")).read(text, false, "at"))
        .isInstanceOf(RowProblem.class)
        .hasMessageContaining(text);
  }
}
