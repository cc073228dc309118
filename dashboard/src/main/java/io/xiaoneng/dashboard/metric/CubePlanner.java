package io.xiaoneng.dashboard.metric;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.registry.Unit;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides which part of a question the cube can answer exactly, and which is left to the case rows.
 *
 * <p>A day that is over at the instant asked for says the same in both, whatever that instant: what
 * places a case on it has happened, and everything else that counts happened no later. Of the day
 * itself the cube may know more than had happened by then; days after it hold nothing. A case may
 * fall due before it is first heard of, so due dates are read from the cube only where nothing lies
 * after the instant, and those of the day itself from the case rows if any has passed. A deemed
 * acceptance holds once five counted days have passed.
 */
final class CubePlanner {

  /** Counted days after which a deemed acceptance holds, 行政许可法 §32. */
  private static final int DEEMED_AFTER = 5;

  private final ClickHouse clickHouse;
  private final DistrictUnits districts;
  private final RegistryView registry;
  private final Supplier<WorkCalendar> calendar;
  private final ZoneId zone;

  CubePlanner(
      ClickHouse clickHouse, RegistryView registry, Supplier<WorkCalendar> calendar, ZoneId zone) {
    this.clickHouse = clickHouse;
    this.districts = new DistrictUnits(clickHouse, registry);
    this.registry = registry;
    this.calendar = calendar;
    this.zone = zone;
  }

  /**
   * How to answer.
   *
   * @param cells what the cube is asked; null where the period has no day for it
   * @param rows what the case rows are asked in addition; null where nothing is left for them
   */
  record Plan(CubeReader.@Nullable Cells cells, @Nullable MetricQuery rows) {}

  /** Empty where only the case rows have the answer. */
  Optional<Plan> plan(CaseMeasure measure, MetricQuery query) {
    CubeMeasure cube = CubeMeasure.of(measure);
    if (cube == null) {
      return Optional.empty();
    }
    Map<String, List<String>> filters = filters(query);
    List<CubeReader.Key> by = keys(query);
    if (filters == null || by == null) {
      return Optional.empty();
    }
    LocalDate day = LocalDate.ofInstant(query.asOf(), zone);
    boolean dayWanted =
        (query.from() == null || !query.from().isAfter(day))
            && (query.to() == null || !query.to().isBefore(day));
    boolean due = measure.cohort().equals(CaseCohort.DUE);
    boolean whole = (due || dayWanted) && nothingAfter(query);
    if (due && (!whole || promisesNothingYet(query))) {
      return Optional.empty();
    }
    boolean dayFromCube = dayWanted && !due && whole;
    boolean dayFromRows = dayWanted && !dayFromCube && !(due && nothingDue(query, day));
    LocalDate last = dayFromCube ? day : day.minusDays(1);
    LocalDate to = query.to() == null || query.to().isAfter(last) ? last : query.to();
    LocalDate from = query.from();
    CubeReader.Cells cells =
        from != null && from.isAfter(to)
            ? null
            : new CubeReader.Cells(cube, by, from, to, deemedTo(day), filters);
    MetricQuery rows = dayFromRows ? query.during(day, day) : null;
    return Optional.of(new Plan(cells, rows));
  }

  /** The last day whose deemed acceptances hold on {@code day}. */
  private LocalDate deemedTo(LocalDate day) {
    LocalDate last = day;
    WorkCalendar days = calendar.get();
    while (!days.plus(last, DEEMED_AFTER).isBefore(day)) {
      last = last.minusDays(1);
    }
    return last;
  }

  /** Whether no event lies after the instant: then the cube knows nothing that is yet to come. */
  private boolean nothingAfter(MetricQuery query) {
    return clickHouse
        .query(
            "SELECT count() > 0 AND max(toUnixTimestamp64Milli(last_event_at)) <= "
                + query.asOf().toEpochMilli()
                + " FROM source_seen",
            List.of(),
            row -> row.getBoolean(1))
        .get(0);
  }

  /** Whether a due date has passed that belongs to an acceptance which is not deemed one yet. */
  private boolean promisesNothingYet(MetricQuery query) {
    return clickHouse
        .query(
            "SELECT count() > 0 FROM case_row WHERE deemed AND deemed_from > now64(3)"
                + " AND due_promise < fromUnixTimestamp64Milli("
                + query.asOf().toEpochMilli()
                + ", 'UTC')",
            List.of(),
            row -> row.getBoolean(1))
        .get(0);
  }

  /** Whether no promise of the day has fallen due by the instant; most do at its end. */
  private boolean nothingDue(MetricQuery query, LocalDate day) {
    return clickHouse
        .query(
            "SELECT count() FROM case_row WHERE due_date = toDate32(?) AND due_promise <"
                + " fromUnixTimestamp64Milli("
                + query.asOf().toEpochMilli()
                + ", 'UTC')",
            List.of(day.toString()),
            row -> row.getLong(1) == 0)
        .get(0);
  }

  /** Columns of the cube with their values, null where a filter does not fit it. */
  private @Nullable Map<String, List<String>> filters(MetricQuery query) {
    Map<String, List<String>> filters = new LinkedHashMap<>();
    for (Map.Entry<Dimension, List<String>> each : query.filters().entrySet()) {
      switch (each.getKey()) {
        case CHANNEL -> filters.put("channel", each.getValue());
        case ITEM_TYPE -> filters.put("item_type", each.getValue());
        case UNIT -> {
          Set<String> units = new LinkedHashSet<>();
          each.getValue().forEach(code -> units.addAll(registry.subtree(code)));
          Optional<Set<String>> whole = districts.madeOf(units);
          if (whole.isEmpty()) {
            return null;
          }
          filters.put("district", List.copyOf(whole.get()));
        }
        default -> {
          return null;
        }
      }
    }
    return filters;
  }

  private @Nullable List<CubeReader.Key> keys(MetricQuery query) {
    List<CubeReader.Key> keys = new ArrayList<>();
    for (Grouping each : query.by()) {
      CubeReader.Key key = key(each);
      if (key == null) {
        return null;
      }
      keys.add(key);
    }
    return keys;
  }

  private CubeReader.@Nullable Key key(Grouping grouping) {
    return switch (grouping.dimension()) {
      case CHANNEL -> new CubeReader.Key(grouping, "channel", null);
      case ITEM_TYPE -> new CubeReader.Key(grouping, "item_type", null);
      case DAY, WEEK, MONTH ->
          new CubeReader.Key(grouping, CaseRows.timeNumber(grouping.dimension(), "day"), null);
      case UNIT -> {
        Unit.Level level = grouping.level();
        Optional<Map<String, String>> above =
            level == null ? Optional.empty() : districts.under(level);
        yield above.isEmpty() || above.get().isEmpty()
            ? null
            : new CubeReader.Key(grouping, "district", above.get());
      }
      default -> null;
    };
  }
}
