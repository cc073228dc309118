package io.xiaoneng.dashboard.supervision;

import io.xiaoneng.event.Json;
import io.xiaoneng.event.JsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Frozen evidence as lines that a page can show, whatever its shape. */
public final class EvidenceLines {

  private static final int MOST = 300;

  private EvidenceLines() {}

  /**
   * A value of the evidence.
   *
   * @param name the way to it, with dots
   */
  public record Line(String name, String value) {}

  /** The first {@value #MOST} values of a JSON object, in its order. */
  public static List<Line> of(String json) {
    List<Line> lines = new ArrayList<>();
    try {
      add("", Json.parse(json), lines);
    } catch (JsonException e) {
      throw new IllegalStateException("kept evidence is no JSON", e);
    }
    return lines;
  }

  private static void add(String name, @Nullable Object value, List<Line> lines) {
    if (lines.size() >= MOST) {
      return;
    }
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, each) -> add(name.isEmpty() ? "" + key : name + "." + key, each, lines));
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        add(name + "[" + (i + 1) + "]", list.get(i), lines);
      }
    } else {
      lines.add(new Line(name, value == null ? "—" : value.toString()));
    }
  }
}
