package io.xiaoneng.dashboard.wall;

import io.xiaoneng.dashboard.clickhouse.ClickHouseQueryException;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.dashboard.supervision.alert.AlertsToVerify;
import io.xiaoneng.dashboard.supervision.card.CardLines;
import io.xiaoneng.dashboard.supervision.card.CardView;
import io.xiaoneng.dashboard.supervision.task.TaskLines;
import io.xiaoneng.dashboard.supervision.task.TaskView;
import io.xiaoneng.metric.MetricDefinition.Text;
import io.xiaoneng.registry.Unit;
import io.xiaoneng.supervision.Urgency;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads where supervision stands, with the eyes of a leader. */
@Component
class SupervisionTeller {

  /** Whom the wall of a leaders' room stands for. */
  private static final Actor LEADER = new Actor("wall", Set.of(Role.LEADER), null);

  private final CardLines cards;
  private final TaskLines tasks;
  private final AlertsToVerify alerts;
  private final RegistryView registry;
  private final CityClock clock;

  SupervisionTeller(
      CardLines cards,
      TaskLines tasks,
      AlertsToVerify alerts,
      RegistryView registry,
      CityClock clock) {
    this.cards = cards;
    this.tasks = tasks;
    this.alerts = alerts;
    this.registry = registry;
    this.clock = clock;
  }

  SupervisionTold tell() {
    List<CardView.Line> standing = cards.shown(LEADER);
    List<TaskView.Line> open = tasks.open(LEADER);
    LocalDate today = clock.today();
    AlertsToVerify.Waiting leads = leads();
    return new SupervisionTold(
        standing.stream().limit(CityTeller.ROWS).map(this::card).toList(),
        standing.size(),
        standing.stream().filter(SupervisionTeller::late).count(),
        cards.issued(LEADER),
        open.stream()
            .limit(CityTeller.ROWS)
            .map(each -> SupervisionTold.TaskRow.of(each, next(each), today))
            .toList(),
        open.size(),
        open.stream()
            .map(this::next)
            .filter(Objects::nonNull)
            .filter(due -> due.isBefore(today))
            .count(),
        leads == null ? null : leads.red(),
        leads == null ? null : leads.total() - leads.red(),
        map(standing));
  }

  private static boolean late(CardView.Line line) {
    return line.urgency() == Urgency.OVERDUE || line.urgency() == Urgency.ESCALATED;
  }

  private SupervisionTold.CardRow card(CardView.Line line) {
    UnitNode unit = registry.unit(line.unit());
    return new SupervisionTold.CardRow(
        new Text(unit.nameZh(), unit.nameEn()),
        line.kind(),
        line.state(),
        line.due() == null ? null : clock.dateOf(line.due()),
        late(line));
  }

  private AlertsToVerify.@Nullable Waiting leads() {
    try {
      return alerts.waiting(cards.alertsTaken(), 0);
    } catch (ClickHouseUnavailableException | ClickHouseQueryException away) {
      return null;
    }
  }

  private @Nullable LocalDate next(TaskView.Line line) {
    LocalDate due = line.due() == null ? null : clock.dateOf(line.due());
    return Stream.of(due, line.nextDue())
        .filter(Objects::nonNull)
        .min(LocalDate::compareTo)
        .orElse(null);
  }

  private Map<String, Cell> map(List<CardView.Line> lines) {
    Map<String, @Nullable Double> counts = new TreeMap<>();
    registry.atLevel(Unit.Level.DISTRICT).forEach(each -> counts.put(each.code(), 0.0));
    for (CardView.Line line : lines) {
      registry
          .ancestorAt(line.unit(), Unit.Level.DISTRICT)
          .ifPresent(code -> counts.merge(code, 1.0, Double::sum));
    }
    return Cell.counts(counts);
  }
}
