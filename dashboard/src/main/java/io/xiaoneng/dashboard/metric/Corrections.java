package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.known.KnownAtBusyException;
import io.xiaoneng.dashboard.known.KnownCases;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** The metrics whose corrections can be told: those that are sums over cases. */
  public List<MetricDefinition> told() {
    return MetricCatalogue.all().stream()
        .filter(metric -> metrics.answers(metric.id()))
        .filter(metric -> CorrectionReader.parts(metric.id()) != null)
        .toList();
  }

  /** Whether the corrections of that metric can be told. */
  public static boolean tells(String metric) {
    return CorrectionReader.parts(metric) != null;
  }

  /**
   * Reads request parameters: those of the figure without {@code by}, and {@code page} and {@code
   * size}. Without {@code asOf} the figure is that of the moment itself, as it was published.
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
    if (!tells(metric)) {
      throw new BadParameterException("metric", metric + " is no sum over cases");
    }
    Map<String, String[]> figure = new LinkedHashMap<>(parameters);
    int page = number(figure, "page", 0, 0, MAX_REACH);
    int size = number(figure, "size", DEFAULT_SIZE, 1, MAX_SIZE);
    if ((page + 1L) * size > MAX_REACH) {
      throw new BadParameterException("page", "pages reach to case " + MAX_REACH);
    }
    if (figure.containsKey("by")) {
      throw new BadParameterException("by", "by is not for corrections; name one row by filters");
    }
    String[] knownAt = figure.get("knownAt");
    if (knownAt == null) {
      throw new BadParameterException("knownAt", "knownAt is missing: as known at which instant");
    }
    figure.putIfAbsent("asOf", knownAt);
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
   * The figure then and now, and the cases of the page.
   *
   * @throws BadParameterException where a dimension does not suit the metric
   * @throws KnownAtBusyException where the cases of another moment are still being worked out
   */
  public Correction read(CorrectionQuery query) {
    return reading(query, reader -> reader.read(query));
  }

  /**
   * How many events recorded after the moment the changed cases have, by what they are: {@code
   * late}, {@code later}, {@code revision}, {@code deletion}.
   */
  public Map<String, Long> causes(CorrectionQuery query) {
    return reading(
        query,
        reader -> {
          Sql changed = reader.changedCases(query.then());
          Sql sql =
              new Sql()
                  .add("SELECT " + KIND + " AS kind, toInt64(count()) FROM event_archive")
                  .add(" FINAL WHERE toUnixTimestamp64Milli(recorded_at) > ? AND")
                  .add(" startsWith(type, 'case.') AND subject IN (");
          List<Object> parameters = new ArrayList<>();
          parameters.add(query.then().asOf().toEpochMilli());
          parameters.add(query.knownAt().toEpochMilli());
          parameters.addAll(changed.parameters());
          sql.add(changed.text() + ") GROUP BY kind ORDER BY kind");
          Map<String, Long> causes = new LinkedHashMap<>();
          clickHouse.query(
              sql.text(), parameters, row -> causes.put(row.getString(1), row.getLong(2)));
          return causes;
        });
  }

  private <T> T reading(CorrectionQuery query, Function<CorrectionReader, T> work) {
    try (Knowledge then = Knowledge.at(known, query.knownAt())) {
      return work.apply(
          new CorrectionReader(
              clickHouse, then.cases(), Knowledge.now(registry).cases(), zone, rectifyDays));
    }
  }
}
