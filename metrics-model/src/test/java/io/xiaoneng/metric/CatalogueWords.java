package io.xiaoneng.metric;

import io.xiaoneng.metric.CatalogueWorld.Totals;
import io.xiaoneng.registry.Dataset;
import io.xiaoneng.registry.Item;
import io.xiaoneng.registry.Limit;
import io.xiaoneng.registry.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * A metric of the catalogue of items in the words that define it, each of which can be bent.
 *
 * @param all what it is about
 * @param denominator what must hold for one of them to count
 * @param numerator what must hold besides for it to count above the line
 * @param above what it adds there
 * @param below what it adds below the line
 * @param named the attributes that the words name
 */
record CatalogueWords<T>(
    Function<CatalogueWorld, List<T>> all,
    List<Clause<T>> denominator,
    List<Clause<T>> numerator,
    ToLongFunction<T> above,
    ToLongFunction<T> below,
    Set<String> named) {

  /** Conditions of which one must hold, by what they say. */
  record Clause<T>(Map<String, BiPredicate<T, CatalogueWorld>> any) {

    private boolean holds(T one, CatalogueWorld world) {
      return any.isEmpty() || any.values().stream().anyMatch(each -> each.test(one, world));
    }
  }

  /** What a centre offers of the items. */
  record Offer(Point centre, Item item) {}

  Totals of(CatalogueWorld world) {
    List<T> counted =
        all.apply(world).stream()
            .filter(each -> denominator.stream().allMatch(clause -> clause.holds(each, world)))
            .toList();
    return new Totals(
        counted.stream()
            .filter(each -> numerator.stream().allMatch(clause -> clause.holds(each, world)))
            .mapToLong(above)
            .sum(),
        counted.stream().mapToLong(below).sum());
  }

  /** These words with one condition left out or turned round, or another sum. */
  Map<String, CatalogueWords<T>> bends() {
    Map<String, CatalogueWords<T>> bends = new LinkedHashMap<>();
    bent(denominator)
        .forEach(
            (what, other) ->
                bends.put(
                    "denominator " + what,
                    new CatalogueWords<>(all, other, numerator, above, below, named)));
    bent(numerator)
        .forEach(
            (what, other) ->
                bends.put(
                    "numerator " + what,
                    new CatalogueWords<>(all, denominator, other, above, below, named)));
    bends.put(
        "counts one more above",
        new CatalogueWords<>(
            all, denominator, numerator, each -> above.applyAsLong(each) + 1, below, named));
    bends.put(
        "counts one more below",
        new CatalogueWords<>(
            all, denominator, numerator, above, each -> below.applyAsLong(each) + 1, named));
    return bends;
  }

  private static <T> Map<String, List<Clause<T>>> bent(List<Clause<T>> clauses) {
    Map<String, List<Clause<T>>> bends = new LinkedHashMap<>();
    for (int at = 0; at < clauses.size(); at++) {
      Map<String, BiPredicate<T, CatalogueWorld>> any = clauses.get(at).any;
      for (String each : any.keySet()) {
        Map<String, BiPredicate<T, CatalogueWorld>> without = new LinkedHashMap<>(any);
        without.remove(each);
        Map<String, BiPredicate<T, CatalogueWorld>> turned = new LinkedHashMap<>(any);
        turned.put(each, any.get(each).negate());
        bends.put("without " + each, with(clauses, at, new Clause<>(without)));
        bends.put("not " + each, with(clauses, at, new Clause<>(turned)));
      }
    }
    return bends;
  }

  private static <T> List<Clause<T>> with(List<Clause<T>> clauses, int at, Clause<T> clause) {
    List<Clause<T>> changed = new ArrayList<>(clauses);
    changed.set(at, clause);
    return changed;
  }

  private static <T> Clause<T> one(String what, BiPredicate<T, CatalogueWorld> condition) {
    return new Clause<>(Map.of(what, condition));
  }

  private static <T> Clause<T> either(
      String one,
      BiPredicate<T, CatalogueWorld> condition,
      String other,
      BiPredicate<T, CatalogueWorld> alternative) {
    return new Clause<>(Map.of(one, condition, other, alternative));
  }

  /** An entry that registered itself says nothing. */
  private static final Clause<Item> TOLD = one("told", (item, world) -> !item.auto());

  private static final Clause<Item> OPEN = one("open", (item, world) -> !item.service().secret());

  private static Clause<Item> depth(int level) {
    return one("depth " + level, (item, world) -> item.service().onlineDepth().contains(level));
  }

  private static CatalogueWords<Item> items(
      List<Clause<Item>> denominator, List<Clause<Item>> numerator, String... named) {
    return new CatalogueWords<>(
        CatalogueWorld::items, denominator, numerator, each -> 1, each -> 1, Set.of(named));
  }

  /** By the words of the catalogue, by id. */
  static Map<String, CatalogueWords<?>> metrics() {
    Map<String, CatalogueWords<?>> all = new LinkedHashMap<>();
    all.put(
        "online-available",
        items(List.of(TOLD, OPEN), List.of(depth(4)), "auto", "secret", "depth 4"));
    all.put(
        "online-full",
        items(
            List.of(TOLD, OPEN),
            List.of(depth(5), depth(6)),
            "auto",
            "secret",
            "depth 5",
            "depth 6"));
    all.put(
        "dormant-items",
        items(
            List.of(TOLD, OPEN, depth(4)),
            List.of(one("not asked for", (item, world) -> !world.asked().contains(item.code()))),
            "auto",
            "secret",
            "depth 4",
            "asked"));
    all.put("promise-cut", promiseCut());
    all.put(
        "immediate-items",
        items(
            List.of(TOLD),
            List.of(one("immediate", (item, world) -> item.immediate())),
            "auto",
            "immediate"));
    all.put(
        "one-window",
        items(
            List.of(TOLD),
            List.of(
                either(
                    "any item",
                    (item, world) -> item.service().window().equals("UNIVERSAL"),
                    "any of a field",
                    (item, world) -> item.service().window().equals("DOMAIN"))),
            "auto",
            "window"));
    all.put("materials-cut", materialsCut());
    all.put(
        "high-frequency",
        items(
            List.of(
                TOLD,
                one("frequent", (item, world) -> item.service().highFrequency()),
                one("once online", (item, world) -> item.service().onlineSince() != null),
                one(
                    "online by the day",
                    (item, world) ->
                        item.service().onlineSince() == null
                            || !item.service().onlineSince().isAfter(world.day()))),
            List.of(),
            "auto",
            "highFrequency",
            "onlineSince"));
    all.put("personal-local", personalLocal());
    all.put("data-aggregation", dataAggregation());
    return all;
  }

  private static CatalogueWords<Item> promiseCut() {
    return new CatalogueWords<>(
        CatalogueWorld::items,
        List.of(
            TOLD,
            one(
                "statutory limit in working days",
                (item, world) -> item.statutory().kind() == Limit.Kind.WORKING),
            either(
                "promised limit in working days",
                (item, world) -> item.promised().kind() == Limit.Kind.WORKING,
                "immediate",
                (item, world) -> item.immediate())),
        List.of(),
        item -> item.statutory().amount() - (item.immediate() ? 0 : item.promised().amount()),
        item -> item.statutory().amount(),
        Set.of("auto", "statutory", "promised", "immediate"));
  }

  private static CatalogueWords<Item> materialsCut() {
    return new CatalogueWords<>(
        CatalogueWorld::items,
        List.of(
            TOLD,
            one("number told", (item, world) -> item.service().materials() != null),
            one("baseline told", (item, world) -> item.service().materialsBaseline() != null)),
        List.of(),
        item -> orZero(item.service().materialsBaseline()) - orZero(item.service().materials()),
        item -> orZero(item.service().materialsBaseline()),
        Set.of("auto", "materials", "baseline"));
  }

  private static long orZero(Long number) {
    return number == null ? 0 : number;
  }

  /** Every centre has the same items below the line, so that the mean is told by the sums. */
  private static CatalogueWords<Offer> personalLocal() {
    return new CatalogueWords<>(
        world ->
            world.points().stream()
                .flatMap(point -> world.items().stream().map(item -> new Offer(point, item)))
                .toList(),
        List.of(
            one("at a centre", (offer, world) -> offer.centre.kind().equals("CENTRE")),
            one("centre told", (offer, world) -> !offer.centre.auto()),
            one("item told", (offer, world) -> !offer.item.auto()),
            one("personal", (offer, world) -> offer.item.service().personal())),
        List.of(
            either(
                "by the centre's word",
                (offer, world) -> offer.centre.items().contains(offer.item.code()),
                "by the item's word",
                (offer, world) -> offer.item.service().centres().contains(offer.centre.id()))),
        each -> 1,
        each -> 1,
        Set.of("auto", "personal", "centres", "point.kind", "point.auto", "point.items"));
  }

  private static CatalogueWords<Dataset> dataAggregation() {
    return new CatalogueWords<>(
        CatalogueWorld::datasets,
        List.of(
            one("to be aggregated", (entry, world) -> entry.due() != null),
            one(
                "due by the day",
                (entry, world) -> entry.due() == null || !entry.due().isAfter(world.day()))),
        List.of(
            one("aggregated", (entry, world) -> entry.aggregatedOn() != null),
            one(
                "aggregated by the day",
                (entry, world) ->
                    entry.aggregatedOn() == null || !entry.aggregatedOn().isAfter(world.day()))),
        each -> 1,
        each -> 1,
        Set.of("due", "aggregatedOn"));
  }
}
