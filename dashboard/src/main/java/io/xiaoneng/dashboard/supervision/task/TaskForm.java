package io.xiaoneng.dashboard.supervision.task;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.supervision.Words;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The form of a new task: as many rows of stages as it has; rows without words are passed over.
 *
 * @param leads one a line, as {@code supports}
 */
public record TaskForm(
    String code,
    String title,
    String source,
    String leads,
    String supports,
    String metric,
    List<Row> stages) {

  /** Rows that an empty form has. */
  private static final int ROWS = 5;

  /** A row of a stage, as it was typed. */
  public record Row(String text, String due, String metric, String target) {}

  public TaskForm {
    stages = List.copyOf(stages);
  }

  /** A form with nothing in it. */
  static TaskForm blank() {
    return new TaskForm("", "", "", "", "", "", rows(new ArrayList<>()));
  }

  /** What was typed. */
  static TaskForm of(MultiValueMap<String, String> fields) {
    List<Row> rows = new ArrayList<>();
    int given = fields.getOrDefault("stageText", List.of()).size();
    for (int i = 0; i < given; i++) {
      rows.add(
          new Row(
              at(fields, "stageText", i),
              at(fields, "stageDue", i),
              at(fields, "stageMetric", i),
              at(fields, "stageTarget", i)));
    }
    return new TaskForm(
        at(fields, "code", 0),
        at(fields, "title", 0),
        at(fields, "source", 0),
        at(fields, "leads", 0),
        at(fields, "supports", 0),
        at(fields, "metric", 0),
        rows(rows));
  }

  /**
   * The task that is wanted.
   *
   * @throws BadParameterException where a day or a target is none
   */
  TaskDesk.Wanted wanted() {
    List<TaskDesk.WantedStage> wanted = new ArrayList<>();
    for (Row each : stages) {
      if (!each.text().isBlank()) {
        wanted.add(
            new TaskDesk.WantedStage(
                each.text(), day(each.due()), Words.orNull(each.metric()), number(each.target())));
      }
    }
    return new TaskDesk.Wanted(
        code,
        title,
        source,
        leads.lines().toList(),
        supports.lines().toList(),
        Words.orNull(metric),
        wanted);
  }

  private static List<Row> rows(List<Row> rows) {
    while (rows.size() < ROWS) {
      rows.add(new Row("", "", "", ""));
    }
    return rows;
  }

  private static String at(MultiValueMap<String, String> fields, String name, int row) {
    List<String> values = fields.getOrDefault(name, List.of());
    return row < values.size() ? values.get(row) : "";
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return text.isBlank() ? null : LocalDate.parse(text.strip());
    } catch (DateTimeException e) {
      throw new BadParameterException("due", "due is \"" + text + "\", must be a date");
    }
  }

  private static @Nullable Double number(String text) {
    try {
      return text.isBlank() ? null : Double.valueOf(text.strip());
    } catch (NumberFormatException e) {
      throw new BadParameterException("target", "target is \"" + text + "\", must be a number");
    }
  }
}
