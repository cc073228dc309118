package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.known.KnownAtBusyException;
import io.xiaoneng.dashboard.known.KnownCases;
import io.xiaoneng.dashboard.metric.EntryCorrections.Entry;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.metric.Inventory;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What has changed of a figure since it was known, and in which cases. Safe to share. */
@Service
public class Corrections {

  /** Pages reach so far. */
  static final int MAX_REACH = 100_000;

  /**
   * What an archived event is to those who knew nothing of it, as SQL over event_archive with the
   * figure's instant in milliseconds as its parameter: a deletion, a revision, an event that had
   * happened by then, or one that happened later.
   */
  public static final String KIND =
      "multiIf(operation = 'DELETE', 'deletion', revision > 0, 'revision',"
          + " toUnixTimestamp64Milli(time) > ?, 'later', 'late')";

  private static final int DEFAULT_SIZE = 50;
  private static final int MAX_SIZE = 200;

  private final MetricService metrics;
  private final ClickHouse clickHouse;
  private final RegistryView registry;
  private final KnownCases known;
  private final ZoneId zone;
  private final int rectifyDays;

  Corrections(
      MetricService metrics,
      ClickHouse clickHouse,
      RegistryView registry,
      KnownCases known,
      XiaonengProperties settings) {
    this.metrics = metrics;
    this.clickHouse = clickHouse;
    this.registry = registry;
    this.known = known;
    this.zone = settings.zoneId();
    this.rectifyDays = settings.rectifyDays();
  }

  /** The metrics whose corrections can be told: those that are sums over entries. */
  public List<MetricDefinition> told() {
    return MetricCatalogue.all().stream()
        .filter(metric -> metrics.answers(metric.id()))
        .filter(metric -> tells(metric.id()))
        .toList();
  }

  /** Whether the corrections of that metric can be told. */
  public static boolean tells(String metric) {
    return kind(metric) != null;
  }

  /** What the entries of that figure are, or null where it is no sum over entries. */
  private static @Nullable EntryKind kind(String metric) {
    HallMeasure hall = HallMeasure.of(metric);
    MetricDefinition definition = MetricCatalogue.find(metric);
    if (CaseCorrections.parts(metric) != null) {
      return EntryKind.CASE;
    } else if (hall != null) {
      return hall.tickets() ? EntryKind.TICKET : EntryKind.CONTRACT;
    } else if (InstanceReader.tells(metric)) {
      return EntryKind.INSTANCE;
    } else if (metric.startsWith("feed-")) {
      return EntryKind.SOURCE;
    } else if (definition != null
        && definition.basis() == MetricDefinition.Basis.C
        && definition.cohort() == MetricDefinition.Cohort.SNAPSHOT) {
      return switch (metric) {
        case "personal-local" -> EntryKind.POINT;
        case "data-aggregation" -> EntryKind.DATASET;
        default -> EntryKind.ITEM;
      };
    }
    return null;
  }

  /**
   * Reads request parameters: those of the figure without {@code by}, and {@code page} and {@code
   * size}. Without {@code asOf} the figure is that of the moment itself, as it was published; that
   * of feeds is of now, because it is about when things were recorded.
   *
   * @throws UnknownMetricException for an id without figures
   * @throws BadParameterException naming the parameter
   */
  public CorrectionQuery parse(@Nullable String metric, Map<String, String[]> parameters) {
    if (metric == null || metric.isBlank()) {
      throw new BadParameterException("metric", "metric is missing: the id of a figure");
    }
    if (!metrics.answers(metric)) {
      throw new UnknownMetricException(metric);
    }
    if (PlaceReader.METRICS.contains(metric)) {
      throw new BadParameterException(
          "metric",
          metric + " has no corrections: states of points and ways are kept as they are known now");
    }
    if (!tells(metric)) {
      throw new BadParameterException("metric", metric + " is no sum over cases or other entries");
    }
    Map<String, String[]> figure = new LinkedHashMap<>(parameters);
    int page = number(figure, "page", 0, 0, MAX_REACH);
    int size = number(figure, "size", DEFAULT_SIZE, 1, MAX_SIZE);
    if ((page + 1L) * size > MAX_REACH) {
      throw new BadParameterException("page", "pages reach to entry " + MAX_REACH);
    }
    if (figure.containsKey("by")) {
      throw new BadParameterException("by", "by is not for corrections; name one row by filters");
    }
    if (figure.containsKey("version")) {
      throw new BadParameterException(
          "version", "version is not for corrections; they are of figures that were published");
    }
    String[] knownAt = figure.get("knownAt");
    if (knownAt == null) {
      throw new BadParameterException("knownAt", "knownAt is missing: as known at which instant");
    }
    // What is recorded later is no part of a figure of feeds as of the moment itself.
    if (kind(metric) != EntryKind.SOURCE) {
      figure.putIfAbsent("asOf", knownAt);
    }
    return new CorrectionQuery(metrics.parse(metric, figure), page, size);
  }

  private static int number(
      Map<String, String[]> parameters, String name, int otherwise, int least, int most) {
    String[] values = parameters.remove(name);
    if (values == null) {
      return otherwise;
    }
    try {
      int number = values.length == 1 ? Integer.parseInt(values[0]) : -1;
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, together with the numbers out of range.
    }
    throw new BadParameterException(
        name, name + " must be one number from " + least + " to " + most);
  }

  /**
   * The figure then and now, and the entries of the page.
   *
   * @throws BadParameterException where a dimension does not suit the metric
   * @throws KnownAtBusyException where the cases of another moment are still being worked out
   */
  public Correction read(CorrectionQuery query) {
    return reading(query, reader -> reader.read(query));
  }

  /**
   * How many events recorded after the moment the changed entries have, by what they are: {@code
   * late}, {@code later}, {@code revision}, {@code deletion}; of feeds also {@code refused}; none
   * of the catalogue, which is not made of events.
   */
  public Map<String, Long> causes(CorrectionQuery query) {
    EntryKind kind = Objects.requireNonNull(kind(query.then().metric()));
    if (kind.ofRegistry()) {
      return Map.of();
    }
    return kind == EntryKind.SOURCE
        ? recorded(query)
        : reading(query, reader -> recorded(query, kind, reader.changedSubjects(query.then())));
  }

  private Map<String, Long> recorded(CorrectionQuery query) {
    Map<String, Long> causes = new LinkedHashMap<>();
    Sql sql = new Sql().add("SELECT " + KIND, query.then().asOf().toEpochMilli());
    sql.add(" AS kind, toInt64(count()) FROM event_archive FINAL WHERE");
    recordedSince(sql, query);
    sql.add(" AND NOT test GROUP BY kind ORDER BY kind");
    clickHouse.query(
        sql.text(), sql.parameters(), row -> causes.put(row.getString(1), row.getLong(2)));
    Sql refused = new Sql().add("SELECT toInt64(count()) FROM dead_letter FINAL WHERE");
    recordedSince(refused, query);
    clickHouse.query(
        refused.text(), refused.parameters(), row -> causes.put("refused", row.getLong(1)));
    causes.values().removeIf(each -> each == 0);
    return causes;
  }

  /** An event counts by its first delivery; only the events of those subjects are merged. */
  private Map<String, Long> recorded(CorrectionQuery query, EntryKind kind, Sql subjects) {
    Sql sql = new Sql().add("SELECT " + KIND, query.then().asOf().toEpochMilli());
    sql.add(" AS kind, toInt64(count()) FROM (SELECT first_operation AS operation, revision,")
        .add(" first_time AS time FROM (SELECT any(operation) AS first_operation, revision,")
        .add(" any(time) AS first_time FROM event_archive WHERE startsWith(type, ?)", kind.events())
        .add(" AND subject IN (")
        .add(subjects.text(), subjects.parameters().toArray())
        .add(") GROUP BY subject, source, id, revision, hash")
        .add(
            " HAVING min(toUnixTimestamp64Milli(recorded_at)) > ?))",
            query.knownAt().toEpochMilli())
        .add(" GROUP BY kind ORDER BY kind");
    Map<String, Long> causes = new LinkedHashMap<>();
    clickHouse.query(
        sql.text(), sql.parameters(), row -> causes.put(row.getString(1), row.getLong(2)));
    return causes;
  }

  /** Appends what lies between then and now of the figure of a feed. */
  private static void recordedSince(Sql sql, CorrectionQuery query) {
    sql.add(
        " toUnixTimestamp64Milli(recorded_at) > ? AND toUnixTimestamp64Milli(recorded_at) <= ?",
        query.knownAt().toEpochMilli(),
        query.then().asOf().toEpochMilli());
  }

  private <T> T reading(CorrectionQuery query, Function<CorrectionReader, T> work) {
    try (Knowledge then = Knowledge.at(known, query.knownAt());
        Knowledge now = Knowledge.now(registry)) {
      return work.apply(reader(query.then(), then, now));
    }
  }

  private CorrectionReader reader(MetricQuery query, Knowledge then, Knowledge now) {
    String metric = query.metric();
    EntryKind kind = Objects.requireNonNull(kind(metric));
    return switch (kind) {
      case CASE ->
          new CaseCorrections(
              clickHouse, then, now, metrics.readers()::calendar, zone, rectifyDays);
      case TICKET, CONTRACT ->
          new HallCorrections(
              clickHouse, then, now, Objects.requireNonNull(HallMeasure.of(metric)));
      case INSTANCE -> entries(kind, then, now, from -> instances(query, from));
      case SOURCE -> entries(kind, then, now, from -> sources(query, from));
      case ITEM, POINT, DATASET ->
          new EntryCorrections(
              kind, then, now, from -> shares(query, from), metric.equals("high-frequency"));
    };
  }

  private static CorrectionReader entries(
      EntryKind kind,
      Knowledge then,
      Knowledge now,
      Function<Knowledge, Map<String, Entry>> entries) {
    return new EntryCorrections(kind, then, now, entries, false);
  }

  private Map<String, Entry> instances(MetricQuery query, Knowledge from) {
    Map<String, Entry> entries = new HashMap<>();
    for (InstanceReader.Instance each : metrics.readers().instances(from).instances(query)) {
      Map<String, @Nullable Object> said = new LinkedHashMap<>();
      said.put("value", each.value());
      said.put("last", each.last());
      said.put("cases", each.members().size());
      entries.put(each.id(), new Entry(each.value(), 1, said, each.members()));
    }
    return entries;
  }

  private Map<String, Entry> shares(MetricQuery query, Knowledge from) {
    Map<String, Entry> entries = new HashMap<>();
    for (Inventory.Share each : metrics.readers().inventory(from).shares(query)) {
      boolean mean = query.metric().equals("personal-local");
      double whole = each.denominator();
      Map<String, @Nullable Object> said = new LinkedHashMap<>();
      said.put("unit", each.unit());
      said.put("item", each.item());
      said.put("share", each.numerator() + "/" + each.denominator());
      entries.put(
          each.item() + each.point() + each.dataset(),
          new Entry(
              mean ? each.numerator() / whole : each.numerator(),
              mean ? 1 : whole,
              said,
              List.of()));
    }
    return entries;
  }

  private Map<String, Entry> sources(MetricQuery query, Knowledge from) {
    MetricQuery by =
        new MetricQuery(
            query.metric(),
            query.from(),
            query.to(),
            List.of(Grouping.by(Dimension.SOURCE)),
            query.filters(),
            query.asOf(),
            from.knownAt());
    FeedReader feeds = metrics.readers().feeds(from);
    List<MetricRow> rows =
        query.metric().equals("feed-quality")
            ? feeds.quality(by, from.cases())
            : feeds.timeliness(by);
    Map<String, Entry> entries = new HashMap<>();
    for (MetricRow each : rows) {
      String source = each.key().values().iterator().next();
      entries.put(
          source == null ? "" : source,
          new Entry(number(each, "numerator"), number(each, "denominator"), Map.of(), List.of()));
    }
    return entries;
  }

  private static double number(MetricRow row, String name) {
    Double number = row.figure(name);
    return number == null ? 0 : number;
  }
}
