package io.xiaoneng.dashboard.supervision.task;

import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.supervision.CityWorkTime;
import io.xiaoneng.dashboard.supervision.Hands;
import io.xiaoneng.dashboard.supervision.Letters;
import io.xiaoneng.dashboard.supervision.Matter;
import io.xiaoneng.dashboard.supervision.MatterMissingException;
import io.xiaoneng.dashboard.supervision.Notes;
import io.xiaoneng.dashboard.supervision.OvertakenException;
import io.xiaoneng.registry.Unit;
import io.xiaoneng.supervision.Hand;
import io.xiaoneng.supervision.StepRefusedException;
import io.xiaoneng.task.Rung;
import io.xiaoneng.task.Task;
import io.xiaoneng.task.TaskEntry;
import io.xiaoneng.task.TaskRules;
import io.xiaoneng.task.TaskStep;
import io.xiaoneng.task.TaskTerms;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with tasks: every way in to them goes through here. */
@Service
public class TaskService {

  private final TaskStore store;
  private final Hands hands;
  private final Letters letters;
  private final RegistryView registry;
  private final CityWorkTime time;
  private final CityClock clock;
  private final AuditLog audit;

  TaskService(
      TaskStore store,
      Hands hands,
      Letters letters,
      RegistryView registry,
      CityWorkTime time,
      CityClock clock,
      AuditLog audit) {
    this.store = store;
    this.hands = hands;
    this.letters = letters;
    this.registry = registry;
    this.time = time;
    this.clock = clock;
    this.audit = audit;
  }

  /** The rules by today's calendar. */
  TaskRules rules() {
    return new TaskRules(TaskTerms.STANDARD, time.now());
  }

  /** Registers the action plan's tasks that the ledger does not have yet. */
  @EventListener(ApplicationReadyEvent.class)
  @Transactional
  public void registerPlan() {
    for (TaskFile each : ActionPlan.tasks(rules(), clock.now())) {
      if (!store.has(each.code())) {
        store.add(each, null);
      }
    }
  }

  /** The tasks that somebody may see, by number. */
  List<TaskFile> list(Actor actor) {
    return store.files().stream().filter(each -> mayRead(each, actor)).toList();
  }

  private boolean mayRead(TaskFile file, Actor actor) {
    String unit = file.unit();
    return hands.seesAll(actor) || (unit != null && hands.ownUnit(actor, unit));
  }

  /**
   * The task, for somebody who may see it.
   *
   * @throws MatterMissingException where there is none, or not for them; the latter is logged
   */
  @Transactional(noRollbackFor = MatterMissingException.class)
  public TaskFile read(long id, Actor actor) {
    TaskFile file = store.find(id).orElseThrow(() -> new MatterMissingException(Matter.task(id)));
    if (!mayRead(file, actor)) {
      audit.record(actor, "task.forbidden", file.matter().toString(), "");
      throw new MatterMissingException(file.matter());
    }
    return file;
  }

  /** When the term of whoever it waits for ends; null where nothing is waited for. */
  public @Nullable Instant due(TaskFile file) {
    return rules().due(file.task());
  }

  /** On whose side somebody stands in it. */
  Hand hand(TaskFile file, Actor actor) {
    return hands.of(actor, file.unit() == null ? "" : file.unit());
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
                hands.of(actor, ""),
                clock.now(),
                draft.source());
    long id = store.add(draft.registered(task), null);
    TaskFile file = store.find(id).orElseThrow();
    audit.record(actor, "task.register", file.matter().toString(), file.titleZh());
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
    TaskFile file = read(id, actor);
    if (file.task().version() != version) {
      throw overtaken(file);
    }
    String assigned = wish.step() == TaskStep.ASSIGN ? known(unit) : file.unit();
    TaskRules rules = rules();
    TaskRules.Wish clean =
        new TaskRules.Wish(wish.step(), said(wish.text()), wish.stage(), wish.date(), wish.rung());
    Task task = rules.take(file.task(), clean, hand(file, actor), clock.now());
    TaskFile next = file.with(task, assigned);
    Rung rung = wish.rung();
    if (rung != null && assigned != null) {
      letters.write(file.matter(), assigned, rung, clean.text(), actor, false);
    }
    if (!store.advance(next, rules.due(task))) {
      throw overtaken(store.find(id).orElseThrow());
    }
    audit.record(
        actor,
        "task." + wish.step().name().toLowerCase(Locale.ROOT),
        file.matter().toString(),
        file.task().state() + " to " + task.state() + ": " + clean.text());
    return next;
  }

  private String known(@Nullable String unit) {
    if (unit == null
        || registry.registry().all(Unit.class).stream()
            .noneMatch(each -> each.code().equals(unit))) {
      throw new BadParameterException("unit", "there is no unit " + unit);
    }
    return unit;
  }

  private static String said(String text) {
    String said = text.strip();
    if (said.length() > Notes.LONGEST) {
      throw new BadParameterException("text", "text is longer than 4000 characters");
    }
    return said;
  }

  private static OvertakenException overtaken(TaskFile file) {
    TaskEntry last = file.task().last();
    return new OvertakenException(
        new OvertakenException.Standing(
            file.task().state().name(),
            file.task().version(),
            last.step().name(),
            last.by(),
            last.at()));
  }
}
