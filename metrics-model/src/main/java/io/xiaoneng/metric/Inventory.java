package io.xiaoneng.metric;

import io.xiaoneng.registry.Dataset;
import io.xiaoneng.registry.Item;
import io.xiaoneng.registry.Limit;
import io.xiaoneng.registry.Point;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of the catalogue of items (basis C), from the registry as it stands on a day: what
 * each item, centre or directory entry adds to numerator and denominator. Entries that registered
 * themselves are not counted: nobody has said anything of them.
 *
 * @param day the snapshot's
 * @param items one version of each item: the one in force at the end of the day
 * @param points every service point
 * @param datasets every directory entry 数据目录
 * @param asked codes of the items that had an online case in the twelve months up to the day
 */
public record Inventory(
    LocalDate day,
    List<Item> items,
    List<Point> points,
    List<Dataset> datasets,
    Set<String> asked) {

  /** 网上可办: applications are accepted online. */
  private static final int ACCEPTED_ONLINE = 4;

  /** 全程网办: handled online, and the result comes online. */
  private static final Set<Integer> WHOLLY_ONLINE = Set.of(5, 6);

  /** Windows at which any item, or any of a field, is taken. */
  private static final Set<String> ONE_WINDOW = Set.of("UNIVERSAL", "DOMAIN");

  /**
   * What one of them adds.
   *
   * @param item its code, "" for one that is no item
   * @param itemType "" likewise or where unclassified
   * @param unit of a centre or directory entry, "" for an item
   * @param point id of a centre, "" for anything else
   * @param on since when it counts, for a ledger; null where no day is told
   * @param dataset code of a directory entry, "" for anything else
   */
  public record Share(
      String item,
      String itemType,
      String unit,
      String point,
      long numerator,
      long denominator,
      @Nullable LocalDate on,
      String dataset) {

    /** Of an item or a centre. */
    public Share(
        String item,
        String itemType,
        String unit,
        String point,
        long numerator,
        long denominator,
        @Nullable LocalDate on) {
      this(item, itemType, unit, point, numerator, denominator, on, "");
    }
  }

  /**
   * The shares of a metric; those outside its denominator are left out.
   *
   * @return null for a metric that is not of this basis
   */
  public @Nullable List<Share> shares(String metric) {
    return switch (metric) {
      case "online-available" -> rate(open(), this::online);
      case "online-full" ->
          rate(open(), each -> each.service().onlineDepth().containsAll(WHOLLY_ONLINE));
      case "dormant-items" ->
          rate(open().filter(this::online), each -> !asked.contains(each.code()));
      case "promise-cut" ->
          registered().filter(Inventory::bothInWorkingDays).map(Inventory::cut).toList();
      case "immediate-items" -> rate(registered(), Item::immediate);
      case "one-window" -> rate(registered(), each -> ONE_WINDOW.contains(each.service().window()));
      case "materials-cut" ->
          registered()
              .filter(each -> each.service().materials() != null)
              .filter(each -> each.service().materialsBaseline() != null)
              .map(Inventory::materials)
              .toList();
      case "high-frequency" ->
          registered()
              .filter(each -> each.service().highFrequency())
              .filter(each -> by(each.service().onlineSince()))
              .map(each -> share(each, 1, 1, each.service().onlineSince()))
              .toList();
      case "personal-local" -> centres();
      case "data-aggregation" ->
          datasets.stream()
              .filter(each -> by(each.due()))
              .map(each -> entry(each, by(each.aggregatedOn()) ? 1 : 0, 1))
              .toList();
      default -> null;
    };
  }

  /** What is of the metric's sort, but outside its denominator; it adds nothing. */
  public List<Share> outside(String metric) {
    List<Share> shares = shares(metric);
    if (shares == null) {
      return List.of();
    }
    Set<String> counted =
        shares.stream()
            .map(each -> each.item() + each.point() + each.dataset())
            .collect(Collectors.toSet());
    Stream<Share> all =
        switch (metric) {
          case "personal-local" ->
              points.stream()
                  .filter(each -> each.kind().equals("CENTRE"))
                  .map(each -> new Share("", "", each.unit(), each.id(), 0, 0, null));
          case "data-aggregation" -> datasets.stream().map(each -> entry(each, 0, 0));
          default -> items.stream().map(each -> share(each, 0, 0, null));
        };
    return all.filter(each -> !counted.contains(each.item() + each.point() + each.dataset()))
        .toList();
  }

  private static Share entry(Dataset entry, long numerator, long denominator) {
    return new Share("", "", entry.unit(), "", numerator, denominator, null, entry.code());
  }

  private Stream<Item> registered() {
    return items.stream().filter(each -> !each.auto());
  }

  /** Not secret 涉密. */
  private Stream<Item> open() {
    return registered().filter(each -> !each.service().secret());
  }

  private boolean online(Item item) {
    return item.service().onlineDepth().contains(ACCEPTED_ONLINE);
  }

  private boolean by(@Nullable LocalDate date) {
    return date != null && !date.isAfter(day);
  }

  private static List<Share> rate(Stream<Item> items, Predicate<Item> counted) {
    return items.map(each -> share(each, counted.test(each) ? 1 : 0, 1, null)).toList();
  }

  private static Share share(
      Item item, long numerator, long denominator, @Nullable LocalDate since) {
    return new Share(item.code(), item.type(), "", "", numerator, denominator, since);
  }

  /** An immediate item promises no day at all. */
  private static boolean bothInWorkingDays(Item item) {
    return item.statutory().kind() == Limit.Kind.WORKING
        && (item.immediate() || item.promised().kind() == Limit.Kind.WORKING);
  }

  private static Share cut(Item item) {
    int statutory = item.statutory().amount();
    return share(
        item, statutory - (item.immediate() ? 0 : item.promised().amount()), statutory, null);
  }

  private static Share materials(Item item) {
    Long now = item.service().materials();
    Long before = item.service().materialsBaseline();
    long baseline = before == null ? 0 : before;
    return share(item, baseline - (now == null ? 0 : now), baseline, null);
  }

  /** Each centre with the personal items it offers, by its own word or by the item's. */
  private List<Share> centres() {
    List<Item> personal = registered().filter(each -> each.service().personal()).toList();
    return points.stream()
        .filter(each -> each.kind().equals("CENTRE") && !each.auto())
        .filter(each -> !personal.isEmpty())
        .map(
            centre ->
                new Share(
                    "",
                    "",
                    centre.unit(),
                    centre.id(),
                    personal.stream()
                        .filter(
                            item ->
                                centre.items().contains(item.code())
                                    || item.service().centres().contains(centre.id()))
                        .count(),
                    personal.size(),
                    null))
        .toList();
  }
}
