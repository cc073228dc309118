package io.xiaoneng.dashboard.metric;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.known.CatalogueHistory;
import io.xiaoneng.registry.Bundle;
import io.xiaoneng.supervision.WorkTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** Makes what reads each metric, over what is known now or was known at a moment. Safe to share. */
final class MetricReaders {

  private final ClickHouse clickHouse;
  private final ZoneId zone;
  private final String calendarId;
  private final int rectifyDays;
  private final CatalogueHistory catalogue;
  private final PlaceParts places;
  private final TaskLedger tasks;

  MetricReaders(
      ClickHouse clickHouse, XiaonengProperties settings, PlaceParts places, TaskLedger tasks) {
    this.clickHouse = clickHouse;
    this.zone = settings.zoneId();
    this.calendarId = settings.calendar();
    this.rectifyDays = settings.rectifyDays();
    this.catalogue = new CatalogueHistory(clickHouse, zone);
    this.places = places;
    this.tasks = tasks;
  }

  /** Reads a metric that is no {@link CaseMeasure}. */
  private interface Other {
    List<MetricRow> read(MetricReaders own, MetricQuery query, Knowledge rows);
  }

  private static final Map<String, Other> OTHERS =
      Map.ofEntries(
          Map.entry(
              "cases-open",
              (own, query, rows) -> own.stock(rows).open(StockMeasure.CASES_OPEN, query)),
          Map.entry(
              "open-age", (own, query, rows) -> own.stock(rows).age(StockMeasure.OPEN_AGE, query)),
          Map.entry(
              "overdue",
              (own, query, rows) -> own.stock(rows).overdue(StockMeasure.OVERDUE, query)),
          Map.entry(
              "overdue-statutory",
              (own, query, rows) -> own.stock(rows).overdue(StockMeasure.OVERDUE_STATUTORY, query)),
          instance("bundle-days"),
          instance("project-days"),
          instance("project-items"),
          instance("project-materials"),
          hall("wait-minutes"),
          hall("service-minutes"),
          hall("abandon-rate"),
          hall("agency-on-time"),
          inventory("online-available"),
          inventory("online-full"),
          inventory("dormant-items"),
          inventory("promise-cut"),
          inventory("immediate-items"),
          inventory("one-window"),
          inventory("materials-cut"),
          inventory("high-frequency"),
          inventory("personal-local"),
          inventory("data-aggregation"),
          place("terminals-street"),
          place("terminals-community"),
          place("circle-population"),
          place("circle-communities"),
          Map.entry("task-on-time", (own, query, rows) -> own.tasks(rows).read(query)),
          Map.entry("feed-timeliness", (own, query, rows) -> own.feeds(rows).timeliness(query)),
          Map.entry(
              "feed-quality", (own, query, rows) -> own.feeds(rows).quality(query, rows.cases())));

  private static Map.Entry<String, Other> hall(String metric) {
    HallMeasure measure = Objects.requireNonNull(HallMeasure.of(metric));
    return Map.entry(metric, (own, query, rows) -> own.halls(rows).read(measure, query));
  }

  private static Map.Entry<String, Other> instance(String metric) {
    return Map.entry(metric, (own, query, rows) -> own.instances(rows).read(query));
  }

  private static Map.Entry<String, Other> inventory(String metric) {
    return Map.entry(metric, (own, query, rows) -> own.inventory(rows).read(query));
  }

  private static Map.Entry<String, Other> place(String metric) {
    return Map.entry(metric, (own, query, rows) -> own.places(rows).read(query));
  }

  PlaceReader places(Knowledge from) {
    return new PlaceReader(places, from.registry(), zone);
  }

  TaskReader tasks(Knowledge from) {
    return new TaskReader(tasks, from.registry(), new WorkTime(calendar(from).get(), zone));
  }

  InventoryReader inventory(Knowledge from) {
    return new InventoryReader(clickHouse, catalogue, from, zone);
  }

  private HallReader halls(Knowledge from) {
    return new HallReader(clickHouse, from);
  }

  FeedReader feeds(Knowledge from) {
    return new FeedReader(clickHouse, from.registry(), zone);
  }

  CohortReader cohorts(Knowledge from) {
    CaseRows rows = from.cases();
    return new CohortReader(
        clickHouse,
        rows,
        radar(from),
        new ClockReader(clickHouse, rows, calendar(from), zone),
        rectifyDays);
  }

  RadarSql radar(Knowledge from) {
    return new RadarSql(from.cases(), from.registry(), calendar(from), zone, from.knownAt());
  }

  Supplier<WorkCalendar> calendar(Knowledge from) {
    return () -> from.registry().registry().calendar(calendarId);
  }

  StockReader stock(Knowledge from) {
    return new StockReader(clickHouse, from.cases(), calendar(from), zone);
  }

  InstanceReader instances(Knowledge from) {
    return new InstanceReader(
        clickHouse, from.cases(), calendar(from), bundle -> itemsOf(from, bundle));
  }

  private static List<String> itemsOf(Knowledge from, String bundle) {
    return from.registry().registry().all(Bundle.class).stream()
        .filter(each -> each.code().equals(bundle))
        .flatMap(each -> each.items().stream())
        .toList();
  }

  /** Whether there is a reader of that metric, which is no {@link CaseMeasure}. */
  static boolean reads(String metric) {
    return OTHERS.containsKey(metric);
  }

  /**
   * The rows of a metric that is no {@link CaseMeasure}.
   *
   * @throws UnknownMetricException for an id without figures
   */
  List<MetricRow> read(MetricQuery query, Knowledge from) {
    Other other = OTHERS.get(query.metric());
    if (other == null) {
      throw new UnknownMetricException(query.metric());
    }
    return other.read(this, query, from);
  }
}
