package io.xiaoneng.dashboard.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.clickhouse.ClickHouseQueryException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Asks bent measures and demands that what the catalogue's own words make of the same cases tells
 * each of them from the measure itself.
 */
final class BentMeasures {

  /** Questions for a bend of which we know that it changes nothing. */
  private static final int FEW = 12;

  private BentMeasures() {}

  /** Which metric, and by which words. */
  record Definition(String id, int version) {}

  /** How a measure is read. */
  interface Reading<T> {
    List<MetricRow> rows(T measure, MetricQuery query);
  }

  /** How many are read at once; of those that are no SQL there is nothing. */
  interface Together<T> {
    Map<T, MetricRow> rows(List<T> measures, MetricQuery query);
  }

  /** What fails for a row that is not the answer by the catalogue's words. */
  interface Words {
    Consumer<MetricRow> of(Definition metric, BentQuestion question);
  }

  /** Fails where a bend goes unnoticed by all questions together, and nothing explains why. */
  static <T> void allAreNoticed(
      Definition metric,
      T measure,
      List<MeasureBends.Variant<T>> bends,
      List<BentQuestion> asked,
      Reading<T> reading,
      Words words) {
    String name = Bent.name(metric.id, metric.version);
    Map<BentQuestion, Consumer<MetricRow>> told = new HashMap<>();
    List<BentQuestion> telling = new LinkedList<>(asked);
    List<String> unnoticed = new ArrayList<>();
    int noticed = 0;
    for (MeasureBends.Variant<T> bent : bends) {
      try {
        BentQuestion by = null;
        boolean explained = EquivalentBends.explains(name, bent.what());
        for (BentQuestion each :
            explained ? telling.subList(0, Math.min(FEW, telling.size())) : telling) {
          Consumer<MetricRow> same =
              told.computeIfAbsent(each, any -> straight(metric, measure, any, reading, words));
          if (differs(metric, bent.measure(), each, same, reading)) {
            by = each;
            break;
          }
        }
        if (by == null) {
          unnoticed.add(bent.what());
        } else {
          noticed++;
          telling.remove(by);
          telling.add(0, by);
        }
      } catch (ClickHouseQueryException e) {
        // What is no SQL is no definition.
      }
    }
    assertThat(noticed).isPositive();
    assertThat(EquivalentBends.without(name, unnoticed))
        .as("bends of %s that change no figure", metric)
        .isEmpty();
  }

  /**
   * Likewise, each question about all bends together that none before it told from the measure.
   * What the measure's own reader answers is held to the words for every question.
   */
  static <T> void allAreNoticed(
      Definition metric,
      T measure,
      List<MeasureBends.Variant<T>> bends,
      List<BentQuestion> asked,
      Reading<T> reading,
      Together<T> together,
      Words words) {
    String name = Bent.name(metric.id, metric.version);
    List<MeasureBends.Variant<T>> explained = new ArrayList<>();
    List<MeasureBends.Variant<T>> left = new ArrayList<>();
    bends.forEach(
        each -> (EquivalentBends.explains(name, each.what()) ? explained : left).add(each));
    int noticed = 0;
    for (int i = 0; i < asked.size() && (i < FEW || !left.isEmpty()); i++) {
      BentQuestion question = asked.get(i);
      Consumer<MetricRow> same = straight(metric, measure, question, reading, words);
      List<T> all = new ArrayList<>(List.of(measure));
      left.forEach(each -> all.add(each.measure()));
      if (i < FEW) {
        explained.forEach(each -> all.add(each.measure()));
      }
      Map<T, MetricRow> rows = together.rows(all, question.of(metric.id, metric.version));
      same.accept(rows.get(measure));
      int before = left.size() + explained.size();
      left.removeIf(each -> !rows.containsKey(each.measure()));
      int sound = left.size() + explained.size();
      assertThat(sound).as("bends that are SQL").isGreaterThanOrEqualTo(before / 2);
      left.removeIf(each -> differs(rows.get(each.measure()), same));
      explained.removeIf(
          each -> rows.containsKey(each.measure()) && differs(rows.get(each.measure()), same));
      noticed += sound - left.size() - explained.size();
    }
    assertThat(noticed).isPositive();
    left.addAll(explained);
    assertThat(
            EquivalentBends.without(name, left.stream().map(MeasureBends.Variant::what).toList()))
        .as("bends of %s that change no figure", metric)
        .isEmpty();
  }

  private static boolean differs(MetricRow row, Consumer<MetricRow> same) {
    try {
      same.accept(row);
      return false;
    } catch (AssertionError | NullPointerException e) {
      return true;
    }
  }

  /** What holds an answer to the catalogue's words, as that of the definition itself is held. */
  private static <T> Consumer<MetricRow> straight(
      Definition metric, T measure, BentQuestion question, Reading<T> reading, Words words) {
    Consumer<MetricRow> same = words.of(metric, question);
    same.accept(question.row(reading.rows(measure, question.of(metric.id, metric.version))));
    return same;
  }

  private static <T> boolean differs(
      Definition metric,
      T measure,
      BentQuestion question,
      Consumer<MetricRow> same,
      Reading<T> reading) {
    try {
      same.accept(question.row(reading.rows(measure, question.of(metric.id, metric.version))));
      return false;
    } catch (AssertionError | NullPointerException e) {
      return true;
    }
  }
}
