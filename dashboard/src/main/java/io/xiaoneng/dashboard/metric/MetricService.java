package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.dashboard.clickhouse.RecentAnswers;
import io.xiaoneng.dashboard.known.KnownAtBusyException;
import io.xiaoneng.dashboard.known.KnownCases;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.security.CurrentActor;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
  private final KnownCases known;
  private final MetricReaders readers;
  private final MeasureReader cohorts;
  private final MetricQueryParser parser;
  private final SmallGroups groups = new SmallGroups(new CurrentActor());
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
    this.registry = registry;
    this.zone = settings.zoneId();
    this.known = known;
    this.readers = new MetricReaders(clickHouse, settings, places, tasks);
    this.cohorts =
        new MeasureReader(
            new CubePlanner(clickHouse, registry, readers.calendar(Knowledge.now(registry)), zone),
            new CubeReader(clickHouse),
            readers.cohorts(Knowledge.now(registry)));
    this.parser = new MetricQueryParser(Clock.tick(clock, TICK));
  }

  /** What reads the parts of figures, for lists of what is behind them. */
  MetricReaders readers() {
    return readers;
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
    return CaseMeasure.of(metric) != null || MetricReaders.reads(metric);
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
   * How many cases of a metric of the stock were open at each of some instants: what {@link #read}
   * tells one by one, in one reading.
   *
   * @param filters as of a question
   * @return in the order of the instants; null for no data
   * @throws UnknownMetricException where the metric is none of the stock
   * @throws ClickHouseUnavailableException where ClickHouse is away
   */
  public List<@Nullable Double> openAt(
      String metric, Map<Dimension, List<String>> filters, List<Instant> instants) {
    StockMeasure measure = StockMeasure.of(metric);
    if (measure == null) {
      throw new UnknownMetricException(metric);
    }
    List<@Nullable Long> open =
        readers
            .stock(Knowledge.now(registry))
            .openAt(measure, filters, instants.stream().map(Instant::toEpochMilli).toList());
    List<@Nullable Double> told = new ArrayList<>();
    for (int i = 0; i < instants.size(); i++) {
      Long found = open.get(i);
      told.add(found == null ? none(metric, filters, instants.get(i)) : Double.valueOf(found));
    }
    return told;
  }

  /** Where all had ended: 0, unless there was nothing to look at. */
  private @Nullable Double none(
      String metric, Map<Dimension, List<String>> filters, Instant instant) {
    MetricRow row =
        read(new MetricQuery(metric, null, null, List.of(), filters, instant, null)).get(0);
    return row.figures().containsKey("open") ? row.figure("open") : row.figure("value");
  }

  /**
   * Whether a period that is over says the same of its end as of any later day, so that several
   * periods can be read as of the end of the last. Not what goes on after the date that places a
   * case, and not ratings, of which some are told little.
   */
  public boolean settles(String metric) {
    CaseMeasure measure = CaseMeasure.of(metric);
    return measure != null && measure.settles();
  }

  /** Whether {@link #ofPeriods} has the metric. */
  public boolean tellsPeriods(String metric) {
    CaseMeasure measure = CaseMeasure.of(metric);
    return measure != null && (measure.settles() || measure.movesOn());
  }

  /**
   * What {@link #read} says of each week or month as of its own end, in one reading.
   *
   * @param query of whole weeks or months that are over, as of the end of the last; they are among
   *     its keys
   * @param time which of both
   * @throws BadParameterException where the answer would be too long
   * @throws ClickHouseUnavailableException where ClickHouse is away
   */
  public List<MetricRow> ofPeriods(MetricQuery query, Dimension time) {
    CaseMeasure measure = CaseMeasure.of(query.metric());
    if (measure == null || !tellsPeriods(query.metric())) {
      throw new UnknownMetricException(query.metric());
    }
    return measure.settles()
        ? read(query)
        : groups.told(
            query, readers.cohorts(Knowledge.now(registry)).ofPeriods(measure, query, time, zone));
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
      return new SqlList(clickHouse, new CaseListReader(from.cases(), readers.radar(from)))
          .count(ListQuery.whole(query, CasePart.OTHERWISE));
    }
  }

  private List<MetricRow> compute(MetricQuery query) {
    CaseMeasure measure = CaseMeasure.of(query.metric(), query.version());
    if (measure != null && query.knownAt() == null) {
      return cohorts.read(measure, query);
    }
    try (Knowledge from = Knowledge.of(registry, known, query.knownAt())) {
      return measure != null
          ? readers.cohorts(from).read(measure, query)
          : readers.read(query, from);
    }
  }
}
