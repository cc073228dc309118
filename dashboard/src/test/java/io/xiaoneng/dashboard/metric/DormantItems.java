package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.metric.reference.Figure;
import io.xiaoneng.metric.reference.ReferenceMetrics.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Items by a seed, each with a case or none, and dormant-items by the catalogue's words. */
final class DormantItems {

  /** Where the twelve months end. */
  static final LocalDate DAY = LocalDate.parse("2026-03-31");

  private static final int ITEMS = 160;

  /** A case of an item of its own. */
  record Case(
      int item,
      String channel,
      Instant applied,
      boolean identified,
      boolean quarantined,
      boolean test) {}

  /** An item's second version makes it another that day. */
  private record Item(boolean secret, boolean online, LocalDate turned) {
    boolean onlineOn(LocalDate day) {
      return (turned != null && !turned.isAfter(day)) != online;
    }
  }

  final List<Case> cases = new ArrayList<>();
  private final List<Item> items = new ArrayList<>();
  private final ZoneId zone;

  DormantItems(long seed, ZoneId zone) {
    this.zone = zone;
    Random random = new Random(seed);
    for (int i = 0; i < ITEMS; i++) {
      items.add(
          new Item(
              random.nextInt(8) == 0,
              random.nextInt(8) > 0,
              random.nextInt(5) == 0 ? DAY.plusDays(random.nextInt(4) - 2) : null));
      LocalDate edge = (random.nextBoolean() ? DAY : DAY.minusMonths(12)).plusDays(1);
      Instant midnight = edge.atStartOfDay(zone).toInstant();
      Instant applied =
          switch (random.nextInt(6)) {
            case 0 -> midnight;
            case 1 -> midnight.minusMillis(1);
            case 2 -> midnight.minus(Duration.ofHours(20));
            case 3 -> midnight.plus(Duration.ofHours(4));
            case 4 -> null;
            default -> midnight.minus(Duration.ofDays(random.nextInt(200)));
          };
      cases.add(
          new Case(
              i,
              List.of("WEB", "MOBILE", "COUNTER", "OTHER").get(random.nextInt(4)),
              applied,
              random.nextInt(8) > 0,
              random.nextInt(8) == 0,
              random.nextInt(8) == 0));
    }
  }

  /** Writes them all, and over what the cases were said to be before. */
  void write(ClickHouse into) {
    CatalogueWriter catalogue = new CatalogueWriter(into, "2025-01-05T00:00:00Z");
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      catalogue.put("item/i" + i + "/1", record(item.secret, item.online, ""));
      if (item.turned != null) {
        catalogue.put(
            "item/i" + i + "/2",
            record(item.secret, !item.online, ",\"validFrom\":\"" + item.turned + "\""));
      }
    }
    // Nobody has said anything of this one.
    catalogue.put("item/auto/1", "{\"kind\":\"item\",\"onlineDepth\":[4],\"auto\":true}");
    for (int version = 0; version < 2; version++) {
      int latest = version;
      into.execute(
          cases.stream()
              .map(each -> row(each, latest))
              .collect(
                  Collectors.joining(
                      ", ",
                      "INSERT INTO case_row (case_id, version, identified, first_at, first_date,"
                          + " quarantined, test, item, channel, applied_at, applied_date) VALUES ",
                      "")),
          List.of(),
          Duration.ofSeconds(20));
    }
  }

  private static String record(boolean secret, boolean online, String more) {
    return "{\"kind\":\"item\",\"onlineDepth\":%s,\"secret\":%s%s}"
        .formatted(online ? "[3,4]" : "[3,5,6]", secret, more);
  }

  private String row(Case each, int version) {
    return "('case-%d', %d, %s, '2025-01-01 00:00:00', '2025-01-01', %s, %s, 'i%d', '%s', %s, %s)"
        .formatted(
            each.item,
            version,
            each.identified,
            each.quarantined,
            each.test == (version == 1),
            each.item,
            each.channel,
            each.applied == null
                ? "NULL"
                : "fromUnixTimestamp64Milli(toInt64(" + each.applied.toEpochMilli() + "))",
            each.applied == null ? "NULL" : "'" + date(each.applied) + "'");
  }

  private LocalDate date(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }

  /** At the end of the period, or as of an instant before. */
  Figure.Ratio figure(Period period, Instant asOf) {
    LocalDate today = date(asOf);
    LocalDate day = period.to() == null || period.to().isAfter(today) ? today : period.to();
    List<Integer> online =
        IntStream.range(0, ITEMS)
            .boxed()
            .filter(i -> !items.get(i).secret && items.get(i).onlineOn(day))
            .toList();
    return new Figure.Ratio(
        online.stream().filter(i -> !asked(cases.get(i), day, asOf)).count(), online.size());
  }

  private boolean asked(Case one, LocalDate day, Instant asOf) {
    return one.identified
        && !one.quarantined
        && !one.test
        && List.of("WEB", "MOBILE").contains(one.channel)
        && one.applied != null
        && !one.applied.isAfter(asOf)
        && !date(one.applied).isAfter(day)
        && date(one.applied).isAfter(day.minusMonths(12));
  }
}
