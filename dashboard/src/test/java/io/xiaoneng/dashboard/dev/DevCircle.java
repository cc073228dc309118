package io.xiaoneng.dashboard.dev;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Points, cells, ways and eight days of states for the made-up city, by SQL alone. */
final class DevCircle {

  /** Newer than whatever the program itself writes about places. */
  private static final String NEWEST = "18446744073709551615";

  private static final int POINTS = 96;
  private static final int CELLS = 2_400;
  private static final List<String> KINDS =
      List.of(
          "HALL 政务大厅 Hall Mo-Fr_09:00-17:00",
          "CENTRE 便民服务中心 Centre Mo-Sa_09:00-18:00",
          "TERMINAL 自助终端 Terminal 24/7",
          "MAILBOX 收件箱 Mailbox 24/7");

  private DevCircle() {}

  /**
   * Registers the points.
   *
   * @param units codes of the districts
   * @return the next offset
   */
  static long points(PreparedStatement insert, long first, List<String> units) throws SQLException {
    long offset = first;
    for (int i = 0; i < POINTS; i++) {
      String[] kind = KINDS.get(i % 4).split(" ");
      String unit = units.get(i % units.size()) + "00" + (1 + i / 20 % 4);
      DevCity.put(
          insert,
          offset++,
          "point",
          "point/p" + i,
          ("{\"kind\":\"point\",\"id\":\"p%d\",\"pointKind\":\"%s\",\"nameZh\":\"%s\",\"nameEn\":\"%s\","
                  + "\"unit\":\"%s\",\"lon\":%s,\"lat\":%s,\"hours\":\"%s\",\"items\":[]}")
              .formatted(
                  i,
                  kind[0],
                  kind[1] + (i + 1) + "号",
                  kind[2] + " " + (i + 1),
                  unit,
                  108.8 + i % 20 * 0.012,
                  34.2 + i / 20 * 0.01,
                  i == 7 ? "" : kind[3].replace('_', ' ')));
    }
    return offset;
  }

  /** Writes cells, ways, states and what they cover. */
  static void fill(Statement statement, String zone, Moment now) throws SQLException {
    statement.execute(
        ("INSERT INTO circle_cell SELECT concat('cell', leftPad(toString(number), 5, '0')), {V}, false,"
                + " 108.8 + 0.005 * (number % 60), 34.2 + 0.002 * intDiv(number, 60), if(number % 97 = 5, NULL, 40 + cityHash64(number) % 700),"
                + " (SELECT arraySort(groupArray(substring(key, 6))) FROM registry_row WHERE kind = 'unit' AND body LIKE '%COMMUNITY%')[1 + intDiv(number, 10)],"
                + " true, '', 'AT', 12 FROM numbers({C})")
            .replace("{V}", NEWEST)
            .replace("{C}", Integer.toString(CELLS)));
    statement.execute(
        ("INSERT INTO circle_reach SELECT concat('p', toString(p)), {V}, false, 108.8 + p % 20 * 0.012, 34.2 + intDiv(p, 20) * 0.01,"
                + " if(p = 11, 'TOO_FAR', 'AT'), if(p = 11, 612, 8 + p % 30), if(p = 11, -1, 0), 'dev', if(p = 11, [], arrayMap(x -> x.1, w)), if(p = 11, [], arrayMap(x -> x.2, w))"
                + " FROM (SELECT number AS p, arrayFilter(x -> x.2 <= 2340000, arrayMap(c -> (concat('cell', leftPad(toString(c), 5, '0')),"
                + " toUInt32(cityHash64(c, p) % 6000000)), range(intDiv(p, 2) * 48, intDiv(p, 2) * 48 + 96))) AS w FROM numbers({P}))")
            .replace("{V}", NEWEST)
            .replace("{P}", Integer.toString(POINTS)));
    statement.execute(
        now.in(
            ("INSERT INTO point_day WITH toTimeZone(toDateTime64(concat(toString(day), ' 00:00:00'), 3, '{Z}'), 'UTC') AS b, b + INTERVAL 1 DAY AS e,"
                    + " p % 4 >= 2 AS always, cityHash64(p, day) AS h, toDayOfWeek(day) > if(p % 4 = 0, 5, 6) AS off"
                    + " SELECT concat('p', toString(p)), day, 1, ['HALL','CENTRE','TERMINAL','MAILBOX'][1 + p % 4], '', always, always, [], b, e,"
                    + " multiIf(p = 2, [b, b + toIntervalMinute(7)], always AND h % 4 = 0, [b, b + toIntervalSecond(h % 50000), b + toIntervalSecond(h % 50000 + 3000 + h % 20000)],"
                    + " always OR off, [b], [b, b + INTERVAL 9 HOUR, b + INTERVAL 17 HOUR]),"
                    + " multiIf(p = 2, ['OPEN','DOWN'], always AND h % 4 = 0, ['OPEN','DOWN','OPEN'], always, ['OPEN'], off, ['CLOSED'], ['CLOSED','OPEN','CLOSED']),"
                    + " [], [], '', if(always, least(e, now64(3)), NULL)"
                    + " FROM (SELECT number % {P} AS p, toDate32(toTimeZone(now(), '{Z}')) - toInt32(intDiv(number, {P})) AS day FROM numbers({P} * 8)) WHERE p != 95")
                .replace("{Z}", zone)
                .replace("{P}", Integer.toString(POINTS))));
  }
}
