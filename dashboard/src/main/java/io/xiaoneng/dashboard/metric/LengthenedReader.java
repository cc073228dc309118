package io.xiaoneng.dashboard.metric;

import io.xiaoneng.casefile.Rules;
import io.xiaoneng.casefile.ShorterClock;
import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.dashboard.known.CaseArchive;
import io.xiaoneng.dashboard.known.KnownFold;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.metric.Radar;
import io.xiaoneng.registry.Item;
import io.xiaoneng.registry.Registry;
import io.xiaoneng.registry.ShorterPromises;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/**
 * Finds the cases that are on time by a promise that was lengthened less than twelve months before,
 * and would not have been by the shorter one (fairness.md). Which cases are on time is the metric's
 * own condition; what the shorter promise would have come to is the fold of their events. No figure
 * changes by it.
 */
@Service
public class LengthenedReader {

  private static final String METRIC = "on-time";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final ClickHouse clickHouse;
  private final RegistryView registry;
  private final CaseRows rows;
  private final ZoneId zone;
  private final String calendar;

  LengthenedReader(ClickHouse clickHouse, RegistryView registry, XiaonengProperties settings) {
    this.clickHouse = clickHouse;
    this.registry = registry;
    this.rows = new CaseRows(registry, CaseRows.TABLE);
    this.zone = settings.zoneId();
    this.calendar = settings.calendar();
  }

  /**
   * A case that was decided by its due date and after the earlier one.
   *
   * @param unit code of the unit responsible
   * @param earlier when it would have been due by the shorter promise
   */
  public record Late(String caseId, String unit, String item, Instant decidedAt, Instant earlier) {}

  private record Candidate(String unit, String item, Instant decidedAt) {}

  /**
   * Those of the cases that fell due in a period, by case.
   *
   * @param from first day, inclusive
   * @param to last day, inclusive
   * @param asOf milestones after it do not count
   * @throws ClickHouseUnavailableException where ClickHouse is away
   */
  public List<Late> late(LocalDate from, LocalDate to, Instant asOf) {
    Registry now = registry.registry();
    ShorterPromises shorter =
        new ShorterPromises(now.all(Item.class), zone, Radar.LENGTHENED_MONTHS);
    List<ShorterPromises.Span> spans = shorter.spans();
    if (spans.isEmpty()) {
      return List.of();
    }
    Map<String, Candidate> candidates = candidates(spans, from, to, asOf);
    Rules rules = new Rules(now.calendar(calendar), zone, now);
    List<Late> late = new ArrayList<>();
    new CaseArchive(clickHouse, now)
        .each(
            List.copyOf(candidates.keySet()),
            KnownFold.END_OF_TIME,
            (caseId, events) -> {
              Candidate each = Objects.requireNonNull(candidates.get(caseId));
              Instant earlier = ShorterClock.due(caseId, events, rules, shorter);
              if (earlier != null && each.decidedAt().isAfter(earlier)) {
                late.add(new Late(caseId, each.unit(), each.item(), each.decidedAt(), earlier));
              }
            });
    return late;
  }

  /** The cases that are on time and may have been taken in under a longer promise. */
  private Map<String, Candidate> candidates(
      List<ShorterPromises.Span> spans, LocalDate from, LocalDate to, Instant asOf) {
    CaseMeasure measure = Objects.requireNonNull(CaseMeasure.of(METRIC));
    long millis = asOf.toEpochMilli();
    Sql sql = new Sql().add(CaseRows.with(millis));
    RadarSql.text(sql, "longer_item", spans.stream().map(ShorterPromises.Span::item).toList());
    RadarSql.text(sql, "longer_from", spans.stream().map(each -> each.from().toString()).toList());
    RadarSql.text(
        sql, "longer_until", spans.stream().map(each -> each.until().toString()).toList());
    sql.add("SELECT case_id, unit, item, decided FROM ");
    rows.subquery(
        sql,
        millis,
        measure.population() + CaseDates.within(List.of(measure.cohort().date()), from, to),
        Map.of());
    sql.add(" WHERE " + measure.part(CasePart.NUMERATOR));
    sql.add(" AND " + RadarSql.UNDER_A_LENGTHENED_PROMISE);
    CaseRows.period(sql, measure.cohort().date(), from, to);
    Map<String, Candidate> candidates = new TreeMap<>();
    clickHouse.each(
        sql.text(),
        sql.parameters(),
        LIMIT,
        row ->
            candidates.put(
                row.getString(1),
                new Candidate(
                    row.getString(2), row.getString(3), Instant.ofEpochMilli(row.getLong(4)))));
    return candidates;
  }
}
