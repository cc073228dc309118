package io.xiaoneng.metric;

import io.xiaoneng.metric.Inventory.Share;
import io.xiaoneng.registry.Dataset;
import io.xiaoneng.registry.Item;
import io.xiaoneng.registry.Limit;
import io.xiaoneng.registry.Point;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A catalogue of random items, centres and directory entries, and what differs from it by one. */
record CatalogueWorld(
    LocalDate day,
    List<Item> items,
    List<Point> points,
    List<Dataset> datasets,
    Set<String> asked) {

  private static final LocalDate DAY = LocalDate.parse("2020-06-30");
  private static final List<String> POINTS = List.of("p0", "p1", "p2", "p3");

  /** One attribute of one entry, changed. */
  record Change(String attribute, String of, CatalogueWorld world) {}

  /** Above and below the line. */
  record Totals(long numerator, long denominator) {}

  static CatalogueWorld random(long seed) {
    Random random = new Random(seed);
    List<Item> items = new ArrayList<>();
    Set<String> asked = new HashSet<>();
    for (int i = 0; i < 60; i++) {
      items.add(ItemDraft.random("i" + i, random, DAY, POINTS));
      if (random.nextBoolean()) {
        asked.add("i" + i);
      }
    }
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < POINTS.size(); i++) {
      List<String> offered =
          items.stream().map(Item::code).filter(each -> random.nextInt(3) == 0).toList();
      // Of each sort one: a centre, another, a hall, and a centre that registered itself.
      points.add(point(POINTS.get(i), i == 2 ? "HALL" : "CENTRE", "u", offered, i == 3));
    }
    List<Dataset> datasets = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      datasets.add(new Dataset("d" + i, "", "", "u", about(random), about(random)));
    }
    return new CatalogueWorld(DAY, items, points, datasets, asked);
  }

  private static LocalDate about(Random random) {
    return random.nextInt(5) == 0 ? null : DAY.plusDays(random.nextInt(5) - 2);
  }

  private static Point point(
      String id, String kind, String unit, List<String> items, boolean auto) {
    return new Point(id, kind, "", "", unit, null, null, "", items, auto);
  }

  CatalogueWorld on(LocalDate other) {
    return new CatalogueWorld(other, items, points, datasets, asked);
  }

  /** What the program tells of it. */
  Totals told(String metric) {
    List<Share> shares = new Inventory(day, items, points, datasets, asked).shares(metric);
    return new Totals(
        shares.stream().mapToLong(Share::numerator).sum(),
        shares.stream().mapToLong(Share::denominator).sum());
  }

  /** Every world that differs from this one in one attribute of one entry. */
  List<Change> changes() {
    List<Change> all = new ArrayList<>();
    for (int at = 0; at < items.size(); at++) {
      int here = at;
      Item item = items.get(at);
      attributes()
          .forEach(
              (attribute, changes) -> {
                for (Consumer<ItemDraft> change : changes) {
                  ItemDraft draft = ItemDraft.of(item);
                  change.accept(draft);
                  List<Item> changed = with(items, here, draft.item());
                  all.add(
                      new Change(
                          attribute,
                          item.code(),
                          new CatalogueWorld(day, changed, points, datasets, asked)));
                }
              });
      Set<String> others = new TreeSet<>(asked);
      if (!others.remove(item.code())) {
        others.add(item.code());
      }
      all.add(
          new Change(
              "asked", item.code(), new CatalogueWorld(day, items, points, datasets, others)));
    }
    pointChanges(all);
    datasetChanges(all);
    return all;
  }

  private void pointChanges(List<Change> all) {
    for (int at = 0; at < points.size(); at++) {
      Point p = points.get(at);
      Map<String, Point> changed = new LinkedHashMap<>();
      String kind = p.kind().equals("CENTRE") ? "HALL" : "CENTRE";
      changed.put("point.kind", point(p.id(), kind, p.unit(), p.items(), p.auto()));
      changed.put("point.auto", point(p.id(), p.kind(), p.unit(), p.items(), !p.auto()));
      changed.put("point.unit", point(p.id(), p.kind(), "elsewhere", p.items(), p.auto()));
      for (int i = 0; i < 10; i++) {
        List<String> offered = toggled(p.items(), "i" + i);
        changed.put("point.items " + i, point(p.id(), p.kind(), p.unit(), offered, p.auto()));
      }
      int here = at;
      changed.forEach(
          (attribute, point) ->
              all.add(
                  new Change(
                      attribute.split(" ")[0],
                      p.id(),
                      new CatalogueWorld(day, items, with(points, here, point), datasets, asked))));
    }
  }

  private void datasetChanges(List<Change> all) {
    for (int at = 0; at < datasets.size(); at++) {
      Dataset d = datasets.get(at);
      List<LocalDate> dates = new ArrayList<>(List.of(day.minusDays(1), day, day.plusDays(1)));
      dates.add(null);
      int here = at;
      for (LocalDate date : dates) {
        List<Dataset> due =
            with(datasets, here, new Dataset(d.code(), "", "", d.unit(), date, d.aggregatedOn()));
        List<Dataset> aggregated =
            with(datasets, here, new Dataset(d.code(), "", "", d.unit(), d.due(), date));
        all.add(new Change("due", d.code(), new CatalogueWorld(day, items, points, due, asked)));
        all.add(
            new Change(
                "aggregatedOn",
                d.code(),
                new CatalogueWorld(day, items, points, aggregated, asked)));
      }
      List<Dataset> moved =
          with(
              datasets,
              here,
              new Dataset(d.code(), "其他", "", "elsewhere", d.due(), d.aggregatedOn()));
      all.add(
          new Change(
              "dataset.unit", d.code(), new CatalogueWorld(day, items, points, moved, asked)));
    }
  }

  private Map<String, List<Consumer<ItemDraft>>> attributes() {
    Map<String, List<Consumer<ItemDraft>>> all = new LinkedHashMap<>();
    all.put("auto", List.of(d -> d.auto = !d.auto));
    all.put("secret", List.of(d -> d.secret = !d.secret));
    all.put("sensitive", List.of(d -> d.sensitive = !d.sensitive));
    all.put("immediate", List.of(d -> d.immediate = !d.immediate));
    all.put("personal", List.of(d -> d.personal = !d.personal));
    all.put("highFrequency", List.of(d -> d.highFrequency = !d.highFrequency));
    all.put("type", List.of(d -> d.type = "行政许可"));
    all.put("name", List.of(d -> d.name = "改名"));
    all.put("visits", List.of(d -> d.visits = 3L));
    all.put("specialProcedures", List.of(d -> d.procedures.add("听证")));
    for (int level = 1; level <= 7; level++) {
      int toggled = level;
      all.put(
          "depth " + level,
          List.of(
              d -> {
                if (!d.depth.remove(toggled)) {
                  d.depth.add(toggled);
                }
              }));
    }
    all.put(
        "window",
        List.of(
            d -> d.window = "SPECIALISED",
            d -> d.window = "DOMAIN",
            d -> d.window = "UNIVERSAL",
            d -> d.window = ""));
    all.put(
        "promised",
        List.of(
            d -> d.promised = new Limit(d.promised.amount() + 1, d.promised.kind()),
            d -> d.promised = new Limit(d.promised.amount(), Limit.Kind.CALENDAR),
            d -> d.promised = new Limit(d.promised.amount(), Limit.Kind.WORKING),
            d -> d.promised = Limit.NONE));
    all.put(
        "statutory",
        List.of(
            d -> d.statutory = new Limit(d.statutory.amount() + 1, d.statutory.kind()),
            d -> d.statutory = new Limit(d.statutory.amount(), Limit.Kind.MONTH),
            d -> d.statutory = new Limit(d.statutory.amount(), Limit.Kind.WORKING),
            d -> d.statutory = Limit.NONE));
    all.put("materials", List.of(d -> d.materials = null, d -> d.materials = 7L));
    all.put("baseline", List.of(d -> d.baseline = null, d -> d.baseline = 30L));
    all.put(
        "onlineSince",
        List.of(
            d -> d.onlineSince = null,
            d -> d.onlineSince = day.minusDays(1),
            d -> d.onlineSince = day,
            d -> d.onlineSince = day.plusDays(1)));
    all.put("centres", List.of(d -> d.centres = toggled(d.centres, "p1")));
    return all;
  }

  private static List<String> toggled(List<String> all, String one) {
    List<String> changed = new ArrayList<>(all);
    if (!changed.remove(one)) {
      changed.add(one);
    }
    return changed;
  }

  private static <T> List<T> with(List<T> all, int at, T one) {
    List<T> changed = new ArrayList<>(all);
    changed.set(at, one);
    return changed;
  }
}
