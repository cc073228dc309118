package io.xiaoneng.dashboard.supervision.flag.rule;

import io.xiaoneng.dashboard.supervision.flag.rule.RuleComparison.Difference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what two versions said of the same month from the runs that were kept. */
@Repository
class RuleComparisons {

  private final JdbcClient jdbc;

  RuleComparisons(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Place(String metric, String unitClass, String unit) {}

  private record Told(long id, String level) {}

  /** Months in which that version and one that counted were both applied, the latest first. */
  List<String> periods(int version) {
    return jdbc.sql(
            "select distinct r.period from flag_run r where r.rule_version = ? and exists (select 1"
                + " from flag_run c where c.period = r.period and c.in_force and c.rule_version <>"
                + " r.rule_version) order by r.period desc")
        .param(version)
        .query(String.class)
        .list();
  }

  /** The comparison; empty where not both were applied to that month. */
  Optional<RuleComparison> of(int version, String period) {
    Optional<Integer> counted =
        jdbc.sql(
                "select max(rule_version) from flag_run where period = ? and in_force and"
                    + " rule_version <> ?")
            .params(period, version)
            .query((row, n) -> Optional.ofNullable(row.getObject(1, Integer.class)))
            .single();
    if (counted.isEmpty() || !periods(version).contains(period)) {
      return Optional.empty();
    }
    Map<Place, Told> ofCounted = told(counted.get(), period);
    Map<Place, Told> ofOther = told(version, period);
    List<Place> places = new ArrayList<>(ofCounted.keySet());
    ofOther.keySet().stream().filter(each -> !ofCounted.containsKey(each)).forEach(places::add);
    places.sort(
        Comparator.comparing(Place::metric)
            .thenComparing(Place::unitClass)
            .thenComparing(Place::unit));
    return Optional.of(
        new RuleComparison(
            period,
            counted.get(),
            version,
            levels(ofCounted),
            levels(ofOther),
            places.stream()
                .map(each -> difference(each, ofCounted.get(each), ofOther.get(each)))
                .filter(each -> !Objects.equals(each.counted(), each.other()))
                .toList()));
  }

  private static Difference difference(Place place, @Nullable Told counted, @Nullable Told other) {
    return new Difference(
        place.metric(),
        place.unitClass(),
        place.unit(),
        counted == null ? null : counted.level(),
        counted == null ? null : counted.id(),
        other == null ? null : other.level(),
        other == null ? null : other.id());
  }

  private Map<Place, Told> told(int version, String period) {
    Map<Place, Told> told = new HashMap<>();
    jdbc.sql(
            "select r.metric, r.unit_class, f.unit, f.id, f.level from unit_flag f join flag_run r"
                + " on r.id = f.run_id where r.rule_version = ? and r.period = ? and"
                + " f.withdrawn_at is null")
        .params(version, period)
        .query(
            row -> {
              told.put(
                  new Place(row.getString(1), row.getString(2), row.getString(3)),
                  new Told(row.getLong(4), row.getString(5)));
            });
    return told;
  }

  private static Map<String, Long> levels(Map<Place, Told> told) {
    Map<String, Long> levels = new LinkedHashMap<>();
    List.of("SYSTEMIC", "RED", "YELLOW", "FEED")
        .forEach(
            level ->
                levels.put(
                    level,
                    told.values().stream().filter(each -> each.level().equals(level)).count()));
    return levels;
  }
}
