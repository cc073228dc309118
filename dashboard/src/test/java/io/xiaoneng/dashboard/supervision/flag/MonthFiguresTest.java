package io.xiaoneng.dashboard.supervision.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.xiaoneng.dashboard.metric.MetricRow;
import io.xiaoneng.dashboard.supervision.flag.MonthFigures.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Figures of a month by unit and item, with what was to be expected. */
class MonthFiguresTest {

  static MetricRow row(
      @Nullable String unit, String item, String channel, long numerator, long denominator) {
    Map<String, @Nullable String> key = new HashMap<>();
    key.put("unit", unit);
    key.put("item", item);
    key.put("applicant-kind", "PERSON");
    key.put("channel", channel);
    Map<String, @Nullable Number> figures = new HashMap<>();
    figures.put("numerator", numerator);
    figures.put("denominator", denominator);
    figures.put("low", 0.5);
    return new MetricRow(key, figures);
  }

  @Test
  void whatIsExpectedIsTheCitysRateOfTheSameItemAndChannel() {
    MonthFigures month =
        Objects.requireNonNull(
            MonthFigures.of(
                List.of(
                    row("a", "easy", "WEB", 100, 100),
                    row("b", "easy", "WEB", 98, 100),
                    row("b", "easy", "COUNTER", 5, 10),
                    row("a", "hard", "WEB", 40, 50),
                    row(null, "hard", "WEB", 10, 50))));
    Part a = month.of(Set.of("a"));
    assertThat(a.numerator()).isEqualTo(140);
    assertThat(a.denominator()).isEqualTo(150);
    assertThat(a.expected()).isCloseTo(100 * 0.99 + 50 * 0.5, within(1e-9));
    assertThat(month.byItem(Set.of("b")).get("easy"))
        .satisfies(each -> assertThat(Objects.requireNonNull(each).denominator()).isEqualTo(110))
        .satisfies(
            each ->
                assertThat(Objects.requireNonNull(each).expected()).isCloseTo(104, within(1e-9)));
    assertThat(month.of(Set.of("a", "b")).denominator()).isEqualTo(260);
    assertThat(month.of(Set.of("nobody"))).isEqualTo(Part.NONE);
  }

  @Test
  void aShareOfSumsIsNoCountOfCases() {
    MetricRow sums = new MetricRow(Map.of("unit", "a"), Map.of("numerator", 1L, "denominator", 2L));
    assertThat(MonthFigures.of(List.of(sums))).isNull();
    MetricRow more = row("a", "easy", "WEB", 3, 2);
    assertThat(MonthFigures.of(List.of(more))).isNull();
    assertThat(Objects.requireNonNull(MonthFigures.of(List.of())).isEmpty()).isTrue();
  }
}
