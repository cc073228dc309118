package io.xiaoneng.dashboard.metric;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.dashboard.metric.CaseMeasure.Aside;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.metric.Radar;
import io.xiaoneng.registry.Item;
import io.xiaoneng.registry.LengthenedPromises;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the indicators of the radar need beside the columns of the case rows, as SQL: the calendar,
 * the times of recording out of the archive, applications that follow a refusal, and the items
 * whose promise was lengthened.
 */
final class RadarSql {

  static final long BACKDATED_MS = Duration.ofHours(Radar.BACKDATED_HOURS).toMillis();
  static final long REAPPLY_MS = Duration.ofDays(Radar.REAPPLY_DAYS).toMillis();

  /** The calendar is told for these years; nothing is counted in others. */
  private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);

  private static final long BEFORE_FIRST_DAY = FIRST_DAY.toEpochDay() - 1;

  private static final LocalDate LAST_DAY = LocalDate.of(2060, 12, 31);

  /** Decided COMMITTED cases with a promise that is long enough to be looked at. */
  static final String PROMISED =
      "kind = 'COMMITTED' AND accepted < NEVER AND due < NEVER AND "
          + left("assumeNotNull(accepted_date)")
          + " >= "
          + Radar.LEAST_PROMISE_DAYS;

  static final String UNDER_A_LENGTHENED_PROMISE =
      "arrayExists((i, f, u) -> i = item AND assumeNotNull(accepted_date) >= toDate32(f)"
          + " AND assumeNotNull(accepted_date) < toDate32(u), longer_item, longer_from,"
          + " longer_until)";

  private static final String LINK =
      "multiIf(project != '', concat('p', project), bundle_case != '',"
          + " concat('b', toString(bundle), '\\n', bundle_case), '')";

  private final CaseRows cases;
  private final RegistryView registry;
  private final Supplier<WorkCalendar> calendar;
  private final ZoneId zone;
  private final @Nullable Instant knownAt;
  private @Nullable Bits bits;

  /** The days of a calendar, 1 for counted. */
  private record Bits(WorkCalendar of, String text) {}

  RadarSql(CaseRows cases, RegistryView registry, Supplier<WorkCalendar> calendar, ZoneId zone) {
    this(cases, registry, calendar, zone, null);
  }

  /**
   * @param knownAt what was recorded later tells no backlog either; null for all that is recorded
   */
  RadarSql(
      CaseRows cases,
      RegistryView registry,
      Supplier<WorkCalendar> calendar,
      ZoneId zone,
      @Nullable Instant knownAt) {
    this.cases = cases;
    this.registry = registry;
    this.calendar = calendar;
    this.zone = zone;
    this.knownAt = knownAt;
  }

  /** Counted days from the first day that is told up to that date, inclusive; 0 outside. */
  static String counted(String date) {
    return "counted_days[greatest(0, toInt32(" + date + ") - " + BEFORE_FIRST_DAY + ")]";
  }

  /**
   * Counted days of the promise after that date, up to due, that no stop took out; below 0 after
   * due.
   *
   * @param date SQL of a date that is not null
   */
  static String left(String date) {
    return left(date, "s");
  }

  /** Likewise; {@code span} is what a stop is called. */
  private static String left(String date, String span) {
    String due = "assumeNotNull(due_date)";
    return "if("
        + date
        + " > "
        + due
        + ", -1, "
        + counted(due)
        + " - "
        + counted(date)
        + " - arraySum("
        + span
        + " -> greatest(0, "
        + counted("least(" + span + ".2, " + due + ")")
        + " - "
        + counted("greatest(" + span + ".1, " + date + ")")
        + "), stop_spans))";
  }

  /** Whether a stop was begun with few days left. */
  static String stopNearDue() {
    return "arrayExists(s -> "
        + left("s.1", "t")
        + " BETWEEN 0 AND "
        + Radar.NEAR_DUE_DAYS
        + ", stop_spans)";
  }

  /** The fewest counted days that were left at the begin of a stop. */
  static String leastLeft() {
    return "arrayMin(arrayFilter(l -> l >= 0, arrayMap(s -> "
        + left("s.1", "t")
        + ", stop_spans)))";
  }

  static String atMonthEnd() {
    return leftOfMonth() + " < " + Radar.MONTH_END_DAYS;
  }

  /** Counted days of the month after the decision. */
  static String leftOfMonth() {
    String day = "assumeNotNull(decided_date)";
    return counted("toLastDayOfMonth(" + day + ")") + " - " + counted(day);
  }

  /** The share that even days would give the end of the month of a decision. */
  static String evenMonthEnd() {
    String day = "assumeNotNull(decided_date)";
    return "%d / (%s - %s)"
        .formatted(
            Radar.MONTH_END_DAYS,
            counted("toLastDayOfMonth(" + day + ")"),
            counted("toStartOfMonth(" + day + ") - 1"));
  }

  /** Appends the constants that the expressions name, each with a comma before it. */
  void constants(Sql sql, Aside aside, Instant asOf) {
    constants(sql, Set.of(aside), asOf);
  }

  /** Likewise those of several kinds. */
  void constants(Sql sql, Set<Aside> asides, Instant asOf) {
    sql.add(", toDate32('" + LocalDate.ofInstant(asOf, zone) + "') AS today ");
    if (asides.contains(Aside.DAYS)) {
      sql.add(", (SELECT arrayCumSum(arrayMap(b -> toInt32(b = '1'), splitByString('', '")
          .add(bits() + "')))) AS counted_days ");
    }
    if (asides.contains(Aside.LENGTHENED)) {
      List<LengthenedPromises.Window> windows =
          LengthenedPromises.of(registry.registry().all(Item.class), zone, Radar.LENGTHENED_MONTHS);
      text(sql, "longer_item", windows.stream().map(LengthenedPromises.Window::item).toList());
      text(sql, "longer_from", windows.stream().map(each -> each.from().toString()).toList());
      text(sql, "longer_until", windows.stream().map(each -> each.until().toString()).toList());
    }
  }

  /** Appends a constant that is an array of texts, with a comma before it. */
  static void text(Sql sql, String name, List<String> values) {
    Object all = values.toArray(new String[0]);
    sql.add(", CAST(?, 'Array(String)') AS " + name + " ", all);
  }

  private String bits() {
    WorkCalendar days = calendar.get();
    Bits known = bits;
    if (known == null || known.of != days) {
      StringBuilder text = new StringBuilder();
      for (LocalDate day = FIRST_DAY; !day.isAfter(LAST_DAY); day = day.plusDays(1)) {
        text.append(days.isCounted(day) ? '1' : '0');
      }
      known = new Bits(days, text.toString());
      bits = known;
    }
    return known.text;
  }

  /** Appends the case rows of the measure as of that instant, with what it needs beside them. */
  void rows(Sql sql, CaseMeasure measure, MetricQuery query, long asOf) {
    switch (measure.aside()) {
      case NONE, DAYS, LENGTHENED ->
          cases.subquery(
              sql, asOf, measure.population() + CaseDates.within(measure, query), query.filters());
      case RECORDINGS -> recordings(sql, measure, query, asOf);
      case REAPPLICATIONS -> reapplications(sql, measure, query, asOf);
    }
  }

  /**
   * {@code told_at}: when an acceptance at that moment was first recorded, 0 where none was; {@code
   * backlog}: whether most of what its source sent on that day was late. Which days are is told by
   * the whole archive: looked for in the period alone, a case would count otherwise in its month
   * than in its year.
   */
  private void recordings(Sql sql, CaseMeasure measure, MetricQuery query, long asOf) {
    String late =
        "toUnixTimestamp64Milli(recorded_at) - toUnixTimestamp64Milli(time) > " + BACKDATED_MS;
    String acceptances =
        " FROM event_archive WHERE type = 'case.accepted' AND operation = 'UPSERT'";
    sql.add("(SELECT c.*, told.told_at AS told_at, told.backlog AS backlog FROM ");
    cases.subquery(sql, asOf, measure.population(), query.filters());
    sql.add(" AS c LEFT JOIN (SELECT subject, said, told_at,")
        .add(" (told_by, " + day("fromUnixTimestamp64Milli(told_at)") + ") IN (SELECT source, ")
        .add(day("recorded_at") + " AS day FROM event_archive FINAL");
    Instant until = knownAt;
    if (until != null) {
      sql.add(" WHERE toUnixTimestamp64Milli(recorded_at) <= ?", until.toEpochMilli());
    }
    sql.add(" GROUP BY source, day HAVING 2 * countIf(" + late + ") > count()) AS")
        .add(" backlog FROM (SELECT subject,")
        .add(" toUnixTimestamp64Milli(time) AS said,")
        .add(" min(toUnixTimestamp64Milli(recorded_at)) AS told_at,")
        .add(" argMin(source, (recorded_at, source)) AS told_by" + acceptances);
    period(sql, query);
    sql.add(" GROUP BY subject, said)) AS told")
        .add(" ON c.case_id = told.subject AND c.accepted = told.said)");
  }

  /** Appends the period, a day wider at either end: days are the city's, times are UTC. */
  private static void period(Sql sql, MetricQuery query) {
    LocalDate from = query.from();
    LocalDate to = query.to();
    if (from != null) {
      sql.add(" AND time >= toDateTime64(?, 3, 'UTC')", from.minusDays(1).toString());
    }
    if (to != null) {
      sql.add(" AND time < toDateTime64(?, 3, 'UTC')", to.plusDays(2).toString());
    }
  }

  private String day(String instant) {
    return "toDate(" + instant + ", '" + zone.getId() + "')";
  }

  /** {@code link}: what a later case has in common; {@code again}: when it was applied for. */
  private void reapplications(Sql sql, CaseMeasure measure, MetricQuery query, long asOf) {
    sql.add("(SELECT c.*, later.again AS again FROM (SELECT *, " + LINK + " AS link FROM ");
    cases.subquery(sql, asOf, measure.population(), query.filters());
    sql.add(
        ") AS c LEFT JOIN (SELECT item, " + LINK + " AS link, groupArray(applied) AS again FROM ");
    cases.subquery(sql, asOf, CaseRows.COUNTED, Map.of());
    sql.add(" WHERE applied < NEVER AND link != '' GROUP BY item, link) AS later")
        .add(" ON c.item = later.item AND c.link = later.link)");
  }
}
