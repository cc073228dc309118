package io.xiaoneng.dashboard.assessment.closing;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of assessments by plain SQL over the events as they came, in the words of the metric
 * catalogue and with nothing of the program but the days of the calendar.
 */
final class RawEvents {

  /** What an event's identity says by the highest revision that was recorded in time. */
  private static final String CASES =
      """
      WITH latest AS (
        SELECT subject, source, id, argMax((operation, type, time, raw), revision) AS l
        FROM event_archive FINAL WHERE recorded_at <= fromUnixTimestamp64Milli(?, 'UTC')
        GROUP BY subject, source, id),
      live AS (
        SELECT subject, l.2 AS type, toTimeZone(l.3, 'Asia/Shanghai') AS at, l.4 AS raw
        FROM latest WHERE l.1 <> 'DELETE'),
      cases AS (
        SELECT subject,
          anyIf(JSONExtractString(raw, 'data', 'unit'), type = 'case.applied') AS unit,
          anyIf(JSONExtractString(raw, 'data', 'channel'), type = 'case.applied') AS channel,
          anyIf(JSONExtractInt(raw, 'data', 'materialsRequired'), type = 'case.applied') AS required,
          anyIf(JSONExtractInt(raw, 'data', 'materialsShared'), type = 'case.applied') AS shared,
          anyIf(JSONExtractString(raw, 'data', 'window'), type = 'case.accepted') AS counter,
          minIf(at, type = 'case.applied') AS applied,
          minIf(at, type = 'case.accepted') AS accepted,
          minOrNullIf(at, type = 'case.decided' AND at <= as_of) AS decided,
          minOrNullIf(at, type = 'case.delivered' AND at <= as_of) AS delivered,
          minOrNullIf(at, type = 'case.withdrawn' AND at <= as_of) AS withdrawn,
          minOrNullIf(at, type IN ('case.accepted', 'case.supplement-requested', 'case.decided')
            AND at <= as_of) AS answered,
          countIf(type = 'case.supplement-requested' AND at <= as_of) AS requests,
          days[arrayCount(d -> d <= toDate(accepted), days) + 10] AS promise_day,
          days[arrayCount(d -> d <= toDate(accepted), days) + 20] AS statutory_day,
          days[arrayCount(d -> d <= toDate(applied), days) + 5] AS answer_day,
          days[arrayCount(d -> d <= toDate(assumeNotNull(decided)), days) + 10] AS delivery_day
        FROM live, (SELECT fromUnixTimestamp64Milli(?, 'Asia/Shanghai') AS as_of,
          arrayMap(d -> toDate(d), [%s]) AS days) AS given
        WHERE startsWith(type, 'case.') GROUP BY subject, as_of, days)
      """;

  /** The first moment after a day. */
  private static final String AFTER = "toDateTime(%s + 1, 'Asia/Shanghai')";

  private static final Map<String, String[]> WORDS = new HashMap<>();

  static {
    String byPromise = AFTER.formatted("promise_day");
    String byLaw = AFTER.formatted("statutory_day");
    WORDS.put(
        "on-time",
        of(
            "promise_day",
            "decided < " + byPromise,
            "ifNull(withdrawn >= " + byPromise + ", true)"));
    WORDS.put(
        "statutory-on-time",
        of("statutory_day", "decided < " + byLaw, "ifNull(withdrawn >= " + byLaw + ", true)"));
    WORDS.put(
        "accept-on-time", of("answer_day", "answered < " + AFTER.formatted("answer_day"), "true"));
    WORDS.put(
        "delivery-on-time",
        of(
            "delivery_day",
            "delivered < " + AFTER.formatted("delivery_day"),
            "decided IS NOT NULL"));
    WORDS.put("once-told", of("toDate(decided)", "requests <= 1", "requests >= 1"));
    WORDS.put(
        "one-window-cases", of("toDate(accepted)", "counter = 'GENERAL'", "channel = 'COUNTER'"));
  }

  private static String[] of(String day, String met, String counted) {
    return new String[] {day, met, counted};
  }

  private final ClickHouse clickHouse;
  private final WorkCalendar calendar = WorkCalendar.of("cn");

  RawEvents(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  /** Numerator and denominator. */
  record Sums(double numerator, double denominator) {}

  /**
   * A metric of a month by what was recorded by then; by unit, s1 as part of d1, or by agency.
   *
   * @param metric one that these events tell of
   */
  Map<String, Sums> of(String metric, YearMonth month, Instant knownAt) {
    Instant asOf = month.plusMonths(1).atDay(1).atStartOfDay(DemoYear.ZONE).toInstant();
    return metric.equals("agency-on-time")
        ? agencies(month, knownAt, asOf)
        : cases(metric, month, knownAt, asOf);
  }

  private Map<String, Sums> cases(String metric, YearMonth month, Instant knownAt, Instant asOf) {
    String select;
    if (metric.equals("materials-shared")) {
      select =
          "SELECT replaceOne(unit, 's1', 'd1') AS who, toFloat64(sum(shared)),"
              + " toFloat64(sum(required)) FROM cases WHERE toYYYYMM(applied) = ? GROUP BY who";
    } else {
      String[] words = WORDS.get(metric);
      select =
          ("SELECT replaceOne(unit, 's1', 'd1') AS who, toFloat64(countIf(ifNull(%s, false))),"
                  + " toFloat64(count()) FROM cases WHERE ifNull(toYYYYMM(%s) = ?, false) AND %s"
                  + " GROUP BY who")
              .formatted(words[1], words[0], words[2]);
    }
    return read(
        CASES.formatted(days()) + select,
        List.of(
            knownAt.toEpochMilli(),
            asOf.toEpochMilli(),
            month.getYear() * 100 + month.getMonthValue()));
  }

  private Map<String, Sums> agencies(YearMonth month, Instant knownAt, Instant asOf) {
    return read(
        """
        SELECT agency, toFloat64(countIf(ifNull(finished <= due, false))), toFloat64(count())
        FROM (SELECT subject,
          anyIf(JSONExtractString(raw, 'data', 'agency'), type = 'agency.contracted') AS agency,
          maxIf(parseDateTime64BestEffortOrNull(JSONExtractString(raw, 'data', 'dueAt'), 3),
            type = 'agency.contracted') AS due,
          minOrNullIf(time, type = 'agency.finished'
            AND time <= fromUnixTimestamp64Milli(?, 'UTC')) AS finished
          FROM event_archive FINAL
          WHERE startsWith(type, 'agency.') AND recorded_at <= fromUnixTimestamp64Milli(?, 'UTC')
          GROUP BY subject)
        WHERE toYYYYMM(toTimeZone(due, 'Asia/Shanghai')) = ?
          AND due < fromUnixTimestamp64Milli(?, 'UTC')
        GROUP BY agency""",
        List.of(
            asOf.toEpochMilli(),
            knownAt.toEpochMilli(),
            month.getYear() * 100 + month.getMonthValue(),
            asOf.toEpochMilli()));
  }

  private Map<String, Sums> read(String sql, List<Object> parameters) {
    Map<String, Sums> sums = new HashMap<>();
    clickHouse.query(
        sql,
        parameters,
        row -> sums.put(row.getString(1), new Sums(row.getDouble(2), row.getDouble(3))));
    return sums;
  }

  private String days() {
    List<String> days = new ArrayList<>();
    for (LocalDate day = LocalDate.of(2019, 1, 1); day.getYear() < 2021; day = day.plusDays(1)) {
      if (calendar.isCounted(day)) {
        days.add("'" + day + "'");
      }
    }
    return String.join(",", days);
  }
}
