package io.xiaoneng.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.metric.CatalogueWorld.Change;
import io.xiaoneng.metric.CatalogueWorld.Totals;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The metrics of the catalogue of items against its own words, over catalogues that tell every word
 * from the same word left out or turned round, and that differ by one attribute of one entry.
 */
class BentCatalogueTest {

  private static final List<CatalogueWorld> WORLDS =
      LongStream.range(0, 4).mapToObj(CatalogueWorld::random).toList();

  static Stream<String> metrics() {
    return CatalogueWords.metrics().keySet().stream();
  }

  private static CatalogueWords<?> words(String metric) {
    return CatalogueWords.metrics().get(metric);
  }

  @Test
  void everyMetricOfTheCatalogueOfItemsIsHere() {
    assertThat(MetricCatalogue.all())
        .filteredOn(each -> each.basis() == MetricDefinition.Basis.C)
        .extracting(MetricDefinition::id)
        .containsExactlyInAnyOrderElementsOf(metrics().toList());
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void whatIsToldIsWhatTheWordsSay(String metric) {
    for (CatalogueWorld each : WORLDS) {
      for (long days : List.of(-2L, -1L, 0L, 1L, 2L)) {
        CatalogueWorld then = each.on(each.day().plusDays(days));
        assertThat(then.told(metric)).isEqualTo(words(metric).of(then));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void aBentWordTellsAnotherFigure(String metric) {
    words(metric)
        .bends()
        .forEach(
            (what, bent) ->
                assertThat(WORLDS)
                    .as("%s %s", metric, what)
                    .anyMatch(each -> !each.told(metric).equals(bent.of(each))));
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void aChangedAttributeChangesWhatTheWordsSayAndNothingElse(String metric) {
    CatalogueWorld world = WORLDS.get(0);
    Totals before = world.told(metric);
    Set<String> changing = new HashSet<>();
    for (Change change : world.changes()) {
      Totals after = change.world().told(metric);
      assertThat(after)
          .as("%s, %s of %s", metric, change.attribute(), change.of())
          .isEqualTo(words(metric).of(change.world()));
      if (!after.equals(before)) {
        changing.add(change.attribute());
      }
    }
    assertThat(changing).isEqualTo(words(metric).named());
  }

  @Test
  void anotherDayIsNoticedWhereTheWordsNameIt() {
    for (String metric : metrics().toList()) {
      boolean dated = Set.of("high-frequency", "data-aggregation").contains(metric);
      for (long days : List.of(-1L, 1L)) {
        assertThat(
                WORLDS.stream()
                    .anyMatch(
                        each ->
                            !each.on(each.day().plusDays(days))
                                .told(metric)
                                .equals(each.told(metric))))
            .as("%s %d days on", metric, days)
            .isEqualTo(dated);
      }
    }
  }
}
