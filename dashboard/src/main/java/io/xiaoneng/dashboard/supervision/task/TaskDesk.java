package io.xiaoneng.dashboard.supervision.task;

import io.xiaoneng.dashboard.clickhouse.ClickHouseQueryException;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.metric.MetricQuery;
import io.xiaoneng.dashboard.metric.MetricRow;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.supervision.Papers;
import io.xiaoneng.dashboard.supervision.Words;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.task.StageStanding;
import io.xiaoneng.task.TaskRules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What API and pages of tasks have in common: reading what is asked for, and telling a task. */
@Component
class TaskDesk {

  private static final int MOST_STAGES = 20;
  private static final int MOST_UNITS = 30;
  private static final int LONGEST_TITLE = 300;
  private static final int LONGEST_SOURCE = 500;
  private static final int LONGEST_GOAL = 1_000;

  private final TaskService tasks;
  private final MetricService metrics;
  private final Papers.Shelf shelf;
  private final CityClock clock;

  TaskDesk(TaskService tasks, MetricService metrics, Papers.Shelf shelf, CityClock clock) {
    this.tasks = tasks;
    this.metrics = metrics;
    this.shelf = shelf;
    this.clock = clock;
  }

  /**
   * What a new task shall be.
   *
   * @param source the document that it rests on
   * @param leads leading departments, at least one
   * @param stages at least one
   */
  record Wanted(
      @Nullable String code,
      @Nullable String title,
      @Nullable String source,
      @Nullable List<String> leads,
      @Nullable List<String> supports,
      @Nullable String metric,
      @Nullable List<WantedStage> stages) {}

  /** What a stage of a new task shall be. */
  record WantedStage(
      @Nullable String text,
      @Nullable LocalDate due,
      @Nullable String metric,
      @Nullable Double target) {}

  /** Registers the task that is wanted. */
  TaskFile register(Wanted wanted, Actor actor) {
    String code = Words.orEmpty(wanted.code()).strip();
    if (!code.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")) {
      throw new BadParameterException(
          "code", "code must have up to 40 letters, digits, dots, dashes and underscores");
    }
    String title = Words.required("title", wanted.title(), LONGEST_TITLE);
    String source = Words.required("source", wanted.source(), LONGEST_SOURCE);
    List<String> leads = names("leads", wanted.leads());
    if (leads.isEmpty()) {
      throw new BadParameterException("leads", "leads must name at least one department");
    }
    List<WantedStage> stages = wanted.stages() == null ? List.of() : wanted.stages();
    if (stages.isEmpty() || stages.size() > MOST_STAGES) {
      throw new BadParameterException("stages", "stages must be 1 to " + MOST_STAGES);
    }
    List<TaskFile.Goal> goals = new ArrayList<>();
    for (WantedStage each : stages) {
      goals.add(goal(goals.size() + 1, each, source));
    }
    return tasks.register(
        new TaskDraft(
            code,
            title,
            title,
            source,
            leads,
            names("supports", wanted.supports()),
            metric(wanted.metric()),
            goals),
        actor);
  }

  private static TaskFile.Goal goal(int number, WantedStage stage, String source) {
    String text = Words.required("stages[" + number + "].text", stage.text(), LONGEST_GOAL);
    return new TaskFile.Goal(
        number,
        text,
        text,
        stage.due(),
        metric(stage.metric()),
        stage.target(),
        List.of(new TaskFile.Claim(source, stage.due(), text)));
  }

  private static @Nullable String metric(@Nullable String metric) {
    if (metric == null || metric.isBlank()) {
      return null;
    }
    if (MetricCatalogue.find(metric) == null) {
      throw new BadParameterException("metric", "there is no metric " + metric);
    }
    return metric;
  }

  private static List<String> names(String field, @Nullable List<String> given) {
    List<String> names = new ArrayList<>();
    for (String each : given == null ? List.<String>of() : given) {
      if (!each.isBlank()) {
        names.add(Words.required(field, each.replaceAll("\\R", " "), 60));
      }
    }
    if (names.size() > MOST_UNITS) {
      throw new BadParameterException(field, field + " must be at most " + MOST_UNITS);
    }
    return names;
  }

  /** The tasks that somebody may see, as lines. */
  List<TaskView.Line> lines(Actor actor) {
    TaskRules rules = tasks.rules();
    return tasks.list(actor).stream().map(each -> line(each, rules)).toList();
  }

  private TaskView.Line line(TaskFile file, TaskRules rules) {
    List<StageStanding> standings = file.task().standings();
    return new TaskView.Line(
        file.id(),
        file.code(),
        file.titleZh(),
        file.titleEn(),
        file.leads(),
        file.unit(),
        file.task().state(),
        file.task().version(),
        file.task().state().waitsFor(),
        rules.due(file.task()),
        rules.urgency(file.task(), clock.now()),
        standings.size(),
        (int) standings.stream().filter(StageStanding::done).count(),
        file.task().next().map(StageStanding::due).orElse(null),
        file.goals().stream().anyMatch(TaskFile.Goal::disputed));
  }

  /** A task as it is told to somebody. */
  TaskView view(TaskFile file, Actor actor) {
    TaskRules rules = tasks.rules();
    return new TaskView(
        file.id(),
        file.code(),
        file.titleZh(),
        file.titleEn(),
        file.source(),
        file.leads(),
        file.supports(),
        file.unit(),
        file.metric(),
        file.task().state(),
        file.task().version(),
        file.task().state().waitsFor(),
        rules.due(file.task()),
        rules.urgency(file.task(), clock.now()),
        file.goals().stream().map(each -> stage(each, file)).toList(),
        tasks.steps(file, actor),
        file.task().history(),
        shelf.of(file.matter()));
  }

  private TaskView.StageView stage(TaskFile.Goal goal, TaskFile file) {
    StageStanding standing =
        file.task().standings().stream()
            .filter(each -> each.stage().number() == goal.number())
            .findFirst()
            .orElseThrow();
    LocalDate due = standing.due();
    return new TaskView.StageView(
        goal.number(),
        goal.zh(),
        goal.en(),
        due,
        standing.extended(),
        standing.submittedAt(),
        standing.verifiedAt(),
        due != null && standing.submittedAt() == null && clock.today().isAfter(due),
        goal.metric(),
        goal.target(),
        value(goal.metric()),
        goal.claims());
  }

  /** The figure as it stands now; null where there is none, or it cannot be had. */
  private @Nullable Double value(@Nullable String metric) {
    if (metric == null || !metrics.answers(metric)) {
      return null;
    }
    try {
      MetricRow row =
          metrics
              .read(new MetricQuery(metric, null, null, List.of(), Map.of(), clock.now(), null))
              .get(0);
      Double value = row.figure("value");
      return value == null ? row.figure("mean") : value;
    } catch (ClickHouseUnavailableException | ClickHouseQueryException away) {
      return null;
    }
  }
}
