package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.known.KnownCases;
import io.xiaoneng.dashboard.privacy.SensitiveCases;
import io.xiaoneng.dashboard.privacy.Sight;
import io.xiaoneng.dashboard.registry.RegistryView;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/** The lists behind every figure. Safe to share. */
@Service
class ListService {

  /** A longer list is no file: nobody reads it, and a sheet would not hold much more. */
  static final int MAX_FILE = 500_000;

  private final MetricService metrics;
  private final ClickHouse clickHouse;
  private final RegistryView registry;
  private final KnownCases known;
  private final ListParser parser;
  private final ZoneId zone;
  private final int rectifyDays;
  private final ListSight sight;

  ListService(
      MetricService metrics,
      ClickHouse clickHouse,
      RegistryView registry,
      KnownCases known,
      XiaonengProperties settings,
      Clock clock,
      Sight sight) {
    this.sight = new ListSight(registry, new SensitiveCases(clickHouse, registry), sight);
    this.metrics = metrics;
    this.zone = settings.zoneId();
    this.rectifyDays = settings.rectifyDays();
    this.clickHouse = clickHouse;
    this.registry = registry;
    this.known = known;
    this.parser =
        new ListParser(new MetricQueryParser(Clock.tick(clock, MetricService.TICK)), zone);
  }

  /**
   * Reads request parameters.
   *
   * @throws UnknownMetricException for an id without figures
   * @throws BadParameterException naming the parameter
   */
  ListQuery parse(String metric, Map<String, String[]> parameters) {
    if (!metrics.answers(metric)) {
      throw new UnknownMetricException(metric);
    }
    ListQuery list = parser.parse(metric, parameters);
    Set<Dimension> has = metrics.dimensions(metric);
    list.query().by().forEach(each -> require(has, "by", each.dimension(), metric));
    list.query().filters().keySet().forEach(each -> require(has, each.wireName(), each, metric));
    return list;
  }

  private static void require(
      Set<Dimension> has, String field, Dimension dimension, String metric) {
    if (!dimension.ofTime() && !has.contains(dimension)) {
      throw new BadParameterException(
          field, dimension.wireName() + " is no dimension of " + metric);
    }
  }

  /** How many rows the list has: the figure's number. */
  long count(ListQuery query) {
    return read(query, reader -> reader.count(query));
  }

  /** The rows of the page, as the one who asks is told of them. */
  List<ListLine> page(ListQuery query) {
    return sight.told(read(query, reader -> reader.page(query)));
  }

  /** From what is known now, or from what was known then. */
  private <T> T read(ListQuery query, Function<ListReader, T> reading) {
    try (Knowledge from = Knowledge.of(registry, known, query.query().knownAt())) {
      return reading.apply(reader(query.kind(), from));
    }
  }

  private ListReader reader(ListKind kind, Knowledge from) {
    return switch (kind) {
      case CASE ->
          new SqlList(clickHouse, new CaseListReader(from.cases(), metrics.readers().radar(from)));
      case RATING ->
          new SqlList(
              clickHouse,
              new RatingListReader(from.cases(), metrics.readers().radar(from), rectifyDays));
      case TICKET, CONTRACT -> new SqlList(clickHouse, new SubjectListReader(from));
      case INSTANCE -> new MemoryList(metrics.readers().instances(from)::lines);
      case ITEM, CENTRE, DATASET -> new MemoryList(metrics.readers().inventory(from)::lines);
      case CELL, PLACE -> new MemoryList(metrics.readers().places(from)::lines);
      case TASK -> new MemoryList(metrics.readers().tasks(from)::lines);
      case EVENT -> new SqlList(clickHouse, metrics.readers().feeds(from).events(from));
    };
  }

  /** Every row, one after the other, as the one who asks is told of them. */
  void all(ListQuery query, Consumer<ListLine> to) {
    ListSight.Parts parts = sight.parts(to);
    read(
        query,
        reader -> {
          reader.all(query, parts);
          return true;
        });
    parts.end();
  }

  /**
   * Refuses a list that is too long for a file.
   *
   * @throws BadParameterException naming {@code format}
   */
  void requireFile(ListQuery query) {
    long count = count(query);
    if (count > MAX_FILE) {
      throw new BadParameterException(
          "format",
          "the list has "
              + count
              + " rows, a file at most "
              + MAX_FILE
              + "; ask for a shorter period or a filter");
    }
  }

  /** Writes the whole list as CSV in UTF-8, with a mark so that spreadsheets see that it is. */
  void csv(ListQuery query, OutputStream out) throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    text.write('\uFEFF');
    ListCsv csv = new ListCsv(text, query.kind(), zone);
    all(query, csv::add);
    text.flush();
  }

  /** Writes the whole list as a workbook. */
  void workbook(ListQuery query, OutputStream out, Function<ListColumn, String> header)
      throws IOException {
    try (ListWorkbook workbook = new ListWorkbook(out, query.kind(), zone, header)) {
      all(query, workbook::add);
    }
  }
}
