package io.xiaoneng.dashboard.metric;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.dashboard.clickhouse.RecentAnswers;
import io.xiaoneng.dashboard.known.CatalogueHistory;
import io.xiaoneng.dashboard.known.KnownAtBusyException;
import io.xiaoneng.dashboard.known.KnownCases;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.security.CurrentActor;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.registry.Bundle;
import io.xiaoneng.supervision.WorkTime;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

/** Every figure of the program. Safe to share. */
@Service
public class MetricService {

  /** Questions about now that come within so long are about the same now, and share an answer. */
  static final Duration TICK = Duration.ofMillis(250);

  private static final Duration KEPT = Duration.ofSeconds(1);
  private static final int KEPT_ANSWERS = 200;
  private static final int KEPT_ROWS = 2_000;

  private final ClickHouse clickHouse;
  private final RegistryView registry;
  private final ZoneId zone;
  private final String calendarId;
  private final KnownCases known;
  private final MeasureReader cohorts;
  private final int rectifyDays;
  private final CatalogueHistory catalogue;
  private final PlaceParts places;
  private final TaskLedger tasks;
  private final MetricQueryParser parser;
  private final RecentAnswers<MetricQuery, List<MetricRow>> answers =
      new RecentAnswers<>(
          this::compute, rows -> rows.size() <= KEPT_ROWS, KEPT, 0, KEPT, KEPT_ANSWERS);

  /** Without any tasks. */
  MetricService(
      ClickHouse clickHouse,
      RegistryView registry,
      KnownCases known,
      XiaonengProperties settings,
      Clock clock,
      PlaceParts places) {
    this(clickHouse, registry, known, settings, clock, places, TaskLedger.NONE);
  }

  @Autowired
  MetricService(
      ClickHouse clickHouse,
      RegistryView registry,
      KnownCases known,
      XiaonengProperties settings,
      Clock clock,
      PlaceParts places,
      TaskLedger tasks) {
    this.clickHouse = clickHouse;
    this.places = places;
    this.tasks = tasks;
    this.registry = registry;
    this.zone = settings.zoneId();
    this.calendarId = settings.calendar();
    this.known = known;
    this.rectifyDays = settings.rectifyDays();
    this.cohorts =
        new MeasureReader(
            new CubePlanner(clickHouse, registry, calendar(Knowledge.now(registry)), zone),
            new CubeReader(clickHouse),
            cohorts(Knowledge.now(registry)));
    this.catalogue = new CatalogueHistory(clickHouse, zone);
    this.parser = new MetricQueryParser(Clock.tick(clock, TICK));
  }

  private final SmallGroups groups = new SmallGroups(new CurrentActor());

  /** Reads a metric that is no {@link CaseMeasure}. */
  private interface Other {
    List<MetricRow> read(MetricService service, MetricQuery query, Knowledge rows);
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

  private CohortReader cohorts(Knowledge from) {
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

  private StockReader stock(Knowledge from) {
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

  /**
   * Reads request parameters.
   *
   * @throws UnknownMetricException for an id that is not in the catalogue or has no figures yet
   * @throws BadParameterException naming the parameter
   */
  public MetricQuery parse(String metric, Map<String, String[]> parameters) {
    if (!answers(metric)) {
      throw new UnknownMetricException(metric);
    }
    return parser.parse(metric, parameters);
  }

  /** Whether figures of that metric can be read. */
  public boolean answers(String metric) {
    return CaseMeasure.of(metric) != null || OTHERS.containsKey(metric);
  }

  /**
   * What a metric can be sliced by, besides time, in the order of {@link Dimension}; empty where it
   * has no figures.
   */
  public Set<Dimension> dimensions(String metric) {
    Set<Dimension> has = EnumSet.noneOf(Dimension.class);
    if (!answers(metric)) {
      return has;
    }
    MetricDefinition definition = MetricCatalogue.find(metric);
    if (definition != null && definition.cohort() == MetricDefinition.Cohort.SNAPSHOT) {
      has.addAll(InventoryReader.dimensions(metric));
    } else if (PlaceReader.METRICS.contains(metric) || TaskReader.METRICS.contains(metric)) {
      has.add(Dimension.UNIT);
    } else if (metric.startsWith("feed-")) {
      has.add(Dimension.SOURCE);
    } else if (SubjectTable.CONTRACTS.holds(metric)) {
      has.addAll(SubjectTable.CONTRACTS.columns().keySet());
    } else if (SubjectTable.TICKETS.holds(metric)) {
      has.addAll(SubjectTable.TICKETS.columns().keySet());
    } else {
      Stream.of(Dimension.values()).filter(each -> each.column() != null).forEach(has::add);
    }
    return has;
  }

  /**
   * Whether the figures of a unit's subtree are made of what belongs to it alone: not those of
   * feeds and of items, which belong to no unit, nor those of bundles and projects, in which
   * several units have a part.
   */
  public boolean goesByUnit(String metric) {
    return dimensions(metric).contains(Dimension.UNIT) && ListKind.of(metric) != ListKind.INSTANCE;
  }

  /**
   * Whether the figure of several groups of cases follows from theirs and what these are made of:
   * it is a count, a share or a mean over cases.
   */
  public boolean addsUp(String metric) {
    CaseMeasure measure = CaseMeasure.of(metric);
    return measure != null && (measure.ofSums() || measure.shape() == CaseMeasure.Shape.DURATION);
  }

  /**
   * Whether a row of the metric has one value and tells how many cases are behind it, so that
   * points can be given for it: neither a bare number nor a curve.
   */
  public boolean scorable(String metric) {
    CaseMeasure measure = CaseMeasure.of(metric);
    MetricDefinition definition = MetricCatalogue.find(metric);
    return answers(metric)
        && definition != null
        && definition.unit() != MetricDefinition.Unit.COUNT
        && (measure == null
            || measure.shape() != CaseMeasure.Shape.SURVIVAL
                && measure.shape() != CaseMeasure.Shape.PARTS);
  }

  /** Whether the channel decides what counts as good: then it is no way of doing the same work. */
  public boolean byChannel(String metric) {
    CaseMeasure measure = CaseMeasure.of(metric);
    return measure != null && (measure.figure() + measure.counted()).contains("channel");
  }

  /** Whether what is behind a metric tells which case was rated how, and so who rated. */
  public boolean tellsWhoRated(String metric) {
    return ListKind.of(metric) == ListKind.RATING;
  }

  /**
   * Whether a metric is looked at as of an instant, and not over a period: the stock of cases, the
   * catalogue, and places.
   */
  public static boolean standing(MetricDefinition metric) {
    return StockMeasure.of(metric.id()) != null
        || metric.cohort() == MetricDefinition.Cohort.SNAPSHOT
        || metric.basis() == MetricDefinition.Basis.G;
  }

  /**
   * Whether a row tells a mean over a day, week or month that is not over: it is no match for those
   * that are, because night and day do not weigh alike in it.
   */
  public boolean running(MetricQuery query, Grouping time, String label) {
    return PlaceReader.running(query, time, label, zone);
  }

  /**
   * Refuses a question that the one who asks is not told about: of single windows.
   *
   * @throws BadParameterException naming the parameter
   */
  public void checkTold(MetricQuery query) {
    groups.check(query);
  }

  /**
   * The rows of an answer as the one who asks is told of them, in the order of their keys; exactly
   * one, with nulls where there is no data, where {@code by} is empty. An answer to the very same
   * question may be a second old.
   *
   * @throws UnknownMetricException for an id without figures
   * @throws BadParameterException where a dimension does not suit the metric or the answer would be
   *     too long
   * @throws ClickHouseUnavailableException where ClickHouse is away
   * @throws KnownAtBusyException where the cases of another knownAt are still being worked out
   */
  public List<MetricRow> read(MetricQuery query) {
    return groups.told(query, answers.read(query));
  }

  /**
   * How many cases the version asked for counts otherwise than the one in force: in the numerator
   * or the denominator of one of them alone.
   *
   * @throws BadParameterException where the version is the one in force, or cannot be compared
   * @throws KnownAtBusyException where the cases of another knownAt are still being worked out
   */
  public long countedOtherwise(MetricQuery query) {
    try (Knowledge from = Knowledge.of(registry, known, query.knownAt())) {
      return new SqlList(clickHouse, new CaseListReader(from.cases(), radar(from)))
          .count(ListQuery.whole(query, CasePart.OTHERWISE));
    }
  }

  private List<MetricRow> compute(MetricQuery query) {
    CaseMeasure measure = CaseMeasure.of(query.metric(), query.version());
    if (measure != null && query.knownAt() == null) {
      return cohorts.read(measure, query);
    }
    try (Knowledge from = Knowledge.of(registry, known, query.knownAt())) {
      return measure != null ? cohorts(from).read(measure, query) : other(query, from);
    }
  }

  private List<MetricRow> other(MetricQuery query, Knowledge from) {
    Other other = OTHERS.get(query.metric());
    if (other == null) {
      throw new UnknownMetricException(query.metric());
    }
    return other.read(this, query, from);
  }
}
