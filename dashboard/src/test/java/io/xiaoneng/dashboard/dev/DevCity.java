package io.xiaoneng.dashboard.dev;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;

/**
 * Fills the tables with plausible rows of ninety days, by SQL alone; the same seed, the same city.
 */
public final class DevCity {

  private static final List<String> DISTRICTS =
      List.of(
          "610102 新城区 Xincheng 1.0",
          "610103 碑林区 Beilin 1.3",
          "610104 莲湖区 Lianhu 1.2",
          "610111 灞桥区 Baqiao 1.0",
          "610112 未央区 Weiyang 1.4",
          "610113 雁塔区 Yanta 1.9",
          "610114 阎良区 Yanliang 0.4",
          "610115 临潼区 Lintong 0.7",
          "610116 长安区 Chang'an 1.3",
          "610117 高陵区 Gaoling 0.5",
          "610118 鄠邑区 Huyi 0.6",
          "610122 蓝田县 Lantian 0.5",
          "610124 周至县 Zhouzhi 0.5",
          "6101K1 高新区 High-tech_Zone 2.2",
          "610192 经开区 Economic_Zone 1.1",
          "610193 曲江新区 Qujiang 0.6",
          "610194 浐灞生态区 Chanba 0.5",
          "610195 航天基地 Aerospace_Base 0.3",
          "610196 航空基地 Aviation_Base 0.2",
          "610197 国际港务区 Port_Area 0.02");

  private static final List<String> ITEMS =
      List.of(
          "居民身份证补领|Identity card, replacement|公共服务|1|0",
          "社会保障卡申领|Social security card|公共服务|1|0",
          "公司设立登记|Company registration|行政许可|0|3",
          "食品经营许可|Food business licence|行政许可|0|10",
          "不动产转移登记|Transfer of property|行政确认|0|5",
          "城镇职工基本医疗保险参保登记|Medical insurance enrolment|公共服务|1|0",
          "住房公积金提取|Housing fund withdrawal|公共服务|0|3",
          "建设工程规划许可证核发|Planning permit for building works|行政许可|0|15",
          "护士执业注册|Nurse registration|行政许可|0|8",
          "机动车驾驶证换证|Driving licence renewal|行政确认|1|0",
          "高龄津贴发放|Allowance for the aged|行政给付|0|20",
          "道路运输从业资格证核发|Road transport qualification|行政许可|0|7");

  private DevCity() {}

  /** The ninety days until this moment. */
  public static void fill(Connection connection, int cases, String zone) throws SQLException {
    fill(connection, cases, zone, Instant.now());
  }

  /** The ninety days until a moment, which the figures are as of. */
  public static void fill(Connection connection, int cases, String zone, Instant at)
      throws SQLException {
    Moment now = new Moment(at);
    registry(connection, now);
    try (Statement statement = connection.createStatement()) {
      statement.execute(now.in(cases(0, cases, "rand", zone)));
      DevDetails.fill(statement, now);
      cube(statement, "1", now);
      DevCircle.fill(statement, zone, now);
      sources(statement, now);
      progress(statement, now);
    }
  }

  /** Who sends, and what of it was refused or contradicts itself. */
  private static void sources(Statement statement, Moment now) throws SQLException {
    statement.execute(
        now.in(
            "INSERT INTO source_seen SELECT concat('/hall/', arrayJoin(['610102','610103','610113','6101K1']), '-01'),"
                + " now64(3) - INTERVAL 90 DAY, now64(3) - INTERVAL 20 SECOND, now64(3) - INTERVAL 25 SECOND"));
    statement.execute(
        now.in(
            "INSERT INTO source_seen VALUES ('/hall/610124-01', now64(3) - INTERVAL 90 DAY, now64(3) - INTERVAL 3 DAY, now64(3) - INTERVAL 3 DAY),"
                + " ('/online/portal', now64(3) - INTERVAL 90 DAY, now64(3) - INTERVAL 2 SECOND, now64(3) - INTERVAL 4 SECOND)"));
    statement.execute(
        now.in(
            "INSERT INTO dead_letter (sha256, reason, detail, origin, source, id, length, recorded_at, raw)"
                + " SELECT lower(hex(SHA256(toString(number)))),"
                + " ['bad-time','missing-field','unknown-reference','not-json','bad-value','future-time'][1 + number % 6 * (number % 3) % 6],"
                + " ['time has no offset','data.unit is missing','unit 619999 is not registered','no JSON','channel is \"FAX\"','time lies 3 days ahead'][1 + number % 6 * (number % 3) % 6],"
                + " if(number % 4 = 0, 'http', 'xiaoneng.events.hall'), concat('/hall/6101', leftPad(toString(number % 9), 2, '0'), '-01'),"
                + " concat('e', toString(number)), 312, now64(3) - toIntervalMinute(number * 37),"
                + " concat('{\"specversion\":\"1.0\",\"id\":\"e', toString(number), '\",\"type\":\"case.applied\"}')"
                + " FROM numbers(410)"));
    statement.execute(
        now.in(
            "INSERT INTO conflicting_duplicate SELECT concat('610113-', toString(number)), '/hall/610113-01', toString(number), 0, 1, 2,"
                + " now64(3) - toIntervalHour(number) FROM numbers(14)"));
  }

  /** A few cases more, as if they happened just now. */
  static void live(Connection connection, int from, int count, String zone) throws SQLException {
    Moment now = new Moment(Instant.now());
    try (Statement statement = connection.createStatement()) {
      statement.execute(now.in(cases(from, count, "live", zone)));
      cube(statement, "day >= today() - 1", now);
      progress(statement, now);
    }
  }

  private static void progress(Statement statement, Moment now) throws SQLException {
    statement.execute(
        now.in(
            "INSERT INTO job_progress VALUES ('case', 0, now64(3) - INTERVAL 2 SECOND, now64(3), now64(3)), ('case', 1, now64(3), now64(3), now64(3))"));
  }

  private static void registry(Connection connection, Moment now) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            now.in(
                "INSERT INTO registry_row (kind, key, `offset`, body, recorded_at) VALUES (?, ?, ?, ?, now64(3))"))) {
      long offset = 0;
      offset = unit(insert, offset, "610100", "西安市", "Xi'an", "CITY", null);
      for (String line : DISTRICTS) {
        String[] d = line.split(" ");
        offset = unit(insert, offset, d[0], d[1], d[2].replace('_', ' '), "DISTRICT", "610100");
        for (int street = 1; street <= 4; street++) {
          String code = d[0] + "00" + street;
          String name = List.of("长安路", "文艺路", "太乙路", "东关").get(street - 1);
          offset =
              unit(insert, offset, code, name + "街道", "Sub-district " + street, "STREET", d[0]);
          for (int community = 1; community <= 3; community++) {
            offset =
                unit(
                    insert,
                    offset,
                    code + "00" + community,
                    name + "第" + community + "社区",
                    "Community " + street + "-" + community,
                    "COMMUNITY",
                    code);
          }
        }
      }
      int n = 0;
      for (String line : ITEMS) {
        String[] i = line.split("\\|");
        String code = "610100-XK-%04d".formatted(++n);
        put(
            insert,
            offset++,
            "item",
            "item/" + code + "/1",
            "{\"kind\":\"item\",\"code\":\"%s\",\"version\":1,\"nameZh\":\"%s\",\"nameEn\":\"%s\",\"type\":\"%s\",\"promised\":{\"amount\":%s,\"kind\":\"WORKING\"},\"immediate\":%s}"
                .formatted(code, i[0], i[1], i[2], i[4], i[3].equals("1")));
      }
      offset = autoUnit(insert, offset, "619998");
      DevCircle.points(insert, offset, DISTRICTS.stream().map(line -> line.split(" ")[0]).toList());
      insert.executeBatch();
    }
  }

  private static long autoUnit(PreparedStatement insert, long offset, String code)
      throws SQLException {
    put(
        insert,
        offset,
        "unit",
        "unit/" + code,
        "{\"kind\":\"unit\",\"code\":\"%s\",\"level\":\"UNCLASSIFIED\",\"auto\":true}"
            .formatted(code));
    return offset + 1;
  }

  private static long unit(
      PreparedStatement insert,
      long offset,
      String code,
      String zh,
      String en,
      String level,
      @org.jspecify.annotations.Nullable String parent)
      throws SQLException {
    put(
        insert,
        offset,
        "unit",
        "unit/" + code,
        "{\"kind\":\"unit\",\"code\":\"%s\",\"nameZh\":\"%s\",\"nameEn\":\"%s\",\"level\":\"%s\",\"class\":\"A\"%s,\"urban\":true}"
            .formatted(
                code, zh, en, level, parent == null ? "" : ",\"parent\":\"" + parent + "\""));
    return offset + 1;
  }

  static void put(PreparedStatement insert, long offset, String kind, String key, String body)
      throws SQLException {
    insert.setString(1, kind);
    insert.setString(2, key);
    insert.setLong(3, offset);
    insert.setString(4, body);
    insert.addBatch();
  }

  private static String array(List<String> parts) {
    return "[" + String.join(", ", parts) + "]";
  }

  private static String texts(List<String> lines, String separator, int part) {
    return array(lines.stream().map(l -> "'" + l.split(separator)[part] + "'").toList());
  }

  private static String numbers(List<String> lines, String separator, int part) {
    return array(lines.stream().map(l -> l.split(separator)[part]).toList());
  }

  private static String cases(int from, int count, String mode, String zone) {
    String start =
        mode.equals("live")
            ? "now64(3, 'UTC') - toIntervalMillisecond(h % 900)"
            : "toTimeZone(toDateTime64(concat(toString(day), ' 00:00:00'), 3, '{Z}'), 'UTC') + toIntervalSecond(hour * 3600 + h5 % 3600)";
    return ("INSERT INTO case_row ("
            + "case_id, version, identified, unit, district, item, item_version, item_type, "
            + "channel, applicant_kind, bundle, bundle_case, point, receiving_unit, "
            + "assisted, kind, mode, window, outcome, first_at, applied_at, accepted_at, "
            + "deemed, deemed_from, decided_at, delivered_at, refused_at, closed_at, "
            + "due_promise, due_statutory, stop_due_at, mature_at, first_date, "
            + "applied_date, accepted_date, decided_date, due_date, due_statutory_date, d1, "
            + "stopped_days, stops, granted_days, supplement_requests, quarantined, test, "
            + "flags, events, latest_recorded_at"
            + ") WITH "
            + texts(DISTRICTS, " ", 0)
            + " AS codes, arrayCumSum("
            + numbers(DISTRICTS, " ", 3)
            + ") AS weights, "
            + texts(ITEMS, "\\|", 2)
            + " AS types, "
            + numbers(ITEMS, "\\|", 3)
            + " AS immediates, "
            + numbers(ITEMS, "\\|", 4)
            + " AS promises, arrayCumSum([0.2,0.1,0.1,0.1,0.1,0.2,0.5,1.5,5.5,9.5,10,8,3.5,4,9,9.5,8,5,3,2.5,2.5,2.2,1.6,0.8]) AS hours,"
            + " arrayCumSum([34.0, 9, 22, 29, 2, 2, 1.5, 0.5]) AS ways, ['COUNTER','TERMINAL','WEB','MOBILE','MAILBOX','DOORSTEP','PHONE','OTHER'] AS channels"
            + " SELECT id, 1, true, unit, district, item, 1, item_type, channel, if(h8 % 10 < 7, 'PERSON', 'ORGANISATION'), '', '', '', unit, false,"
            + " kind, 'NORMAL', if(h9 % 10 < 8, 'GENERAL', 'SPECIALISED'), if(decided IS NULL, '', if(h3 % 20 = 0, 'DENIED', 'APPROVED')),"
            + " applied, applied, accepted, false, NULL, decided, if(h4 % 3 = 0, NULL, decided), NULL, NULL,"
            + " due, NULL, NULL, NULL, toDate32(toTimeZone(applied, '{Z}')), toDate32(toTimeZone(applied, '{Z}')), toDate32(toTimeZone(accepted, '{Z}')),"
            + " toDate32(toTimeZone(decided, '{Z}')), toDate32(toTimeZone(due, '{Z}')), NULL, if(decided IS NULL OR accepted IS NULL, NULL, took), 0, 0, 0, toUInt16(h6 % 11 = 0),"
            + " quarantined, false, if(h7 % 160 = 0, ['promise-rewritten'], if(h7 % 211 = 0, ['accepted-before-supplemented'], if(quarantined, ['decided-too-early'], []))), 4, now64(3)"
            + " FROM (SELECT *, if(decide_at > now64(3) OR accepted IS NULL, NULL, decide_at) AS decided FROM ("
            + " SELECT *, if(accept_at > now64(3), NULL, accept_at) AS accepted,"
            + " if(kind = 'IMMEDIATE', 0, toInt32(round(promise * slow * exp(randCanonicalLike * 1.1 - 0.95)))) AS took,"
            + " if(kind = 'IMMEDIATE', accept_at + toIntervalSecond(180 + h6 % 2400), accept_at + toIntervalSecond(toInt64(took * 86400 * 1.4 + h6 % 20000 - 9000))) AS raw_decide,"
            + " greatest(raw_decide, accept_at + INTERVAL 5 MINUTE) AS decide_at,"
            + " if(accept_at > now64(3), NULL, toTimeZone(toDateTime64(concat(toString(toDate32(toTimeZone(accept_at, '{Z}')) + toInt32(ceil(promise * 1.4))), ' 23:59:59.999'), 3, '{Z}'), 'UTC')) AS due"
            + " FROM (SELECT *, "
            + start
            + " AS applied, applied + toIntervalSecond(if(channel IN ('COUNTER','TERMINAL'), 60 + h3 % 900, 600 + h3 % 50000)) AS accept_at FROM ("
            + " SELECT number, cityHash64(number, '{M}', 1) AS h, cityHash64(h, 2) AS h2, cityHash64(h, 3) AS h3, cityHash64(h, 4) AS h4, cityHash64(h, 5) AS h5,"
            + " cityHash64(h, 6) AS h6, cityHash64(h, 7) AS h7, cityHash64(h, 8) AS h8, cityHash64(h, 9) AS h9, cityHash64(h, 10) AS h10,"
            + " arrayFirstIndex(w -> w > (h2 % 100000) / 100000 * weights[-1], weights) AS di, codes[di] AS district,"
            + " concat(district, '00', toString(1 + h3 % 4), if(h4 % 3 = 0, concat('00', toString(1 + h4 % 2)), '')) AS unit,"
            + " concat(if(h10 % 3 = 0, substring(unit, 1, 6), unit), '') AS u2,"
            + " toInt32(1 + h5 % 12) AS ii, concat('610100-XK-', leftPad(toString(ii), 4, '0')) AS item, types[ii] AS item_type,"
            + " if(immediates[ii] = 1, 'IMMEDIATE', 'COMMITTED') AS kind, toFloat64(promises[ii]) AS promise,"
            + " multiIf(di = 4, 1.35, di = 13, 1.55, di = 12, 1.2, di = 14, 0.75, 0.95) AS slow, (h6 % 100000) / 100000 + (h7 % 100000) / 100000 - 0.55 AS randCanonicalLike,"
            + " arrayFirstIndex(w -> w > (h7 % 100000) / 100000 * hours[-1], hours) - 1 AS hour,"
            + " channels[arrayFirstIndex(w -> w > (h8 % 100000) / 100000 * ways[-1], ways)] AS channel,"
            + " toDate32(toTimeZone(now(), '{Z}')) - toInt32(h9 % 93) AS day,"
            + " concat(district, '-', toString(toYear(day)), '-{M}', leftPad(toString(number), 7, '0')) AS id, h10 % 2500 = 0 AS quarantined"
            + " FROM numbers({F}, {N})) WHERE '{M}' = 'live' OR toDayOfWeek(day) < 6 OR channel IN ('WEB','MOBILE') AND h3 % 3 = 0 OR h3 % 7 = 0) WHERE applied <= now64(3)))")
        .replace("{Z}", zone)
        .replace("{F}", Integer.toString(from))
        .replace("{N}", Integer.toString(count))
        .replace("{M}", mode.equals("live") ? "L" : "0");
  }

  private static void cube(Statement statement, String where, Moment now) throws SQLException {
    String version = Long.toString(System.currentTimeMillis() * 1000);
    for (String cohort : List.of("applied", "accepted", "decided", "due")) {
      statement.execute(
          now.in(
              "INSERT INTO cube_cell SELECT '%1$s', %1$s_date AS day, district, channel, item_type, kind, %2$s, count(),"
                      .formatted(cohort, version)
                  + " countIf(decided_at <= due_promise), countIf(decided_at > due_promise), countIf(supplement_requests > 0), 0, 0,"
                  + " countIf(d1 IS NOT NULL AND kind = 'COMMITTED'), ifNull(sumIf(d1, kind = 'COMMITTED'), 0),"
                  + " arrayMap(x -> x.1, arraySort(arrayZip((sumMap([ifNull(d1, 0)], [toInt64(d1 IS NOT NULL AND kind = 'COMMITTED')]) AS m).1, m.2))),"
                  + " arrayMap(x -> x.2, arraySort(arrayZip(m.1, m.2))),"
                  + " 0, 0, countIf(window = 'GENERAL')"
                  + " FROM case_row FINAL WHERE identified AND NOT quarantined AND NOT test AND %1$s_date IS NOT NULL AND %2$s"
                      .formatted(cohort, where)
                  + " GROUP BY day, district, channel, item_type, kind"));
    }
  }
}
