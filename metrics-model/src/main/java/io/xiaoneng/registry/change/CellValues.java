package io.xiaoneng.registry.change;

import io.xiaoneng.registry.FieldSpec;
import io.xiaoneng.registry.FieldSpec.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cells of a table as values of a record, and back. */
public final class CellValues {

  private static final Pattern LIMIT =
      Pattern.compile("([0-9]{1,6})\\s*个?\\s*([A-Za-z]+|工作日|自然日|日历日|日|天|月|小时)");
  private static final Map<String, String> LIMIT_KINDS =
      Map.of(
          "工作日",
          "WORKING",
          "自然日",
          "CALENDAR",
          "日历日",
          "CALENDAR",
          "日",
          "CALENDAR",
          "天",
          "CALENDAR",
          "月",
          "MONTH",
          "小时",
          "HOUR");

  private CellValues() {}

  /**
   * The value a cell says, for the JSON of a record.
   *
   * @return null for an empty cell
   * @throws IllegalArgumentException with what is wrong with the cell
   */
  static @Nullable Object read(FieldSpec field, String cell) {
    if (cell.isEmpty()) {
      return null;
    }
    return switch (field.type()) {
      case FLAG -> flag(cell);
      case WHOLE -> whole(cell);
      case NUMBER -> number(cell);
      case LIMIT -> limit(cell);
      case TEXTS, DAYS -> List.copyOf(parts(cell));
      case WHOLES -> parts(cell).stream().map(CellValues::whole).toList();
      case TEXT, CHOICE, DATE, MOMENT -> cell;
    };
  }

  /** The cell that says a value, for templates, exports and pages; "" for null. */
  public static String write(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof List<?> list) {
      return String.join(";", list.stream().map(String::valueOf).toList());
    }
    if (value instanceof Map<?, ?> map) {
      Object amount = map.get("amount");
      return amount == null ? String.valueOf(map.get("kind")) : amount + " " + map.get("kind");
    }
    return String.valueOf(value);
  }

  /** What a cell of that type may look like, for templates. */
  static String example(FieldSpec field) {
    if (field.type() == Type.CHOICE) {
      return field.choices().get(0);
    }
    return switch (field.type()) {
      case FLAG -> "false";
      case WHOLE -> field.name().equals("year") ? "2027" : "1";
      case NUMBER -> "0.5";
      case DATE, MOMENT -> "2026-01-01";
      case LIMIT -> "10 WORKING";
      case WHOLES -> "4;5;6";
      case DAYS -> "2027-01-01..2027-01-03";
      default -> "";
    };
  }

  private static boolean flag(String cell) {
    return switch (cell.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "y", "1", "是" -> true;
      case "false", "no", "n", "0", "否" -> false;
      default -> throw new IllegalArgumentException("is " + cell + ", expected true or false");
    };
  }

  private static Long whole(String cell) {
    try {
      return Long.valueOf(cell);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("is " + cell + ", expected a whole number", e);
    }
  }

  private static Double number(String cell) {
    try {
      double number = Double.parseDouble(cell);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, as what is not finite.
    }
    throw new IllegalArgumentException("is " + cell + ", expected a number");
  }

  private static Map<String, Object> limit(String cell) {
    Map<String, Object> limit = new LinkedHashMap<>();
    if (cell.equals("NONE") || cell.equals("无")) {
      limit.put("kind", "NONE");
      return limit;
    }
    Matcher matcher = LIMIT.matcher(cell);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "is " + cell + ", expected a number and WORKING, CALENDAR, MONTH or HOUR, or NONE");
    }
    String kind = matcher.group(2).toUpperCase(Locale.ROOT);
    limit.put("amount", Long.valueOf(matcher.group(1)));
    limit.put("kind", LIMIT_KINDS.getOrDefault(kind, kind));
    return limit;
  }

  private static List<String> parts(String cell) {
    List<String> parts = new ArrayList<>();
    for (String each : cell.split("[;；、|]")) {
      if (!each.isBlank()) {
        parts.add(each.strip());
      }
    }
    return parts;
  }
}
