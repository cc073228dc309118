package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.registry.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the metrics of feeds. feed-quality is accepted / (accepted + dead letters + events of
 * quarantined cases), by the day on which they were recorded. A source is the registered one whose
 * prefix an event's source has, else the event's own.
 */
final class FeedReader {

  /** Of a source that is not registered. */
  private static final Duration DEFAULT_LAG = Duration.ofMinutes(5);

  /** The metrics told from here. */
  static final Set<String> METRICS = Set.of("feed-quality", "feed-timeliness");

  private final ClickHouse clickHouse;
  private final RegistryView registry;
  private final ZoneId zone;

  FeedReader(ClickHouse clickHouse, RegistryView registry, ZoneId zone) {
    this.clickHouse = clickHouse;
    this.registry = registry;
    this.zone = zone;
  }

  private static final class Tally {
    long accepted;
    long refused;
    long quarantined;
    long inTime;
  }

  /**
   * @param cases the case rows that say which cases are quarantined
   */
  List<MetricRow> quality(MetricQuery query, CaseRows cases) {
    check(query);
    Map<Map<String, @Nullable String>, Tally> tallies = new LinkedHashMap<>();
    if (query.by().isEmpty()) {
      tallies.put(Map.of(), new Tally());
    }
    read(
        query,
        new Sql().add("countIf(" + quarantined(cases) + "),").add(" count() FROM " + EVENTS),
        tallies,
        (tally, counts) -> {
          tally.quarantined += counts[0];
          tally.accepted += counts[1];
        });
    read(
        query,
        new Sql().add("toUInt64(0), count() FROM " + LETTERS),
        tallies,
        (tally, counts) -> tally.refused += counts[1]);
    return Keys.limited(
        tallies.entrySet().stream()
            .map(
                each -> {
                  Tally tally = each.getValue();
                  return new MetricRow(
                      each.getKey(),
                      Figures.ratio(
                          tally.accepted, tally.accepted + tally.refused + tally.quarantined));
                })
            .sorted(MetricOrder.by(query.by()))
            .toList());
  }

  /** feed-timeliness: events recorded within their source's expected lag, of all events. */
  List<MetricRow> timeliness(MetricQuery query) {
    check(query);
    Map<Map<String, @Nullable String>, Tally> tallies = new LinkedHashMap<>();
    if (query.by().isEmpty()) {
      tallies.put(Map.of(), new Tally());
    }
    read(
        query,
        inTime(new Sql().add("countIf(")).add("), count() FROM " + EVENTS),
        tallies,
        (tally, counts) -> {
          tally.inTime += counts[0];
          tally.accepted += counts[1];
        });
    return Keys.limited(
        tallies.entrySet().stream()
            .map(
                each ->
                    new MetricRow(
                        each.getKey(),
                        Figures.ratio(each.getValue().inTime, each.getValue().accepted)))
            .sorted(MetricOrder.by(query.by()))
            .toList());
  }

  private static final String EVENTS = "event_archive FINAL WHERE NOT test";
  private static final String TESTS = "event_archive FINAL WHERE test";
  private static final String LETTERS = "dead_letter FINAL WHERE true";

  /** Whether an event's case contradicts itself. */
  private static String quarantined(CaseRows cases) {
    return "subject IN (SELECT case_id FROM "
        + cases.table()
        + " FINAL WHERE quarantined AND NOT test)";
  }

  /** Appends whether an event was recorded within what is expected of its source. */
  private Sql inTime(Sql sql) {
    List<String> sources =
        clickHouse.query(
            "SELECT DISTINCT source FROM source_seen", List.of(), row -> row.getString(1));
    return sql.add(
        "toUnixTimestamp64Milli(recorded_at) - toUnixTimestamp64Milli(time)"
            + " <= transform(toString(source), ?, ?, toInt64("
            + DEFAULT_LAG.toMillis()
            + "))",
        sources.toArray(new String[0]),
        sources.stream().map(this::lagMillis).toArray(Long[]::new));
  }

  /** The events and dead letters behind a figure. */
  SqlList.Rows events(Knowledge from) {
    return new SqlList.Rows() {
      @Override
      public Sql with(ListQuery list) {
        return new Sql().add("WITH toInt64(" + Sql.NEVER + ") AS NEVER ");
      }

      @Override
      public void from(Sql sql, ListQuery list) {
        check(list.query());
        List<String> sources = sources(list);
        sql.add(" FROM (");
        boolean excluded = list.part() == CasePart.EXCLUDED;
        part(sql, list.query(), sources, event("ACCEPTED", excluded ? TESTS : EVENTS));
        boolean quality = list.metric().equals("feed-quality");
        if (!quality && list.part() != CasePart.DENOMINATOR && !excluded) {
          inTime(sql.add(list.part() == CasePart.LATE ? " AND NOT (" : " AND (")).add(")");
        }
        if (quality && list.part() == CasePart.DENOMINATOR) {
          sql.add(" UNION ALL ");
          part(sql, list.query(), sources, event("QUARANTINED", EVENTS));
          sql.add(" AND " + quarantined(from.cases()) + " UNION ALL ");
          part(sql, list.query(), sources, LETTER);
        }
        sql.add(")");
      }
    };
  }

  private static String event(String outcome, String rows) {
    return "SELECT id AS event, toString(source) AS source, toString(type) AS type, subject,"
        + " toUnixTimestamp64Milli(time) AS at, toUnixTimestamp64Milli(recorded_at) AS recorded, '"
        + outcome
        + "' AS outcome, '' AS reason, '' AS detail, '' AS letter,"
        + " concat(subject, toString(revision), toString(hash), '"
        + outcome
        + "') AS tie FROM "
        + rows;
  }

  private static final String LETTER =
      "SELECT id AS event, source, '' AS type, '' AS subject, toInt64("
          + Sql.NEVER
          + ") AS at, toUnixTimestamp64Milli(recorded_at) AS recorded, 'DEAD_LETTER' AS outcome,"
          + " toString(reason) AS reason, detail, toString(sha256) AS letter,"
          + " toString(sha256) AS tie FROM "
          + LETTERS;

  private void part(Sql sql, MetricQuery query, @Nullable List<String> sources, String selection) {
    sql.add(selection);
    if (sources != null) {
      sql.add(" AND ");
      sql.in(selection.equals(LETTER) ? "dead_letter.source" : "event_archive.source", sources);
    }
    recorded(sql, query);
  }

  /** The events' own sources that the filter and the key mean, null for all. */
  private @Nullable List<String> sources(ListQuery list) {
    List<String> wanted = list.query().filters().get(Dimension.SOURCE);
    String key = list.keys().get(Grouping.by(Dimension.SOURCE));
    if (wanted == null && key == null) {
      return null;
    }
    return clickHouse
        .query(
            "SELECT DISTINCT toString(source) FROM event_archive UNION DISTINCT"
                + " SELECT DISTINCT source FROM dead_letter",
            List.of(),
            row -> row.getString(1))
        .stream()
        .filter(each -> wanted == null || wanted(wanted, each))
        .filter(each -> key == null || sourceOf(each).equals(key))
        .toList();
  }

  private boolean wanted(List<String> wanted, String source) {
    return wanted.contains(sourceOf(source)) || wanted.contains(source);
  }

  private long lagMillis(String source) {
    Source registered = registry.registry().source(source);
    return (registered == null ? DEFAULT_LAG : registered.expectedLag()).toMillis();
  }

  private static void check(MetricQuery query) {
    for (Grouping each : query.by()) {
      if (each.dimension() != Dimension.SOURCE && !each.dimension().ofTime()) {
        throw wrong("by", each.dimension());
      }
    }
    for (Dimension each : query.filters().keySet()) {
      if (each != Dimension.SOURCE) {
        throw wrong(each.wireName(), each);
      }
    }
  }

  private static BadParameterException wrong(String field, Dimension dimension) {
    return new BadParameterException(
        field,
        dimension.wireName()
            + " is no dimension of the metrics of feeds; they have source, day, week and month");
  }

  private interface Adder {
    void add(Tally tally, long[] counts);
  }

  private void read(
      MetricQuery query, Sql what, Map<Map<String, @Nullable String>, Tally> tallies, Adder adder) {
    Sql sql = new Sql().add("SELECT source, ");
    int times = 0;
    for (Grouping each : query.by()) {
      if (each.dimension().ofTime()) {
        sql.add(
            CaseRows.timeKey(each.dimension(), "toDate32(recorded_at, ?)")
                + " AS t"
                + times++
                + ", ",
            zone.getId());
      }
    }
    sql.add(what.text(), what.parameters().toArray());
    recorded(sql, query);
    sql.add(" GROUP BY source");
    for (int i = 0; i < times; i++) {
      sql.add(", t" + i);
    }
    sql.add(" LIMIT 1000000");
    int columns = times;
    clickHouse.query(
        sql.text(),
        sql.parameters(),
        row -> {
          String source = sourceOf(row.getString(1));
          List<String> wanted = query.filters().get(Dimension.SOURCE);
          if (wanted != null && !wanted(wanted, row.getString(1))) {
            return false;
          }
          Map<String, @Nullable String> key = new LinkedHashMap<>();
          int time = 2;
          for (Grouping each : query.by()) {
            key.put(
                each.key(),
                each.dimension().ofTime()
                    ? row.getString(time++)
                    : source.isEmpty() ? null : source);
          }
          adder.add(
              tallies.computeIfAbsent(key, unseen -> new Tally()),
              new long[] {row.getLong(columns + 2), row.getLong(columns + 3)});
          return true;
        });
  }

  /** Appends when it was recorded, with AND before each condition. */
  private void recorded(Sql sql, MetricQuery query) {
    Instant knownAt = query.knownAt();
    Instant until = knownAt != null && knownAt.isBefore(query.asOf()) ? knownAt : query.asOf();
    sql.add(" AND toUnixTimestamp64Milli(recorded_at) <= " + until.toEpochMilli());
    bound(sql, ">=", query.from());
    LocalDate to = query.to();
    bound(sql, "<", to == null ? null : to.plusDays(1));
  }

  private String sourceOf(String source) {
    Source registered = registry.registry().source(source);
    return registered == null ? source : registered.prefix();
  }

  private void bound(Sql sql, String comparison, @Nullable LocalDate day) {
    if (day != null) {
      sql.add(
          " AND toUnixTimestamp64Milli(recorded_at) "
              + comparison
              + " "
              + day.atStartOfDay(zone).toInstant().toEpochMilli());
    }
  }
}
