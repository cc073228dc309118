package io.xiaoneng.dashboard.circle.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.ApiTestBase;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PointDaysTest extends ApiTestBase {

  private static final LocalDate DAY = LocalDate.parse("2001-02-03");

  @Autowired private PointDays days;
  @Autowired private ClickHouse clickHouse;

  @Test
  void aDayThatIsWrittenAgainIsReadAgain() {
    write("days-1", 10, "OPEN");
    assertThat(states()).containsExactly("days-1 OPEN");
    assertThat(states()).containsExactly("days-1 OPEN");

    write("days-1", 11, "DOWN");
    assertThat(states()).containsExactly("days-1 DOWN");

    write("days-2", 12, "CLOSED");
    assertThat(states()).containsExactly("days-1 DOWN", "days-2 CLOSED");
  }

  private List<String> states() {
    long noon = days.window(DAY).from() + Duration.ofHours(12).toMillis();
    return days.of(DAY).stream().map(point -> point.id() + " " + point.stateAt(noon)).toList();
  }

  private void write(String point, long version, String state) {
    String sql =
        ("INSERT INTO point_day SELECT '%s', toDate32('%s'), %d, 'TERMINAL', 'S1', true, true, [],"
                + " fromUnixTimestamp64Milli(toInt64(%d), 'UTC'),"
                + " fromUnixTimestamp64Milli(toInt64(%d), 'UTC'),"
                + " [fromUnixTimestamp64Milli(toInt64(%d), 'UTC')], ['%s'], [], [], '', NULL")
            .formatted(
                point,
                DAY,
                version,
                days.window(DAY).from(),
                days.window(DAY).to(),
                days.window(DAY).from(),
                state);
    clickHouse.execute(sql, List.of(), Duration.ofSeconds(15));
  }
}
