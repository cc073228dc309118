package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.known.CatalogueHistory;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.metric.Inventory;
import io.xiaoneng.metric.Inventory.Share;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.registry.Dataset;
import io.xiaoneng.registry.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the metrics of the catalogue of items (basis C): what the catalogue was at an instant, at
 * the end of the period, or with time in {@code by} at the end of each bucket of it.
 */
final class InventoryReader {

  private static final Set<String> SUMS = Set.of("promise-cut", "materials-cut");
  private static final int DORMANT_MONTHS = 12;

  private final ClickHouse clickHouse;
  private final CatalogueHistory history;
  private final Knowledge knowledge;
  private final RegistryView registry;
  private final ZoneId zone;

  /**
   * @param knowledge by whose records the catalogue is told, and whose cases say which items were
   *     asked for online
   */
  InventoryReader(
      ClickHouse clickHouse, CatalogueHistory history, Knowledge knowledge, ZoneId zone) {
    this.clickHouse = clickHouse;
    this.history = history;
    this.knowledge = knowledge;
    this.registry = knowledge.registry();
    this.zone = zone;
  }

  /** Rows of a metric of this basis, in the order of the keys. */
  List<MetricRow> read(MetricQuery query) {
    check(query);
    Map<Map<String, @Nullable String>, List<Share>> groups = new LinkedHashMap<>();
    boolean registered = false;
    for (Bucket look : looks(query)) {
      Inventory inventory = inventory(query.metric(), Instant.ofEpochMilli(look.knownBy()));
      registered |= inventory.items().stream().anyMatch(each -> !each.auto());
      for (Share each : Objects.requireNonNull(inventory.shares(query.metric()))) {
        if (wanted(each, query)) {
          groups.computeIfAbsent(key(each, look, query), key -> new ArrayList<>()).add(each);
        }
      }
    }
    if (query.by().isEmpty()) {
      groups.putIfAbsent(Map.of(), List.of());
    }
    boolean any = registered;
    return Keys.limited(
        groups.entrySet().stream()
            .map(
                each -> new MetricRow(each.getKey(), figures(query.metric(), each.getValue(), any)))
            .sorted(MetricOrder.by(query.by()))
            .toList());
  }

  /** What adds to a part of a figure: items, centres or directory entries, by their codes. */
  List<ListLine> lines(ListQuery list) {
    MetricQuery query = list.query();
    check(query);
    Bucket look = looks(query.whole()).get(0);
    Inventory inventory = inventory(query.metric(), Instant.ofEpochMilli(look.knownBy()));
    List<Share> shares =
        list.part() == CasePart.EXCLUDED
            ? inventory.outside(query.metric())
            : Objects.requireNonNull(inventory.shares(query.metric()));
    Map<String, Dataset> entries = new HashMap<>();
    inventory.datasets().forEach(each -> entries.put(each.code(), each));
    return shares.stream()
        .filter(each -> list.part() != CasePart.NUMERATOR || each.numerator() != 0)
        .filter(each -> wanted(each, query))
        .filter(
            each ->
                list.keys().entrySet().stream()
                    .allMatch(key -> value(each, key.getKey()).equals(key.getValue())))
        .sorted(
            Comparator.comparing(Share::item)
                .thenComparing(Share::point)
                .thenComparing(Share::dataset))
        .map(each -> line(list.kind(), each, entries.get(each.dataset())))
        .toList();
  }

  /** What each item, centre or directory entry adds, at the end of the period. */
  List<Share> shares(MetricQuery query) {
    check(query);
    Instant look = Instant.ofEpochMilli(looks(query).get(0).knownBy());
    return Objects.requireNonNull(inventory(query.metric(), look).shares(query.metric())).stream()
        .filter(each -> wanted(each, query))
        .toList();
  }

  private static ListLine line(ListKind kind, Share share, @Nullable Dataset entry) {
    Long above = share.numerator();
    Long below = share.denominator();
    return new ListLine(
        kind,
        switch (kind) {
          case CENTRE ->
              Arrays.asList(
                  share.point(),
                  share.unit(),
                  above,
                  below,
                  below == 0 ? null : Double.valueOf((double) above / below));
          case DATASET ->
              Arrays.asList(
                  share.dataset(),
                  share.unit(),
                  entry == null ? null : entry.due(),
                  entry == null ? null : entry.aggregatedOn(),
                  above,
                  below);
          default -> Arrays.asList(share.item(), share.itemType(), share.on(), above, below);
        });
  }

  private List<Bucket> looks(MetricQuery query) {
    LocalDate today = LocalDate.ofInstant(query.asOf(), zone);
    LocalDate to = query.to() == null || query.to().isAfter(today) ? today : query.to();
    for (Grouping each : query.by()) {
      if (each.dimension().ofTime()) {
        LocalDate from = query.from() == null ? to : query.from();
        return Bucket.of(each.dimension(), from, to, query.asOf(), zone);
      }
    }
    Instant end = to.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1);
    return List.of(Bucket.now(end.isAfter(query.asOf()) ? query.asOf() : end));
  }

  private Inventory inventory(String metric, Instant at) {
    LocalDate day = LocalDate.ofInstant(at, zone);
    CatalogueHistory.Standing standing = history.at(at, knowledge.knownAt());
    return new Inventory(
        day,
        standing.items(),
        standing.points(),
        standing.datasets(),
        metric.equals("dormant-items") ? asked(day, at) : Set.of());
  }

  /** Items with an online case in the twelve months up to the day. */
  private Set<String> asked(LocalDate day, Instant at) {
    Sql sql =
        new Sql()
            .add("SELECT DISTINCT toString(item) FROM " + knowledge.cases().table())
            .add(" FINAL WHERE " + CaseRows.COUNTED)
            .add(" AND channel IN ('WEB', 'MOBILE') AND isNotNull(applied_date)")
            .add(" AND toUnixTimestamp64Milli(applied_at) <= " + at.toEpochMilli());
    CaseRows.period(sql, "applied_date", day.minusMonths(DORMANT_MONTHS).plusDays(1), day);
    return new HashSet<>(clickHouse.query(sql.text(), sql.parameters(), row -> row.getString(1)));
  }

  private static Map<String, @Nullable Number> figures(
      String metric, List<Share> shares, boolean registered) {
    long numerator = shares.stream().mapToLong(Share::numerator).sum();
    long denominator = shares.stream().mapToLong(Share::denominator).sum();
    if (metric.equals("high-frequency")) {
      return Figures.count(registered ? numerator : null);
    }
    if (metric.equals("personal-local")) {
      Map<String, @Nullable Number> figures = new LinkedHashMap<>();
      double sum =
          shares.stream().mapToDouble(each -> (double) each.numerator() / each.denominator()).sum();
      figures.put("value", shares.isEmpty() ? null : sum / shares.size());
      figures.put("n", (long) shares.size());
      if (shares.isEmpty()) {
        figures.put("numerator", 0L);
      } else {
        figures.put("numerator", sum);
      }
      figures.put("denominator", (long) shares.size());
      return figures;
    }
    return SUMS.contains(metric)
        ? Figures.share(numerator, denominator, shares.size())
        : Figures.ratio(numerator, denominator);
  }

  private Map<String, @Nullable String> key(Share share, Bucket look, MetricQuery query) {
    Map<String, @Nullable String> key = new LinkedHashMap<>();
    for (Grouping each : query.by()) {
      String value = each.dimension().ofTime() ? look.label() : value(share, each);
      key.put(each.key(), value.isEmpty() ? null : value);
    }
    return key;
  }

  private boolean wanted(Share share, MetricQuery query) {
    return query.filters().entrySet().stream()
        .allMatch(
            each ->
                each.getKey() == Dimension.UNIT
                    ? each.getValue().stream()
                        .anyMatch(unit -> registry.subtree(unit).contains(share.unit()))
                    : each.getValue().contains(value(share, each.getKey())));
  }

  /** The key of a share, "" for none. */
  private String value(Share share, Grouping grouping) {
    Unit.Level level = grouping.level();
    return level != null
        ? registry.ancestorAt(share.unit(), level).orElse("")
        : value(share, grouping.dimension());
  }

  private static String value(Share share, Dimension dimension) {
    return switch (dimension) {
      case ITEM -> share.item();
      case ITEM_TYPE -> share.itemType();
      case UNIT -> share.unit();
      case POINT -> share.point();
      default -> "";
    };
  }

  private static void check(MetricQuery query) {
    Set<Dimension> has = dimensions(query.metric());
    for (Grouping each : query.by()) {
      if (!each.dimension().ofTime() && !has.contains(each.dimension())) {
        throw wrong("by", each.dimension(), query.metric());
      }
    }
    for (Dimension each : query.filters().keySet()) {
      if (!has.contains(each)) {
        throw wrong(each.wireName(), each, query.metric());
      }
    }
  }

  /** What such a metric is made of, or null for a metric of another basis. */
  static @Nullable ListKind kind(String metric) {
    MetricDefinition definition = MetricCatalogue.find(metric);
    if (definition == null || definition.basis() != MetricDefinition.Basis.C) {
      return null;
    }
    return switch (metric) {
      case "personal-local" -> ListKind.CENTRE;
      case "data-aggregation" -> ListKind.DATASET;
      default -> ListKind.ITEM;
    };
  }

  /** What such a metric is sliced by, besides time. */
  static Set<Dimension> dimensions(String metric) {
    return switch (metric) {
      case "personal-local" -> Set.of(Dimension.UNIT, Dimension.POINT);
      case "data-aggregation" -> Set.of(Dimension.UNIT);
      default -> Set.of(Dimension.ITEM, Dimension.ITEM_TYPE);
    };
  }

  private static BadParameterException wrong(String field, Dimension dimension, String metric) {
    return new BadParameterException(field, dimension.wireName() + " is no dimension of " + metric);
  }
}
