package io.xiaoneng.dashboard.desk;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.RecentAnswers;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.registry.RegistryView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads which materials were missing in the cases of a unit with all below it. */
@Component
class MissingMaterials {

  private static final int DAYS = 90;
  private static final int SHOWN = 8;

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration KEPT = Duration.ofSeconds(60);
  private static final Duration LONGEST = Duration.ofSeconds(300);
  private static final int COST_SHARE = 20;
  private static final int KEPT_UNITS = 200;

  /** What no material is called: every case, and a case whose requests name none. */
  private static final String ALL = "\u0001";

  private static final String NAMED = "\u0002";

  /**
   * Of each request its highest revision counts, a deletion takes it away. A case counts once for
   * each name, and once for {@link #ALL}.
   */
  private static final String MATERIALS =
      """
      SELECT arrayJoin(arrayConcat([char(1)], if(empty(names), [], [char(2)]), names)) AS name,
             toInt64(uniqExact(subject)) AS n
      FROM (
        SELECT subject, source, id, argMax(operation, revision) AS standing,
               toUnixTimestamp64Milli(argMax(time, revision)) AS at,
               arrayFilter(each -> each != '', arrayDistinct(arrayMap(each -> trimBoth(each),
                 JSONExtract(argMax(raw, revision), 'data', 'missing', 'Array(String)')))) AS names
        FROM event_archive
        WHERE type = 'case.supplement-requested' AND NOT test
          AND subject IN (
            SELECT case_id FROM case_row FINAL WHERE identified AND NOT test AND NOT quarantined
              AND supplement_requests > 0 AND unit IN (SELECT arrayJoin(?)))
        GROUP BY subject, source, id)
      WHERE standing = 'UPSERT' AND at >= ? AND at < ?
      GROUP BY name ORDER BY n DESC, name
      """;

  private static final String ITEMS =
      """
      SELECT item, toInt64(count()), toInt64(countIf(supplement_requests > 0)) AS supplemented,
             toInt64(countIf(refused_at IS NOT NULL)) AS returned,
             avg(materials_required), avg(materials_shared)
      FROM case_row FINAL
      WHERE identified AND NOT test AND NOT quarantined AND unit IN (SELECT arrayJoin(?))
        AND applied_at >= fromUnixTimestamp64Milli(?) AND applied_at < fromUnixTimestamp64Milli(?)
      GROUP BY item HAVING supplemented + returned > 0
      ORDER BY supplemented + returned DESC, item LIMIT\s"""
          + SHOWN;

  private final ClickHouse clickHouse;
  private final RegistryView registry;
  private final CityClock clock;
  private final RecentAnswers<String, Missing> answers =
      new RecentAnswers<>(this::read, missing -> true, KEPT, COST_SHARE, LONGEST, KEPT_UNITS);

  MissingMaterials(ClickHouse clickHouse, RegistryView registry, CityClock clock) {
    this.clickHouse = clickHouse;
    this.registry = registry;
    this.clock = clock;
  }

  private record Count(String name, long cases) {}

  /** Of the last ninety days; some minutes old where somebody asked before. */
  Missing of(String unit) {
    return answers.read(unit);
  }

  private Missing read(String unit) {
    LocalDate to = clock.today();
    LocalDate from = to.minusDays(DAYS - 1L);
    Set<String> units = registry.subtree(unit);
    List<Object> parameters =
        List.of(units.toArray(new String[0]), start(from), start(to.plusDays(1)));
    List<Count> counts =
        clickHouse.query(
            MATERIALS, parameters, LIMIT, row -> new Count(row.getString(1), row.getLong(2)));
    long all = counted(counts, ALL);
    long named = counted(counts, NAMED);
    List<Missing.Material> materials = new ArrayList<>();
    long rare = 0;
    for (Count each : counts) {
      if (each.name().equals(ALL) || each.name().equals(NAMED)) {
        continue;
      }
      if (each.cases() < Missing.LEAST) {
        rare += each.cases();
      } else if (materials.size() < SHOWN) {
        materials.add(new Missing.Material(each.name(), each.cases(), (double) each.cases() / all));
      }
    }
    return new Missing(
        from,
        to,
        all,
        all - named,
        rare,
        materials,
        clickHouse.query(ITEMS, parameters, LIMIT, this::item));
  }

  private static long counted(List<Count> counts, String name) {
    return counts.stream().filter(each -> each.name().equals(name)).mapToLong(Count::cases).sum();
  }

  private long start(LocalDate day) {
    Instant start = day.atStartOfDay(clock.zone()).toInstant();
    return start.toEpochMilli();
  }

  private Missing.Item item(ResultSet row) throws SQLException {
    String item = row.getString(1);
    return new Missing.Item(
        item,
        registry.itemNameZh(item),
        registry.itemNameEn(item),
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        number(row, 5),
        number(row, 6));
  }

  private static @Nullable Double number(ResultSet row, int column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() || Double.isNaN(value) ? null : Double.valueOf(value);
  }
}
