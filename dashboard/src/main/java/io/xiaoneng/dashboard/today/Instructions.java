package io.xiaoneng.dashboard.today;

import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.dashboard.supervision.task.TaskCourses;
import io.xiaoneng.dashboard.supervision.task.TaskFile;
import io.xiaoneng.metric.MetricDefinition.Text;
import io.xiaoneng.supervision.Party;
import io.xiaoneng.task.StageStanding;
import io.xiaoneng.task.TaskStep;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Leaders' instructions: the open tasks that somebody entered into the ledger with their document.
 * Those of the plan the program has registered itself.
 */
@Component
class Instructions {

  private final TaskCourses tasks;
  private final RegistryView registry;

  Instructions(TaskCourses tasks, RegistryView registry) {
    this.tasks = tasks;
    this.registry = registry;
  }

  /** All of them, those nearest their term first, those without one last. */
  List<Today.Order> open(Instant now, LocalDate day) {
    return tasks.at(now).stream()
        .filter(each -> each.task().state().open() && entered(each))
        .map(each -> order(each, day))
        .sorted(
            Comparator.comparing(
                    (Today.Order each) -> each.term() == null ? LocalDate.MAX : each.term())
                .thenComparing(Today.Order::id))
        .toList();
  }

  private static boolean entered(TaskFile file) {
    return file.task()
        .first(TaskStep.REGISTER)
        .map(each -> each.party() != Party.PROGRAM)
        .orElse(false);
  }

  private Today.Order order(TaskFile file, LocalDate day) {
    String code = file.unit();
    UnitNode unit = code == null ? null : registry.unit(code);
    LocalDate term = file.task().next().map(StageStanding::due).orElse(null);
    return new Today.Order(
        file.code(),
        new Text(file.titleZh(), file.titleEn()),
        file.task().state().name(),
        code,
        unit == null ? null : new Text(unit.nameZh(), unit.nameEn()),
        term,
        term != null && term.isBefore(day),
        "/supervision/tasks/" + file.id());
  }
}
