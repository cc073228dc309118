package io.xiaoneng.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.metric.Inventory.Share;
import io.xiaoneng.registry.Dataset;
import io.xiaoneng.registry.Item;
import io.xiaoneng.registry.Limit;
import io.xiaoneng.registry.Point;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The catalogue of items: each numerator, denominator, day and exclusion. */
class InventoryTest {

  private static final LocalDate DAY = LocalDate.parse("2020-06-30");
  private static final Limit TEN = new Limit(10, Limit.Kind.WORKING);
  private static final Limit FOUR = new Limit(4, Limit.Kind.WORKING);

  private final List<Item> items = new ArrayList<>();
  private final List<Point> points = new ArrayList<>();
  private final List<Dataset> datasets = new ArrayList<>();

  private static Item.Service service(Set<Integer> depth, String window, boolean secret) {
    return new Item.Service(
        null, depth, false, null, window, false, List.of(), null, null, List.of(), secret, false);
  }

  private void add(
      String code, Limit promised, Limit statutory, boolean immediate, Item.Service service) {
    items.add(
        new Item(
            code,
            1,
            Item.ALWAYS,
            code,
            code,
            "公共服务",
            promised,
            statutory,
            immediate,
            service,
            code.startsWith("auto")));
  }

  private void add(String code, Item.Service service) {
    add(code, Limit.NONE, Limit.NONE, false, service);
  }

  private void frequent(String code, String onlineSince) {
    add(
        code,
        new Item.Service(
            null,
            Set.of(),
            true,
            onlineSince == null ? null : LocalDate.parse(onlineSince),
            "",
            false,
            List.of(),
            null,
            null,
            List.of(),
            false,
            false));
  }

  private void personal(String code, String... centres) {
    add(
        code,
        new Item.Service(
            null,
            Set.of(),
            false,
            null,
            "",
            true,
            List.of(centres),
            null,
            null,
            List.of(),
            false,
            false));
  }

  private void materials(String code, Long now, Long before) {
    add(
        code,
        new Item.Service(
            null, Set.of(), false, null, "", false, List.of(), now, before, List.of(), false,
            false));
  }

  private List<Share> shares(String metric, String... asked) {
    return new Inventory(DAY, items, points, datasets, Set.of(asked)).shares(metric);
  }

  private String sums(String metric, String... asked) {
    List<Share> shares = shares(metric, asked);
    return shares.stream().mapToLong(Share::numerator).sum()
        + "/"
        + shares.stream().mapToLong(Share::denominator).sum();
  }

  @Test
  void onlineIsByDepthOfItemsThatAreNotSecret() {
    add("a", service(Set.of(1, 4), "", false));
    add("b", service(Set.of(4, 5, 6), "", false));
    add("c", service(Set.of(3, 5), "", false));
    add("secret", service(Set.of(4, 5, 6), "", true));
    add("auto", service(Set.of(4, 5, 6), "", false));
    assertThat(sums("online-available")).isEqualTo("2/3");
    assertThat(sums("online-full")).isEqualTo("1/3");
    assertThat(sums("dormant-items", "a", "c")).isEqualTo("1/2");
    assertThat(sums("dormant-items")).isEqualTo("2/2");
  }

  @Test
  void limitsAreCutWhereBothAreInWorkingDays() {
    add("a", FOUR, TEN, false, Item.Service.UNKNOWN);
    add("now", Limit.NONE, TEN, true, Item.Service.UNKNOWN);
    add("months", FOUR, new Limit(2, Limit.Kind.MONTH), false, Item.Service.UNKNOWN);
    add("none", Limit.NONE, TEN, false, Item.Service.UNKNOWN);
    assertThat(sums("promise-cut")).isEqualTo("16/20");
    assertThat(sums("immediate-items")).isEqualTo("1/4");
  }

  @Test
  void oneWindowTakesAnyItemOrAnyOfAField() {
    add("a", service(Set.of(), "UNIVERSAL", false));
    add("b", service(Set.of(), "DOMAIN", false));
    add("c", service(Set.of(), "SPECIALISED", true));
    add("d", service(Set.of(), "", false));
    assertThat(sums("one-window")).isEqualTo("2/4");
  }

  @Test
  void materialsAreComparedForTheSameItems() {
    materials("a", 3L, 10L);
    materials("b", 0L, 2L);
    materials("c", 3L, null);
    materials("d", null, 7L);
    assertThat(sums("materials-cut")).isEqualTo("9/12");
  }

  @Test
  void frequentItemsCountFromTheDayTheyWentOnline() {
    frequent("a", "2020-06-30");
    frequent("b", "2020-07-01");
    frequent("c", null);
    add("d", Item.Service.UNKNOWN);
    assertThat(shares("high-frequency")).containsExactly(new Share("a", "公共服务", "", "", 1, 1, DAY));
  }

  @Test
  void centresOfferPersonalItemsByTheirOwnWordOrTheItems() {
    personal("a", "p1");
    personal("b");
    add("c", Item.Service.UNKNOWN);
    points.add(
        new Point("p1", "CENTRE", "", "", "north", null, null, "", List.of("b", "c"), false));
    points.add(new Point("p2", "CENTRE", "", "", "south", null, null, "", List.of("b"), false));
    points.add(new Point("p3", "HALL", "", "", "south", null, null, "", List.of("b"), false));
    assertThat(shares("personal-local"))
        .containsExactly(
            new Share("", "", "north", "p1", 2, 2, null),
            new Share("", "", "south", "p2", 1, 2, null));
  }

  @Test
  void directoryEntriesAreDueAndAggregatedByTheDay() {
    datasets.add(new Dataset("a", "", "", "north", DAY, DAY));
    datasets.add(new Dataset("b", "", "", "north", DAY, DAY.plusDays(1)));
    datasets.add(new Dataset("c", "", "", "north", DAY.minusDays(9), null));
    datasets.add(new Dataset("d", "", "", "north", DAY.plusDays(1), DAY));
    datasets.add(new Dataset("e", "", "", "north", null, DAY));
    assertThat(sums("data-aggregation")).isEqualTo("1/3");
  }

  @Test
  void otherMetricsAreNotOfTheCatalogue() {
    assertThat(shares("on-time")).isNull();
  }
}
