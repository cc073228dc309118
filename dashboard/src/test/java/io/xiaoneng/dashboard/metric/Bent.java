package io.xiaoneng.dashboard.metric;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which metrics of the catalogue are bent, and by which test. A metric in force goes by its id, one
 * beside it by its id and version: {@code on-time/2}.
 */
final class Bent {

  /** By {@link BentMetricTest}, condition by condition. */
  static final Set<String> BY_CONDITION =
      Stream.concat(
              BentMetricTest.measures().stream().map(each -> name(each.id(), each.version())),
              BentMetricTest.stocks().stream().map(each -> name(each.id(), each.version())))
          .collect(Collectors.toUnmodifiableSet());

  /** By the tests that bend whole statements, {@link BentStatements}. */
  static final Set<String> BY_STATEMENT =
      Stream.of(
              BentHallTest.METRICS,
              BentPlaceTest.METRICS,
              BentFeedTest.METRICS,
              BentInstanceTest.METRICS,
              BentDormantItemsTest.METRICS)
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  /** By {@link BentRadarTest}, on cases that were made for it. */
  static final Set<String> ON_PURPOSE = BentRadarTest.METRICS;

  /** By BentCatalogueTest of metrics-model, word by word; dormant-items, too. */
  static final Set<String> BY_WORDS =
      Set.of(
          "online-available",
          "online-full",
          "promise-cut",
          "immediate-items",
          "one-window",
          "materials-cut",
          "high-frequency",
          "personal-local",
          "data-aggregation");

  /** By TaskRulesTest of metrics-model, rule by rule: the ledger is no SQL that could be bent. */
  static final Set<String> BY_RULES = TaskReader.METRICS;

  private Bent() {}

  /** How a version of a metric is called here. */
  static String name(String metric, int version) {
    return version == 1 ? metric : metric + "/" + version;
  }

  /** Every metric that is bent, once for each test that does it. */
  static List<String> all() {
    return Stream.of(BY_CONDITION, BY_STATEMENT, ON_PURPOSE, BY_WORDS, BY_RULES)
        .flatMap(Set::stream)
        .toList();
  }
}
