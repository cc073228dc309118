package io.xiaoneng.dashboard.supervision.task;

import io.xiaoneng.event.Json;
import io.xiaoneng.event.JsonException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sources of a stage as JSON. */
final class Claims {

  private Claims() {}

  static String write(List<TaskFile.Claim> claims) {
    List<Map<String, @Nullable Object>> list = new ArrayList<>();
    for (TaskFile.Claim each : claims) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      LocalDate due = each.due();
      map.put("source", each.source());
      map.put("due", due == null ? null : due.toString());
      map.put("words", each.words());
      list.add(map);
    }
    return Json.write(list);
  }

  static List<TaskFile.Claim> read(String json) {
    try {
      return of(Json.parse(json), Map.of());
    } catch (JsonException e) {
      throw new IllegalStateException("kept sources are no JSON", e);
    }
  }

  /**
   * The sources of a tree.
   *
   * @param names what sources are called that go by a short name
   */
  static List<TaskFile.Claim> of(@Nullable Object tree, Map<String, String> names) {
    List<TaskFile.Claim> claims = new ArrayList<>();
    if (tree instanceof List<?> list) {
      for (Object each : list) {
        if (each instanceof Map<?, ?> map) {
          Object due = map.get("due");
          String source = String.valueOf(map.get("source"));
          claims.add(
              new TaskFile.Claim(
                  names.getOrDefault(source, source),
                  due == null ? null : LocalDate.parse(due.toString()),
                  String.valueOf(map.get("words"))));
        }
      }
    }
    return claims;
  }
}
