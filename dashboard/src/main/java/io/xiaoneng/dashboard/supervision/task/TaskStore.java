package io.xiaoneng.dashboard.supervision.task;

import io.xiaoneng.dashboard.metric.TaskLedger;
import io.xiaoneng.dashboard.store.Moments;
import io.xiaoneng.dashboard.store.NewRow;
import io.xiaoneng.dashboard.supervision.MatterStore;
import io.xiaoneng.dashboard.supervision.MatterTable;
import io.xiaoneng.supervision.Party;
import io.xiaoneng.task.Rung;
import io.xiaoneng.task.Task;
import io.xiaoneng.task.TaskEntry;
import io.xiaoneng.task.TaskStep;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The ledger, in tables {@code supervision_task}, {@code …_stage} and {@code …_step}. It is small:
 * a city has some hundred tasks, and every list is read whole.
 */
@Repository
class TaskStore implements TaskLedger, MatterStore<TaskFile> {

  private static final String COLUMNS =
      "select id, code, title_zh, title_en, source, leads, supports, unit, metric"
          + " from supervision_task";

  private final JdbcClient jdbc;
  private final MatterTable table;

  TaskStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.table = new MatterTable(jdbc, "supervision_task");
  }

  /** Every task, by number. */
  List<TaskFile> files() {
    return read(" order by id", List.of());
  }

  private List<TaskFile> read(String rest, List<Object> values) {
    Map<Long, List<TaskFile.Goal>> goals = new TreeMap<>();
    Map<Long, List<TaskEntry>> steps = new TreeMap<>();
    goals("", List.of(), goals);
    steps("", List.of(), steps);
    return jdbc.sql(COLUMNS + rest)
        .params(values)
        .query((row, n) -> file(row, goals, steps))
        .list();
  }

  @Override
  public List<Entry> all() {
    return files().stream()
        .map(each -> new Entry(each.id(), each.titleZh(), each.unit(), each.task()))
        .toList();
  }

  @Override
  public Optional<TaskFile> find(long id) {
    Map<Long, List<TaskFile.Goal>> goals = new TreeMap<>();
    Map<Long, List<TaskEntry>> steps = new TreeMap<>();
    goals(" where task = ?", List.of(id), goals);
    steps(" where task = ?", List.of(id), steps);
    return jdbc.sql(COLUMNS + " where id = ?")
        .param(id)
        .query((row, n) -> file(row, goals, steps))
        .optional();
  }

  /** Whether there is a task of that code. */
  boolean has(String code) {
    return jdbc.sql("select count(*) from supervision_task where code = ?")
            .param(code)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** Keeps a new task; its id. */
  long add(TaskFile file, @Nullable Instant due) {
    long id =
        NewRow.id(
            jdbc.sql(
                    "insert into supervision_task (code, title_zh, title_en, source, leads, supports, unit,"
                        + " metric, state, version, due_at, registered_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                    Arrays.asList(
                        file.code(),
                        file.titleZh(),
                        file.titleEn(),
                        file.source(),
                        String.join("\n", file.leads()),
                        String.join("\n", file.supports()),
                        file.unit(),
                        file.metric(),
                        file.task().state().name(),
                        file.task().version(),
                        Moments.utcOrNull(due),
                        Moments.utc(file.task().last().at()))));
    for (TaskFile.Goal goal : file.goals()) {
      jdbc.sql(
              "insert into supervision_task_stage (task, number, said_zh, said_en, due, metric,"
                  + " target, claims) values (?, ?, ?, ?, ?, ?, ?, ?)")
          .params(
              Arrays.asList(
                  id,
                  goal.number(),
                  goal.zh(),
                  goal.en(),
                  goal.due(),
                  goal.metric(),
                  goal.target(),
                  Claims.write(goal.claims())))
          .update();
    }
    step(id, file.task());
    return id;
  }

  @Override
  public List<TaskFile> dueBefore(Instant instant, int limit) {
    return read(" where due_at < ? order by due_at limit ?", List.of(Moments.utc(instant), limit));
  }

  @Override
  public boolean advance(TaskFile file, @Nullable Instant due) {
    if (!table.advance(file.id(), file.task(), due)) {
      return false;
    }
    jdbc.sql("update supervision_task set unit = ? where id = ?")
        .params(Arrays.asList(file.unit(), file.id()))
        .update();
    step(file.id(), file.task());
    return true;
  }

  private void step(long id, Task task) {
    TaskEntry entry = task.last();
    Rung rung = entry.rung();
    jdbc.sql(
            "insert into supervision_task_step (task, number, step, party, author, at, said, stage,"
                + " new_due, rung) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            Arrays.asList(
                id,
                task.version(),
                entry.step().name(),
                entry.party().name(),
                entry.by(),
                Moments.utc(entry.at()),
                entry.text(),
                entry.stage(),
                entry.date(),
                rung == null ? null : rung.name()))
        .update();
  }

  private void goals(String where, List<Object> values, Map<Long, List<TaskFile.Goal>> into) {
    jdbc.sql(
            "select task, number, said_zh, said_en, due, metric, target, claims"
                + " from supervision_task_stage"
                + where
                + " order by task, number")
        .params(values)
        .query(
            row -> {
              into.computeIfAbsent(row.getLong(1), task -> new ArrayList<>())
                  .add(
                      new TaskFile.Goal(
                          row.getInt(2),
                          row.getString(3),
                          row.getString(4),
                          row.getObject(5, LocalDate.class),
                          row.getString(6),
                          row.getObject(7, Double.class),
                          Claims.read(row.getString(8))));
            });
  }

  private void steps(String where, List<Object> values, Map<Long, List<TaskEntry>> into) {
    jdbc.sql(
            "select task, step, party, author, at, said, stage, new_due, rung"
                + " from supervision_task_step"
                + where
                + " order by task, number")
        .params(values)
        .query(
            row -> {
              into.computeIfAbsent(row.getLong(1), task -> new ArrayList<>()).add(entry(row));
            });
  }

  private static TaskEntry entry(ResultSet row) throws SQLException {
    String rung = row.getString(9);
    return new TaskEntry(
        TaskStep.valueOf(row.getString(2)),
        Party.valueOf(row.getString(3)),
        row.getString(4),
        Moments.at(row, 5),
        row.getString(6),
        row.getInt(7),
        row.getObject(8, LocalDate.class),
        rung == null ? null : Rung.valueOf(rung));
  }

  private static TaskFile file(
      ResultSet row, Map<Long, List<TaskFile.Goal>> goals, Map<Long, List<TaskEntry>> steps)
      throws SQLException {
    long id = row.getLong(1);
    List<TaskFile.Goal> own = goals.getOrDefault(id, List.of());
    return new TaskFile(
        id,
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6).lines().toList(),
        row.getString(7).lines().toList(),
        row.getString(8),
        row.getString(9),
        own,
        new Task(
            own.stream().map(TaskFile.Goal::stage).toList(), steps.getOrDefault(id, List.of())));
  }
}
