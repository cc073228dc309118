package io.xiaoneng.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class NewcombeTest {

  private static final Offset<Double> PRINTED = within(5e-5);

  @Test
  void agreesWithTheTableOfThePaper() {
    // Newcombe 1998, table II, method 10.
    check(48, 80, 56, 70, 0.0524, 0.3339);
    check(3, 10, 9, 10, 0.1705, 0.8090);
    check(0, 20, 10, 10, 0.6791, 1.0000);
    check(0, 20, 0, 10, -0.1611, 0.2775);
  }

  private static void check(
      long before, long nBefore, long after, long nAfter, double low, double high) {
    Interval interval =
        Objects.requireNonNull(Newcombe.interval(before, nBefore, after, nAfter, Wilson.Z95));
    assertThat(interval.lower()).isCloseTo(low, PRINTED);
    assertThat(interval.upper()).isCloseTo(high, PRINTED);
  }

  @Test
  void withoutTrialsThereIsNone() {
    assertThat(Newcombe.interval(0, 0, 1, 2, Wilson.Z95)).isNull();
    assertThat(Newcombe.interval(1, 2, 0, 0, Wilson.Z95)).isNull();
  }
}
