package io.xiaoneng.dashboard.supervision.task;

import io.xiaoneng.event.Json;
import io.xiaoneng.event.JsonException;
import io.xiaoneng.supervision.Hand;
import io.xiaoneng.supervision.Party;
import io.xiaoneng.task.TaskRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The 18 tasks of the city's action plan of 2019, from the data file {@code
 * supervision/tasks-2019.json}. Where its sources disagree, both are kept and the earlier day
 * counts.
 */
final class ActionPlan {

  private static final String FILE = "/supervision/tasks-2019.json";

  private ActionPlan() {}

  /** The tasks, registered at that moment. */
  static List<TaskFile> tasks(TaskRules rules, Instant now) {
    Map<?, ?> plan = read();
    Map<String, String> sources = new HashMap<>();
    map(plan.get("sources")).forEach((key, names) -> sources.put("" + key, text(map(names), "zh")));
    String document = sources.getOrDefault(text(plan, "source"), "");
    List<TaskFile> tasks = new ArrayList<>();
    for (Object each : list(plan.get("tasks"))) {
      tasks.add(task(map(each), sources, document, rules, now));
    }
    return tasks;
  }

  private static TaskFile task(
      Map<?, ?> task, Map<String, String> sources, String document, TaskRules rules, Instant now) {
    List<TaskFile.Goal> goals =
        list(task.get("stages")).stream().map(each -> goal(map(each), sources)).toList();
    return new TaskFile(
        0,
        text(task, "code"),
        text(task, "zh"),
        text(task, "en"),
        document,
        texts(task.get("leads")),
        texts(task.get("supports")),
        null,
        optional(task, "metric"),
        goals,
        rules.register(
            goals.stream().map(TaskFile.Goal::stage).toList(),
            new Hand("xiaoneng", Set.of(Party.PROGRAM)),
            now,
            document));
  }

  private static TaskFile.Goal goal(Map<?, ?> stage, Map<String, String> sources) {
    String due = optional(stage, "due");
    return new TaskFile.Goal(
        Integer.parseInt(text(stage, "number")),
        text(stage, "zh"),
        text(stage, "en"),
        due == null ? null : LocalDate.parse(due),
        optional(stage, "metric"),
        stage.get("target") instanceof Number target ? Double.valueOf(target.doubleValue()) : null,
        Claims.of(stage.get("claims"), sources));
  }

  private static Map<?, ?> read() {
    try (InputStream in = ActionPlan.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks " + FILE);
      }
      return map(Json.parse(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    } catch (JsonException e) {
      throw new IllegalStateException(FILE + " is no JSON", e);
    }
  }

  private static Map<?, ?> map(@Nullable Object tree) {
    if (tree instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalStateException(FILE + " has " + tree + " in place of an object");
  }

  private static List<?> list(@Nullable Object tree) {
    return tree instanceof List<?> list ? list : List.of();
  }

  private static List<String> texts(@Nullable Object tree) {
    List<String> texts = new ArrayList<>();
    list(tree).forEach(each -> texts.add("" + each));
    return texts;
  }

  private static String text(Map<?, ?> map, String name) {
    String text = optional(map, name);
    if (text == null) {
      throw new IllegalStateException(FILE + " lacks " + name);
    }
    return text;
  }

  private static @Nullable String optional(Map<?, ?> map, String name) {
    Object value = map.get(name);
    return value == null
        ? null
        : value instanceof Number number ? Long.toString(number.longValue()) : value.toString();
  }
}
