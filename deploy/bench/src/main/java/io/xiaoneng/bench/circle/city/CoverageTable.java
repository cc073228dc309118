package io.xiaoneng.bench.circle.city;

import io.xiaoneng.bench.BenchException;
import io.xiaoneng.launcher.service.ClickHouseQuery;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;

/** What the job has written of today's coverage. */
final class CoverageTable {

  private final ClickHouseQuery clickHouse;
  private final String today;

  CoverageTable(String clickHouse, ZoneId zone) {
    this.clickHouse = new ClickHouseQuery(clickHouse);
    this.today = "day = toDate32('" + LocalDate.now(zone) + "')";
  }

  /** People of a community covered at the end of the day; −1 where nothing is written of it. */
  long covered(String community) {
    return number(
        "SELECT covered[-1] FROM coverage_day FINAL WHERE measure = 'open-adult' AND community = '"
            + community
            + "' AND "
            + today);
  }

  /** Likewise of the whole city. */
  long covered() {
    return number(
        "SELECT sum(covered[-1]) FROM coverage_day FINAL WHERE measure = 'open-adult' AND "
            + today);
  }

  /** The latest version of each community's rows. */
  Map<String, Long> versions() {
    Map<String, Long> versions = new TreeMap<>();
    query("SELECT community, max(version) FROM coverage_day WHERE " + today + " GROUP BY community")
        .lines()
        .map(line -> line.split("\t"))
        .forEach(parts -> versions.put(parts[0], Long.parseLong(parts[1])));
    return versions;
  }

  private long number(String sql) {
    String text = query(sql).strip();
    return text.isEmpty() ? -1 : Long.parseLong(text);
  }

  private String query(String sql) {
    try {
      return clickHouse.run(sql);
    } catch (IOException e) {
      throw new BenchException("ClickHouse does not answer: " + e, e);
    }
  }
}
