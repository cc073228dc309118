package io.xiaoneng.dashboard.supervision.task;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.supervision.Office;
import io.xiaoneng.supervision.Hand;
import io.xiaoneng.supervision.Party;
import io.xiaoneng.supervision.WorkTime;
import io.xiaoneng.task.Task;
import io.xiaoneng.task.TaskRules;
import io.xiaoneng.task.TaskStep;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Enters the made-up city's instructions of {@link DemoOrders}, and with them its dated targets,
 * once its units are known. Their steps lie in the weeks before, each at an hour of a working day.
 */
@Component
@ConditionalOnExpression("${xiaoneng.demo:false} and ${xiaoneng.demo-story:true}")
class DemoInstructions {

  private static final Logger LOG = LoggerFactory.getLogger(DemoInstructions.class);
  private static final Actor DEMO = Actor.program("demo");
  private static final LocalTime HOUR = LocalTime.of(10, 30);

  private final TaskStore store;
  private final TaskService service;
  private final Office office;
  private final RegistryView registry;
  private boolean done;

  DemoInstructions(TaskStore store, TaskService service, Office office, RegistryView registry) {
    this.store = store;
    this.service = service;
    this.office = office;
    this.registry = registry;
  }

  /** Looks whether the units are known; where they are, enters what is not in the ledger yet. */
  @Scheduled(initialDelay = 5, fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
  @Transactional
  public void look() {
    if (done || !known()) {
      return;
    }
    List<DemoOrders.Order> missing =
        DemoOrders.on(office.clock().today()).stream()
            .filter(each -> !store.has(each.code()))
            .toList();
    missing.forEach(this::enter);
    if (!missing.isEmpty()) {
      LOG.info("the demo city has {} instructions", missing.size());
    }
    done = true;
  }

  private boolean known() {
    return DemoOrders.UNITS.stream().allMatch(each -> registry.registry().unit(each) != null);
  }

  private void enter(DemoOrders.Order order) {
    TaskRules rules = service.rules();
    DemoOrders.Step first = order.steps().get(0);
    Task task =
        rules.register(
            order.goals().stream().map(TaskFile.Goal::stage).toList(),
            hand(TaskStep.REGISTER),
            moment(first),
            order.source());
    UnitNode lead = registry.unit(order.unit());
    TaskFile file =
        new TaskDraft(
                order.code(),
                order.titleZh(),
                order.titleEn(),
                order.source(),
                List.of(lead.nameZh()),
                List.of(),
                order.metric(),
                order.goals())
            .registered(task);
    long id = store.add(file, null);
    for (DemoOrders.Step step : order.steps().subList(1, order.steps().size())) {
      file = store.find(id).orElseThrow();
      TaskRules.Wish wish =
          new TaskRules.Wish(step.step(), step.text(), step.stage(), step.date(), null);
      Task next = rules.take(file.task(), wish, hand(step.step()), moment(step));
      file = file.with(next, step.step() == TaskStep.ASSIGN ? order.unit() : file.unit());
      if (!store.advance(file, service.due(file))) {
        throw new IllegalStateException("somebody else moves " + order.code());
      }
    }
    TaskFile kept = store.find(id).orElseThrow();
    office.tidings().moved(kept, service.due(kept));
    office.audit().record(DEMO, "task.register", kept.matter().toString(), kept.titleZh());
  }

  /** Whoever it is the turn of; a reviewer has no other hand in it. */
  private static Hand hand(TaskStep step) {
    Party party = step == TaskStep.REGISTER ? Party.SUPERVISOR : step.parties().iterator().next();
    return new Hand(
        switch (party) {
          case UNIT -> "demo-unit";
          case REVIEWER -> "demo-reviewer";
          default -> "demo";
        },
        Set.of(party));
  }

  private Instant moment(DemoOrders.Step step) {
    WorkTime time = office.time().now();
    WorkCalendar calendar = time.calendar();
    LocalDate day = office.clock().today().minusDays(step.daysAgo());
    while (!calendar.isCounted(day)) {
      day = day.minusDays(1);
    }
    return day.atTime(HOUR).atZone(time.zone()).toInstant();
  }
}
