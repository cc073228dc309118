package io.xiaoneng.dashboard.metric;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.known.KnownCases;
import io.xiaoneng.dashboard.registry.RegistryView;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/** The cases behind every figure. Safe to share. */
@Service
class CaseListService {

  /** A longer list is no file: nobody reads it, and a sheet would not hold much more. */
  static final int MAX_FILE = 500_000;

  private final MetricService metrics;
  private final ClickHouse clickHouse;
  private final KnownCases known;
  private final String calendarId;
  private final CaseListReader now;
  private final CaseListParser parser;
  private final ZoneId zone;

  CaseListService(
      MetricService metrics,
      ClickHouse clickHouse,
      RegistryView registry,
      KnownCases known,
      XiaonengProperties settings,
      Clock clock) {
    this.metrics = metrics;
    this.zone = settings.zoneId();
    this.clickHouse = clickHouse;
    this.known = known;
    this.calendarId = settings.calendar();
    this.now = reader(Knowledge.now(registry));
    this.parser =
        new CaseListParser(new MetricQueryParser(Clock.tick(clock, MetricService.TICK)), zone);
  }

  /**
   * Reads request parameters.
   *
   * @throws UnknownMetricException for an id without figures
   * @throws BadParameterException naming the parameter
   */
  CaseListQuery parse(String metric, Map<String, String[]> parameters) {
    if (!metrics.answers(metric)) {
      throw new UnknownMetricException(metric);
    }
    return parser.parse(metric, parameters);
  }

  /** How many cases the list has: the figure's number. */
  long count(CaseListQuery query) {
    return read(query, reader -> reader.count(query));
  }

  /** The cases of the page. */
  List<CaseLine> page(CaseListQuery query) {
    return read(query, reader -> reader.page(query));
  }

  /** Over the rows of now, or of those that were known then. */
  private <T> T read(CaseListQuery query, Function<CaseListReader, T> reading) {
    Instant knownAt = query.query().knownAt();
    if (knownAt == null) {
      return reading.apply(now);
    }
    try (Knowledge then = Knowledge.at(known, knownAt)) {
      return reading.apply(reader(then));
    }
  }

  private CaseListReader reader(Knowledge from) {
    Supplier<WorkCalendar> calendar = () -> from.registry().registry().calendar(calendarId);
    return new CaseListReader(
        clickHouse, from.cases(), new RadarSql(from.cases(), from.registry(), calendar, zone));
  }

  private void all(CaseListQuery query, Consumer<CaseLine> to) {
    read(
        query,
        reader -> {
          reader.all(query, to);
          return true;
        });
  }

  /**
   * Refuses a list that is too long for a file.
   *
   * @throws BadParameterException naming {@code format}
   */
  void requireFile(CaseListQuery query) {
    long count = count(query);
    if (count > MAX_FILE) {
      throw new BadParameterException(
          "format",
          "the list has "
              + count
              + " cases, a file at most "
              + MAX_FILE
              + "; ask for a shorter period or a filter");
    }
  }

  /** Writes the whole list as CSV in UTF-8, with a mark so that spreadsheets see that it is. */
  void csv(CaseListQuery query, OutputStream out) throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    text.write('\uFEFF');
    CaseCsv csv = new CaseCsv(text, zone);
    all(query, csv::add);
    text.flush();
  }

  /** Writes the whole list as a workbook. */
  void workbook(CaseListQuery query, OutputStream out, Function<CaseColumn, String> header)
      throws IOException {
    try (CaseWorkbook workbook = new CaseWorkbook(out, "cases", zone, header)) {
      all(query, workbook::add);
    }
  }
}
