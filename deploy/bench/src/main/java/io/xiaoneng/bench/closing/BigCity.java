package io.xiaoneng.bench.closing;

import io.xiaoneng.launcher.service.ClickHouseQuery;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A city of so many units with so many cases, written straight into the tables of a store. All
 * follows from the cases' numbers. Cases are spread evenly over units and over the two years up to
 * the last day; what is decided in the last whole week needed more supplements, stops and trips.
 */
final class BigCity {

  /** Days over which cases are applied for. */
  static final int DAYS = 730;

  /** Of what the city has a target for the end of the next year. */
  static final List<String> TARGETS =
      List.of("on-time", "statutory-on-time", "online-rate", "zero-visit", "handling-days");

  private static final String CITY = "C";
  private static final int DISTRICTS = 20;
  private static final int DEPARTMENTS = 60;
  private static final int STREETS = 300;
  private static final int ITEMS = 400;
  private static final int BATCH = 500_000;

  private final ClickHouseQuery store;
  private final LocalDate last;
  private final List<Unit> units = new ArrayList<>();

  /** A unit and the district its cases are of, "" for none. */
  private record Unit(String code, String level, String parent, String district) {}

  /**
   * @param all units beside the city itself; what is no district, department or sub-district is a
   *     community
   * @param last the last day on which a case is applied for
   */
  BigCity(ClickHouseQuery store, int all, LocalDate last) {
    this.store = store;
    this.last = last;
    for (int i = 0; i < all; i++) {
      if (i < DISTRICTS) {
        units.add(new Unit("D%02d".formatted(i), "DISTRICT", CITY, "D%02d".formatted(i)));
      } else if (i < DISTRICTS + DEPARTMENTS) {
        units.add(new Unit("B%02d".formatted(i - DISTRICTS), "DEPARTMENT", CITY, ""));
      } else if (i < DISTRICTS + DEPARTMENTS + STREETS) {
        Unit district = units.get((i - DISTRICTS - DEPARTMENTS) % DISTRICTS);
        units.add(
            new Unit(
                "S%03d".formatted(i - DISTRICTS - DEPARTMENTS),
                "STREET",
                district.code(),
                district.code()));
      } else {
        Unit street = units.get(DISTRICTS + DEPARTMENTS + i % STREETS);
        units.add(new Unit("M%04d".formatted(i), "COMMUNITY", street.code(), street.district()));
      }
    }
  }

  /** How many units of a level there are. */
  long count(String level) {
    return units.stream().filter(each -> each.level().equals(level)).count();
  }

  /** Codes of all units. */
  List<String> codes() {
    return units.stream().map(Unit::code).toList();
  }

  /** For each unit those above it and itself. */
  Map<String, List<String>> upwards() {
    Map<String, String> parents = new HashMap<>();
    units.forEach(each -> parents.put(each.code(), each.parent()));
    Map<String, List<String>> upwards = new HashMap<>();
    for (Unit each : units) {
      List<String> way = new ArrayList<>();
      for (String at = each.code(); at != null; at = parents.get(at)) {
        way.add(at);
      }
      upwards.put(each.code(), way);
    }
    return upwards;
  }

  /** Writes the registry: the city, its units, the items. */
  void registry() throws IOException {
    List<String> rows = new ArrayList<>();
    rows.add(row("unit", "unit/" + CITY, rows.size(), unit(CITY, "CITY", "")));
    for (Unit each : units) {
      String body = unit(each.code(), each.level(), ",\"parent\":\"" + each.parent() + "\"");
      rows.add(row("unit", "unit/" + each.code(), rows.size(), body));
    }
    for (int i = 0; i < ITEMS; i++) {
      String code = "I" + i;
      rows.add(
          row(
              "item",
              "item/" + code + "/1",
              rows.size(),
              "{\"kind\":\"item\",\"code\":\"%s\",\"version\":1,\"nameZh\":\"事项%d\",\"type\":\"行政许可\"}"
                  .formatted(code, i)));
    }
    for (String metric : TARGETS) {
      double value = metric.equals("handling-days") ? 5 : 0.99;
      String body =
          "{\"kind\":\"target\",\"metric\":\"%s\",\"scope\":\"\",\"period\":\"%d\",\"value\":%s,\"nameZh\":\"目标\"}"
              .formatted(metric, last.getYear() + 1, value);
      rows.add(row("target", "target/" + metric, rows.size(), body));
    }
    store.run(
        "INSERT INTO registry_row (kind, key, `offset`, body, recorded_at) VALUES "
            + String.join(", ", rows));
  }

  private static String unit(String code, String level, String parent) {
    return "{\"kind\":\"unit\",\"code\":\"%s\",\"nameZh\":\"单位%s\",\"level\":\"%s\",\"class\":\"A\"%s}"
        .formatted(code, code, level, parent);
  }

  private static String row(String kind, String key, int offset, String body) {
    return "('%s', '%s', %d, '%s', now64(3))".formatted(kind, key, offset, body);
  }

  /** Writes the cases, then what the cube says of them. */
  void cases(long count) throws IOException {
    for (long from = 0; from < count; from += BATCH) {
      store.run(cases(from, Math.min(BATCH, count - from)));
    }
    for (String cohort : List.of("applied", "accepted", "decided", "due")) {
      store.run(cube(cohort));
    }
  }

  /** Monday of the last whole week. */
  LocalDate weekThatMoved() {
    return last.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusWeeks(1);
  }

  /** Says that everything sent until now is in the tables: reports are made of fresh figures. */
  void fresh() throws IOException {
    store.run(
        "INSERT INTO source_seen VALUES ('/bench', now64(3) - INTERVAL 730 DAY, now64(3), now64(3))");
    store.run(
        "INSERT INTO job_progress VALUES ('case', 0, now64(3) - INTERVAL 1 SECOND, now64(3), now64(3)), ('case', 1, now64(3), now64(3), now64(3))");
  }

  private static String texts(List<String> texts) {
    return texts.stream().collect(Collectors.joining("','", "['", "']"));
  }

  private String cases(long from, long count) {
    return """
        INSERT INTO case_row (case_id, version, identified, unit, district, item, item_version,
         item_type, channel, applicant_kind, kind, mode, window, outcome, first_at, applied_at,
         accepted_at, decided_at, delivered_at, refused_at, due_promise, due_statutory, mature_at,
         first_date, applied_date, accepted_date, decided_date, delivered_date, due_date,
         due_statutory_date, d1, stopped_days, stops, supplement_requests, events,
         latest_recorded_at, delivered_how, materials_required, materials_shared, visits_reported,
         trips_known, trips, accept_due, answered_at, accept_due_date, delivery_due,
         delivery_due_date, statutory_days, ratings)
        WITH %s AS units, %s AS districts
        SELECT concat('K', leftPad(toString(number), 9, '0')), 1, true, units[u], districts[u],
         concat('I', toString(h2 %% %d)), 1, if(h2 %% 3 = 0, '公共服务', '行政许可'),
         ['WEB', 'MOBILE', 'COUNTER', 'TERMINAL', 'DOORSTEP'][1 + h3 %% 5],
         if(h4 %% 3 = 0, 'ORGANISATION', 'PERSON'), kind, 'NORMAL',
         if(h4 %% 5 = 0, 'SPECIALISED', 'GENERAL'), if(decided IS NULL, '', 'APPROVED'),
         applied, applied, accepted, decided, if(h5 %% 4 = 0, NULL, decided + INTERVAL 2 DAY),
         if(h6 %% 50 = 0, accepted, NULL), due, statutory, due + INTERVAL 14 DAY,
         day, day, accepted_on, if(decided IS NULL, NULL, decided_on),
         if(decided IS NULL OR h5 %% 4 = 0, NULL, toDate32(decided_on + 2)), toDate32(accepted_on + 14),
         toDate32(accepted_on + 28), if(decided IS NULL, NULL, toInt32(took)), toInt32(h7 %% if(moved, 6, 11) = 0), toUInt16(h7 %% if(moved, 6, 11) = 0),
         toUInt16(h8 %% if(moved, 5, 9) = 0), 5, greatest(accepted, ifNull(decided, accepted)), 'ELECTRONIC', toInt32(4), toInt32(h8 %% 5),
         h5 %% 6 > 0, h5 %% 6 > 0, if(h5 %% 6 > if(moved, 0, 1), [(accepted, false)], []), accepted + INTERVAL 7 DAY, accepted, toDate32(accepted_on + 7),
         if(decided IS NULL, NULL, decided + INTERVAL 14 DAY), if(decided IS NULL, NULL, toDate32(decided_on + 14)),
         toInt32(20), if(decided IS NULL OR h7 %% 2 = 0, [], [('r', assumeNotNull(decided), decided_on, toUInt8(1 + h8 %% 5), h7 %% 4 = 1,
         false, NULL, NULL, NULL, NULL)])
        FROM (SELECT *, if(kind = 'IMMEDIATE', 0, h6 %% 17) AS took, toDate32(accepted_on + took) AS decided_on,
          accepted + toIntervalDay(took) + INTERVAL 1 HOUR AS raw, if(h6 %% 50 = 0, NULL, raw) AS decided,
          decided_on BETWEEN toDate32('%s') AND toDate32('%s') AS moved
         FROM (SELECT *, toDateTime64(day, 3, 'UTC') + toIntervalSecond(3600 + h4 %% 21600) AS applied,
           applied + toIntervalMinute(h5 %% 300) AS accepted, day AS accepted_on,
           toDateTime64(toDate32(day + 14), 3, 'UTC') + toIntervalSecond(57599) AS due,
           toDateTime64(toDate32(day + 28), 3, 'UTC') + toIntervalSecond(57599) AS statutory
          FROM (SELECT number, cityHash64(number) AS h1, cityHash64(h1, 2) AS h2, cityHash64(h1, 3) AS h3,
            cityHash64(h1, 4) AS h4, cityHash64(h1, 5) AS h5, cityHash64(h1, 6) AS h6, cityHash64(h1, 7) AS h7,
            cityHash64(h1, 8) AS h8, toUInt32(1 + h1 %% length(units)) AS u,
            if(h3 %% 10 < 6, 'COMMITTED', 'IMMEDIATE') AS kind,
            toDate32(toDate32('%s') - toInt32(h8 %% %d)) AS day
           FROM numbers(%d, %d))))"""
        .formatted(
            texts(units.stream().map(Unit::code).toList()),
            texts(units.stream().map(Unit::district).toList()),
            ITEMS,
            weekThatMoved(),
            weekThatMoved().plusDays(6),
            last,
            DAYS,
            from,
            count);
  }

  private static String cube(String cohort) {
    return """
        INSERT INTO cube_cell SELECT '%1$s', %1$s_date AS day, district, channel, item_type, kind,
         1, %2$s, countIf(decided_at <= due_promise), countIf(decided_at > due_promise),
         countIf(supplement_requests > 0), countIf(kind = 'COMMITTED' AND stops > 0),
         sumIf(stopped_days, kind = 'COMMITTED'), countIf(d1 IS NOT NULL AND kind = 'COMMITTED'),
         ifNull(sumIf(d1, kind = 'COMMITTED'), 0),
         arrayMap(x -> x.1, arraySort(arrayZip((sumMap([ifNull(d1, 0)], [toInt64(d1 IS NOT NULL AND kind = 'COMMITTED')]) AS m).1, m.2))),
         arrayMap(x -> x.2, arraySort(arrayZip(m.1, m.2))), count(),
         sum(toUnixTimestamp64Milli(ifNull(delivered_at, assumeNotNull(decided_at))) - toUnixTimestamp64Milli(assumeNotNull(applied_at))),
         countIf(window = 'GENERAL')
        FROM case_row FINAL WHERE %1$s_date IS NOT NULL
        GROUP BY day, district, channel, item_type, kind"""
        .formatted(
            cohort,
            cohort.equals("due")
                ? "countIf(refused_at IS NULL OR refused_at > due_promise OR decided_at <= due_promise)"
                : "count()");
  }
}
