package io.xiaoneng.dashboard.supervision.alert;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.WorkDays;
import io.xiaoneng.dashboard.privacy.Sight;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the open cases whose term is over soon. */
@Component
class DueCaseReader {

  /** Of more cases than these only the most urgent are looked at. */
  private static final int MOST = 5_000;

  private final ClickHouse clickHouse;
  private final RegistryView registry;
  private final WorkDays workDays;
  private final OpenSteps steps;
  private final CityClock clock;
  private final Sight sight;

  DueCaseReader(
      ClickHouse clickHouse,
      RegistryView registry,
      WorkDays workDays,
      OpenSteps steps,
      CityClock clock,
      Sight sight) {
    this.sight = sight;
    this.clickHouse = clickHouse;
    this.registry = registry;
    this.workDays = workDays;
    this.steps = steps;
    this.clock = clock;
  }

  private record Row(
      String caseId, Instant due, @Nullable Instant statutory, String unit, String item) {}

  DueCases read(DueFilter filter) {
    Instant now = clock.now();
    LocalDate today = now.atZone(clock.zone()).toLocalDate();
    List<Row> rows = rows(filter, now, lastDay(today, filter.within()));
    boolean complete = rows.size() <= MOST;
    List<Row> looked = complete ? rows : rows.subList(0, MOST);
    Map<String, OpenSteps.Open> open = steps.of(looked.stream().map(Row::caseId).toList());
    List<DueCases.Line> lines = new ArrayList<>();
    for (Row each : looked) {
      OpenSteps.Open step = open.getOrDefault(each.caseId(), OpenSteps.Open.NONE);
      if (filter.role() == null || filter.role().equals(step.role())) {
        lines.add(line(each, step, now, today));
      }
    }
    int from = Math.min(lines.size(), (filter.page() - 1) * filter.size());
    int to = Math.min(lines.size(), from + filter.size());
    return new DueCases(
        lines.size(),
        complete,
        open.values().stream()
            .map(OpenSteps.Open::role)
            .filter(role -> !role.isEmpty())
            .distinct()
            .sorted()
            .toList(),
        filter.page(),
        filter.size(),
        lines.subList(from, to));
  }

  /** The day with so many counted days left until it, today not counted. */
  private LocalDate lastDay(LocalDate today, int within) {
    LocalDate day = today;
    while (workDays.between(today, day.plusDays(1)) <= within) {
      day = day.plusDays(1);
    }
    return day;
  }

  private List<Row> rows(DueFilter filter, Instant now, LocalDate lastDay) {
    List<Object> parameters = new ArrayList<>();
    parameters.add(now.toEpochMilli());
    parameters.add(lastDay.plusDays(1).atStartOfDay(clock.zone()).toInstant().toEpochMilli());
    String ofUnit = "";
    if (filter.unit() != null) {
      ofUnit = " AND unit IN (SELECT arrayJoin(?))";
      parameters.add(registry.subtree(filter.unit()).toArray(new String[0]));
    }
    return clickHouse.query(
        "SELECT case_id, toUnixTimestamp64Milli(due_promise),"
            + " toUnixTimestamp64Milli(due_statutory), unit, item FROM case_row FINAL"
            + " WHERE identified AND NOT test AND NOT quarantined AND decided_at IS NULL"
            + " AND refused_at IS NULL AND closed_at IS NULL"
            + " AND ifNull(deemed_from, accepted_at) <= fromUnixTimestamp64Milli(?)"
            + " AND due_promise < fromUnixTimestamp64Milli(?)"
            + ofUnit
            + " ORDER BY due_promise, case_id LIMIT "
            + (MOST + 1),
        parameters,
        Duration.ofSeconds(10),
        row -> {
          long statutory = row.getLong(3);
          boolean none = row.wasNull();
          return new Row(
              row.getString(1),
              Instant.ofEpochMilli(row.getLong(2)),
              none ? null : Instant.ofEpochMilli(statutory),
              row.getString(4),
              row.getString(5));
        });
  }

  private DueCases.Line line(Row row, OpenSteps.Open step, Instant now, LocalDate today) {
    LocalDate due = row.due().atZone(clock.zone()).toLocalDate();
    boolean past = row.due().isBefore(now);
    UnitNode unit = registry.unit(row.unit());
    UnitNode holder = registry.unit(step.unit().isEmpty() ? row.unit() : step.unit());
    return new DueCases.Line(
        sight.hides(row.item()) ? null : row.caseId(),
        row.due(),
        row.statutory(),
        past ? -workDays.between(due, today) : workDays.between(today, due),
        Duration.between(now, row.due()).toMillis() / 3_600_000.0,
        unit.code(),
        unit.nameZh(),
        unit.nameEn(),
        holder.code(),
        holder.nameZh(),
        holder.nameEn(),
        step.step(),
        step.role(),
        row.item(),
        registry.itemNameZh(row.item()),
        registry.itemNameEn(row.item()));
  }
}
