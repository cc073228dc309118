package io.xiaoneng.event;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as plain Java values: {@link Map}, {@link List}, {@link String}, {@link Long}, {@link
 * Double}, {@link Boolean} and null. For registry records and tools; the hot path reads a {@link
 * JsonTape} instead.
 */
public final class Json {

  private Json() {}

  /**
   * Reads one text strictly (RFC 8259; invalid UTF-8, lone surrogates, doubled member names, more
   * than 64 levels and numbers beyond a double are errors).
   *
   * @return objects keep the order of their members; whole numbers that fit are Long, all other
   *     numbers Double; containers cannot be changed
   * @throws JsonException where the bytes are no JSON
   */
  public static @Nullable Object parse(byte[] text) throws JsonException {
    return parse(text, 0, text.length);
  }

  /** Like {@link #parse(byte[])}, of a part of an array. */
  public static @Nullable Object parse(byte[] text, int offset, int length) throws JsonException {
    JsonTape tape = new JsonTape();
    tape.read(text, offset, length);
    return tree(tape, 0);
  }

  /** Like {@link #parse(byte[])}, of characters. */
  public static @Nullable Object parse(String text) throws JsonException {
    return parse(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes a value without white space.
   *
   * @param value a tree of the types above; other whole numbers than Long are taken too
   * @throws IllegalArgumentException at a value that JSON cannot say
   */
  public static String write(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  /** Like {@link #write}, as UTF-8. */
  public static byte[] writeBytes(@Nullable Object value) {
    return write(value).getBytes(StandardCharsets.UTF_8);
  }

  private static @Nullable Object tree(JsonTape tape, int node) {
    return switch (tape.kind[node]) {
      case JsonTape.NULL -> null;
      case JsonTape.TRUE -> true;
      case JsonTape.FALSE -> false;
      case JsonTape.SHORT_INTEGER -> Long.valueOf(tape.raw(node));
      case JsonTape.NUMBER -> number(tape.raw(node));
      case JsonTape.ARRAY -> {
        List<@Nullable Object> list = new ArrayList<>(tape.count[node]);
        int child = node + 1;
        for (int i = 0; i < tape.count[node]; i++) {
          list.add(tree(tape, child));
          child = tape.next[child];
        }
        yield Collections.unmodifiableList(list);
      }
      case JsonTape.OBJECT -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        int name = node + 1;
        for (int i = 0; i < tape.count[node]; i++) {
          map.put(tape.string(name), tree(tape, name + 1));
          name = tape.next[name + 1];
        }
        yield Collections.unmodifiableMap(map);
      }
      default -> tape.string(node);
    };
  }

  private static Object number(String text) {
    boolean whole = text.chars().noneMatch(c -> c == '.' || c == 'e' || c == 'E');
    if (whole && !text.equals("-0")) {
      try {
        return Long.valueOf(text);
      } catch (NumberFormatException beyondLong) {
        return Double.valueOf(text);
      }
    }
    return Double.valueOf(text);
  }

  private static void write(@Nullable Object value, StringBuilder out) {
    if (value == null
        || value instanceof Boolean
        || value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte) {
      out.append(value);
    } else if (value instanceof CharSequence text) {
      JsonStrings.quote(text, out);
    } else if (value instanceof Number number) {
      out.append(EcmaNumber.toString(number.doubleValue()));
    } else if (value instanceof Map<?, ?> map) {
      char separator = '{';
      for (Map.Entry<?, ?> member : map.entrySet()) {
        JsonStrings.quote(String.valueOf(member.getKey()), out.append(separator));
        write(member.getValue(), out.append(':'));
        separator = ',';
      }
      out.append(map.isEmpty() ? "{}" : "}");
    } else if (value instanceof Iterable<?> elements) {
      char separator = '[';
      for (Object element : elements) {
        write(element, out.append(separator));
        separator = ',';
      }
      out.append(separator == '[' ? "[]" : "]");
    } else {
      throw new IllegalArgumentException("JSON has no form for a " + value.getClass().getName());
    }
  }
}
