package io.xiaoneng.assessment;

import io.xiaoneng.event.Json;
import io.xiaoneng.event.JsonException;
import io.xiaoneng.metric.MetricDefinition.Text;
import io.xiaoneng.registry.Unit;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads schemes from JSON: an object with {@code schemes}, each with {@code id}, {@code version},
 * {@code name}, {@code document}, {@code remark} (each {@code {"zh":…,"en":…}}), {@code from},
 * {@code to} and {@code classes}; a class has {@code id}, {@code name}, {@code levels} of units
 * (and {@code under}, the level right above them) or another {@code dimension}, {@code lines}, and
 * may have {@code deductions} ({@code redCard}, {@code yellowCard}, {@code unanswered}, {@code
 * most}) and {@code bonusMost}; a line has {@code metric}, {@code weight}, {@code least}, {@code
 * source}, {@code target} and either {@code floor}, {@code excellent} and {@code atTarget}, or
 * {@code knots}: {@code [[value, share], …]}.
 */
public final class SchemeJson {

  private SchemeJson() {}

  /**
   * The schemes of a file.
   *
   * @throws SchemeException that names what is missing or wrong
   */
  public static Schemes parse(byte[] json) {
    Object tree;
    try {
      tree = Json.parse(json);
    } catch (JsonException e) {
      throw new SchemeException("the schemes are no JSON: " + e.getMessage());
    }
    List<Scheme> schemes = new ArrayList<>();
    for (Object each : list(map(tree, "schemes"), "schemes")) {
      schemes.add(scheme(map(each, "a scheme")));
    }
    return new Schemes(schemes);
  }

  /**
   * One scheme, as {@link SchemeTree} makes it.
   *
   * @param tree of {@link Json#parse}
   * @throws SchemeException that names what is missing or wrong
   */
  public static Scheme read(@Nullable Object tree) {
    return scheme(map(tree, "a scheme"));
  }

  private static Scheme scheme(Map<?, ?> map) {
    List<SchemeClass> classes = new ArrayList<>();
    for (Object each : list(map, "classes")) {
      classes.add(unitClass(map(each, "a class")));
    }
    LocalDate from = date(map, "from");
    if (from == null) {
      throw new SchemeException("from is missing");
    }
    return new Scheme(
        string(map, "id"),
        whole(map, "version"),
        text(map, "name"),
        text(map, "document"),
        text(map, "remark"),
        from,
        date(map, "to"),
        classes);
  }

  private static SchemeClass unitClass(Map<?, ?> map) {
    List<SchemeLine> lines = new ArrayList<>();
    for (Object each : list(map, "lines")) {
      lines.add(line(map(each, "a line")));
    }
    return new SchemeClass(
        string(map, "id"),
        text(map, "name"),
        members(map),
        lines,
        map.get("deductions") == null
            ? Deductions.NONE
            : deductions(map(map.get("deductions"), "deductions")),
        map.get("bonusMost") == null ? 0 : number(map, "bonusMost"));
  }

  private static Population members(Map<?, ?> map) {
    if (map.get("dimension") != null) {
      String dimension = string(map, "dimension");
      if (!dimension.equals(Population.UNITS)) {
        return new Population(dimension, Set.of());
      }
    }
    Set<Unit.Level> levels = EnumSet.noneOf(Unit.Level.class);
    for (Object each : list(map, "levels")) {
      levels.add(level(each));
    }
    return new Population(
        Population.UNITS, levels, map.get("under") == null ? null : level(string(map, "under")));
  }

  private static Unit.Level level(@Nullable Object name) {
    return Arrays.stream(Unit.Level.values())
        .filter(level -> level.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new SchemeException("there is no level " + name));
  }

  private static Deductions deductions(Map<?, ?> map) {
    return new Deductions(
        number(map, "redCard"),
        number(map, "yellowCard"),
        number(map, "unanswered"),
        number(map, "most"));
  }

  private static SchemeLine line(Map<?, ?> map) {
    String metric = string(map, "metric");
    double target = number(map, "target");
    return new SchemeLine(
        metric,
        whole(map, "weight"),
        whole(map, "least"),
        target,
        map.containsKey("knots")
            ? knots(list(map, "knots"))
            : Scoring.between(
                number(map, "floor"), target, number(map, "excellent"), number(map, "atTarget")),
        text(map, "source"));
  }

  private static Scoring knots(List<?> pairs) {
    List<Knot> knots = new ArrayList<>();
    for (Object each : pairs) {
      if (!(each instanceof List<?> pair)
          || pair.size() != 2
          || !(pair.get(0) instanceof Number value)
          || !(pair.get(1) instanceof Number share)) {
        throw new SchemeException("a knot is " + each + ", must be [value, share]");
      }
      knots.add(new Knot(value.doubleValue(), share.doubleValue()));
    }
    return new Scoring(knots);
  }

  private static Map<?, ?> map(@Nullable Object tree, String what) {
    if (tree instanceof Map<?, ?> map) {
      return map;
    }
    throw new SchemeException(what + " is " + tree + ", must be an object");
  }

  private static List<?> list(Map<?, ?> map, String name) {
    if (map.get(name) instanceof List<?> list) {
      return list;
    }
    throw new SchemeException(name + " is missing or no list");
  }

  private static String string(Map<?, ?> map, String name) {
    if (map.get(name) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw new SchemeException(name + " is missing or no text");
  }

  private static Text text(Map<?, ?> map, String name) {
    Map<?, ?> both = map(map.get(name), name);
    return new Text(string(both, "zh"), string(both, "en"));
  }

  private static double number(Map<?, ?> map, String name) {
    if (map.get(name) instanceof Number number) {
      return number.doubleValue();
    }
    throw new SchemeException(name + " is missing or no number");
  }

  private static int whole(Map<?, ?> map, String name) {
    double number = number(map, name);
    if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
      throw new SchemeException(name + " is " + number + ", must be a whole number");
    }
    return (int) number;
  }

  private static @Nullable LocalDate date(Map<?, ?> map, String name) {
    Object value = map.get(name);
    if (value == null) {
      return null;
    }
    try {
      return LocalDate.parse(value.toString());
    } catch (DateTimeException e) {
      throw new SchemeException(name + " is " + value + ", must be a date like 2019-01-22");
    }
  }
}
