package io.xiaoneng.dashboard.supervision.task;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.supervision.Letters;
import io.xiaoneng.dashboard.supervision.MatterMissingException;
import io.xiaoneng.dashboard.supervision.MatterService;
import io.xiaoneng.dashboard.supervision.Office;
import io.xiaoneng.dashboard.supervision.OvertakenException;
import io.xiaoneng.registry.Unit;
import io.xiaoneng.supervision.StepRefusedException;
import io.xiaoneng.supervision.Urgency;
import io.xiaoneng.task.Rung;
import io.xiaoneng.task.Task;
import io.xiaoneng.task.TaskRules;
import io.xiaoneng.task.TaskStep;
import io.xiaoneng.task.TaskTerms;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with tasks: every way in to them goes through here. */
@Service
public class TaskService extends MatterService<TaskFile> {

  private final TaskStore store;
  private final Office office;
  private final RegistryView registry;

  TaskService(TaskStore store, Office office, RegistryView registry) {
    super("task", store, office);
    this.store = store;
    this.office = office;
    this.registry = registry;
  }

  /** The rules by today's calendar. */
  TaskRules rules() {
    return new TaskRules(TaskTerms.STANDARD, office.time().now());
  }

  /** Registers the action plan's tasks that the ledger does not have yet. */
  @EventListener(ApplicationReadyEvent.class)
  @Transactional
  public void registerPlan() {
    for (TaskFile each : ActionPlan.tasks(rules(), office.clock().now())) {
      if (!store.has(each.code())) {
        store.add(each, null);
      }
    }
  }

  /** The tasks that somebody may see, by number. */
  List<TaskFile> list(Actor actor) {
    return store.files().stream().filter(each -> mayRead(each, actor)).toList();
  }

  @Override
  protected boolean mayRead(TaskFile file, Actor actor) {
    String unit = file.unit();
    return office.hands().seesAll(actor) || (unit != null && office.hands().ownUnit(actor, unit));
  }

  @Override
  public @Nullable Instant due(TaskFile file) {
    return rules().due(file.task());
  }

  @Override
  public Urgency urgency(TaskFile file, Instant now) {
    return rules().urgency(file.task(), now);
  }

  /** The steps that somebody may take now, given what they have to say. */
  Set<TaskStep> steps(TaskFile file, Actor actor) {
    return rules().open(file.task(), hand(file, actor));
  }

  /**
   * Registers a task.
   *
   * @param draft without a history
   * @throws StepRefusedException where that actor may register none
   */
  @Transactional
  public TaskFile register(TaskDraft draft, Actor actor) {
    if (store.has(draft.code())) {
      throw new BadParameterException("code", "there is a task " + draft.code() + " already");
    }
    Task task =
        rules()
            .register(
                draft.goals().stream().map(TaskFile.Goal::stage).toList(),
                office.hands().of(actor, ""),
                office.clock().now(),
                draft.source());
    long id = store.add(draft.registered(task), null);
    TaskFile file = store.find(id).orElseThrow();
    office.tidings().moved(file, null);
    office.audit().record(actor, "task.register", file.matter().toString(), file.titleZh());
    return file;
  }

  /**
   * Takes a step.
   *
   * @param version of the task that was read before deciding on the step
   * @param unit code of the leading unit, for {@link TaskStep#ASSIGN}; null else
   * @throws OvertakenException where somebody took another step since
   * @throws StepRefusedException where the rules or the ladder do not allow it
   */
  @Transactional(noRollbackFor = MatterMissingException.class)
  public TaskFile take(
      long id, int version, TaskRules.Wish wish, @Nullable String unit, Actor actor) {
    TaskFile file = read(id, version, actor);
    TaskRules.Wish clean =
        new TaskRules.Wish(wish.step(), said(wish.text()), wish.stage(), wish.date(), wish.rung());
    Task task = rules().take(file.task(), clean, hand(file, actor), office.clock().now());
    String assigned = wish.step() == TaskStep.ASSIGN ? known(unit) : file.unit();
    Rung rung = wish.rung();
    if (rung != null && assigned != null) {
      office.letters().write(file.matter(), assigned, rung, clean.text(), actor, false);
    }
    return advance(file, file.with(task, assigned), wish.step(), clean.text(), actor);
  }

  /** How it stands with the ladder; null while the task is not assigned. */
  Letters.@Nullable Standing ladder(TaskFile file) {
    String unit = file.unit();
    return unit == null ? null : office.letters().standing(file.matter(), unit, false);
  }

  private String known(@Nullable String unit) {
    if (unit == null
        || registry.registry().all(Unit.class).stream()
            .noneMatch(each -> each.code().equals(unit))) {
      throw new BadParameterException("unit", "there is no unit " + unit);
    }
    return unit;
  }
}
