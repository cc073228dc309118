package io.xiaoneng.dashboard.metric;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.dashboard.clickhouse.RecentAnswers;
import io.xiaoneng.dashboard.known.KnownAtBusyException;
import io.xiaoneng.dashboard.known.KnownCases;
import io.xiaoneng.dashboard.registry.RegistryView;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/** Every figure of the program. Safe to share. */
@Service
public class MetricService {

  /** Questions about now that come within so long are about the same now, and share an answer. */
  private static final Duration TICK = Duration.ofMillis(250);

  private static final Duration KEPT = Duration.ofSeconds(1);
  private static final int KEPT_ANSWERS = 200;
  private static final int KEPT_ROWS = 2_000;

  private final ClickHouse clickHouse;
  private final RegistryView registry;
  private final ZoneId zone;
  private final Supplier<WorkCalendar> calendar;
  private final KnownCases known;
  private final MeasureReader cohorts;
  private final CaseRows cases;
  private final FeedReader feeds;
  private final MetricQueryParser parser;
  private final RecentAnswers<MetricQuery, List<MetricRow>> answers =
      new RecentAnswers<>(
          this::compute, rows -> rows.size() <= KEPT_ROWS, KEPT, 0, KEPT, KEPT_ANSWERS);

  MetricService(
      ClickHouse clickHouse,
      RegistryView registry,
      KnownCases known,
      XiaonengProperties settings,
      Clock clock) {
    this.clickHouse = clickHouse;
    this.registry = registry;
    this.zone = settings.zoneId();
    this.calendar = () -> registry.registry().calendar(settings.calendar());
    this.known = known;
    this.cases = new CaseRows(registry, CaseRows.TABLE);
    this.cohorts =
        new MeasureReader(
            new CubePlanner(clickHouse, registry, calendar, zone),
            new CubeReader(clickHouse),
            new CohortReader(clickHouse, cases));
    this.feeds = new FeedReader(clickHouse, registry, zone);
    this.parser = new MetricQueryParser(Clock.tick(clock, TICK));
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
    return CaseMeasure.of(metric) != null
        || switch (metric) {
          case "cases-open", "open-age", "overdue", "feed-quality" -> true;
          default -> false;
        };
  }

  /**
   * The rows of an answer, in the order of their keys; exactly one, with nulls where there is no
   * data, where {@code by} is empty. An answer to the very same question may be a second old.
   *
   * @throws UnknownMetricException for an id without figures
   * @throws BadParameterException where a dimension does not suit the metric or the answer would be
   *     too long
   * @throws ClickHouseUnavailableException where ClickHouse is away
   * @throws KnownAtBusyException where the cases of another knownAt are still being worked out
   */
  public List<MetricRow> read(MetricQuery query) {
    return answers.read(query);
  }

  private List<MetricRow> compute(MetricQuery query) {
    CaseMeasure measure = CaseMeasure.of(query.metric());
    if (query.knownAt() != null) {
      try (KnownCases.Lease then = known.at(query.knownAt())) {
        CaseRows rows = new CaseRows(registry, then.table());
        return measure != null
            ? new CohortReader(clickHouse, rows).read(measure, query)
            : other(query, rows);
      }
    }
    return measure != null ? cohorts.read(measure, query) : other(query, cases);
  }

  private List<MetricRow> other(MetricQuery query, CaseRows rows) {
    StockReader stock = new StockReader(clickHouse, rows, calendar, zone);
    return switch (query.metric()) {
      case "cases-open" -> stock.open(query);
      case "open-age" -> stock.age(query);
      case "overdue" -> stock.overdue(query);
      case "feed-quality" -> feeds.quality(query, rows);
      default -> throw new UnknownMetricException(query.metric());
    };
  }
}
