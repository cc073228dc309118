package io.xiaoneng.dashboard.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.explore.Spread.Bin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SpreadsTest {

  private static Row row(String key, Double value, Long n) {
    return new Row(
        key,
        key,
        key,
        new Told(value, null, null, n, null, null, null, null, null, Map.of(), false),
        null);
  }

  @RepeatedTest(50)
  void everyLengthIsInOneStretchAndStretchesJoin(RepetitionInfo turn) {
    Random random = new Random(turn.getCurrentRepetition());
    SortedMap<Long, Long> counts = new TreeMap<>();
    for (int i = 0; i < 1 + random.nextInt(200); i++) {
      counts.merge((long) Math.pow(random.nextDouble() * 8, 3), 1L, Long::sum);
    }
    Spread spread = Spreads.ofCases(counts, Told.NONE);
    assertThat(spread.all()).isEqualTo(counts.values().stream().mapToLong(Long::longValue).sum());
    List<Bin> bins = spread.bins();
    assertThat(bins).hasSizeLessThan(40);
    for (int i = 0; i < bins.size(); i++) {
      Bin bin = bins.get(i);
      Double to = bin.to();
      if (i > 0) {
        assertThat(bin.from()).isEqualTo(Objects.requireNonNull(bins.get(i - 1).to()));
      }
      long expected =
          counts.entrySet().stream()
              .filter(each -> each.getKey() >= bin.from() && (to == null || each.getKey() < to))
              .mapToLong(Map.Entry::getValue)
              .sum();
      assertThat(bin.count()).isEqualTo(expected);
    }
  }

  @Test
  void aFewEndlessCasesDoNotMakeTheRestASingleBar() {
    SortedMap<Long, Long> counts = new TreeMap<>(Map.of(0L, 300L, 1L, 400L, 3L, 295L, 900L, 5L));
    List<Bin> bins = Spreads.ofCases(counts, Told.NONE).bins();
    assertThat(bins.get(0)).isEqualTo(new Bin(0, 1.0, 300));
    assertThat(bins.get(bins.size() - 1).to()).isNull();
    assertThat(bins.get(bins.size() - 1).count()).isEqualTo(5);
  }

  @Test
  void nothingHasNoStretches() {
    assertThat(Spreads.ofCases(new TreeMap<>(), Told.NONE).bins()).isEmpty();
    assertThat(Spreads.ofParts(List.of()).bins()).isEmpty();
  }

  @RepeatedTest(50)
  void everyPartWithEnoughCasesIsCountedOnce(RepetitionInfo turn) {
    Random random = new Random(turn.getCurrentRepetition());
    List<Row> rows = new ArrayList<>();
    int counted = 0;
    for (int i = 0; i < 1 + random.nextInt(60); i++) {
      boolean few = random.nextInt(4) == 0;
      boolean none = random.nextInt(5) == 0;
      counted += few || none ? 0 : 1;
      rows.add(row("u" + i, none ? null : random.nextInt(1001) / 1000.0, few ? 19L : 20L));
    }
    Spread spread = Spreads.ofParts(rows);
    assertThat(spread.all()).isEqualTo(counted);
    assertThat(spread.left()).isEqualTo(rows.size() - counted);
    assertThat(spread.bins()).hasSizeLessThan(40);
    if (counted > 0) {
      assertThat(Objects.requireNonNull(spread.low()))
          .isLessThanOrEqualTo(Objects.requireNonNull(spread.middle()));
    }
  }

  @Test
  void partsThatAreAllAlikeAreOneBar() {
    Spread spread = Spreads.ofParts(List.of(row("a", 0.9, 30L), row("b", 0.9, 30L)));
    assertThat(spread.bins()).hasSize(1);
    assertThat(spread.bins().get(0).count()).isEqualTo(2);
  }
}
