package io.xiaoneng.dashboard.circle.plan;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.event.Json;
import io.xiaoneng.event.JsonException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object of a request's body; what is wrong with a member is told with the way to it. */
final class Body {

  /** Longest body that is read, bytes. */
  static final int MOST_BYTES = 512 * 1024;

  private final Map<String, @Nullable Object> members;
  private final String path;

  private Body(Map<String, @Nullable Object> members, String path) {
    this.members = members;
    this.path = path;
  }

  /** Reads a whole body. */
  static Body read(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new BadParameterException("body", "is longer than " + MOST_BYTES + " bytes");
    }
    try {
      return object(Json.parse(bytes), "body", "");
    } catch (JsonException e) {
      throw new BadParameterException("body", "is no JSON: " + e.getMessage());
    }
  }

  /** The object of a tree that {@link Json} read. */
  static Body of(@Nullable Object tree) {
    return object(tree, "body", "");
  }

  @SuppressWarnings("unchecked")
  private static Body object(@Nullable Object value, String name, String path) {
    if (value instanceof Map<?, ?> map) {
      return new Body((Map<String, @Nullable Object>) map, path);
    }
    throw new BadParameterException(name, name + " must be an object");
  }

  /** Refuses members that nobody knows: a misspelt one would be left out silently. */
  void only(String... known) {
    for (String name : members.keySet()) {
      if (!List.of(known).contains(name)) {
        throw bad(name, "is not known; known are " + String.join(", ", known));
      }
    }
  }

  boolean has(String name) {
    return members.get(name) != null;
  }

  /** The member as JSON has it. */
  @Nullable Object raw(String name) {
    return members.get(name);
  }

  Body object(String name) {
    return object(members.get(name), path + name, path + name + ".");
  }

  /** The objects of a list; none where it is missing. */
  List<Body> objects(String name, int most) {
    List<?> list = list(name, most);
    List<Body> objects = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      String at = path + name + "[" + i + "]";
      objects.add(object(list.get(i), at, at + "."));
    }
    return objects;
  }

  /** The texts of a list; none where it is missing. */
  List<String> texts(String name, int most, int longest) {
    List<?> list = list(name, most);
    List<String> texts = new ArrayList<>();
    for (Object each : list) {
      if (!(each instanceof String text) || text.isBlank() || text.length() > longest) {
        throw bad(name, "must be a list of texts of 1 to " + longest + " characters");
      }
      texts.add(text);
    }
    return texts;
  }

  private List<?> list(String name, int most) {
    Object value = members.get(name);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      throw bad(name, "must be a list");
    }
    if (list.size() > most) {
      throw bad(name, "has " + list.size() + " entries, at most " + most + " are taken");
    }
    return list;
  }

  /** A text that must be there. */
  String text(String name, int longest) {
    Object value = members.get(name);
    if (value instanceof String text && !text.isBlank() && text.length() <= longest) {
      return text.strip();
    }
    throw bad(name, "must be a text of 1 to " + longest + " characters");
  }

  String text(String name, int longest, String otherwise) {
    return has(name) ? text(name, longest) : otherwise;
  }

  /** A number that must be there, within these ends. */
  double number(String name, double least, double most) {
    if (members.get(name) instanceof Number number
        && number.doubleValue() >= least
        && number.doubleValue() <= most) {
      return number.doubleValue();
    }
    throw bad(name, "must be a number from " + plain(least) + " to " + plain(most));
  }

  /** A whole number within these ends; the other where it is missing. */
  int whole(String name, int least, int most, int otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    double number = number(name, least, most);
    if (number != Math.rint(number)) {
      throw bad(name, "must be a whole number");
    }
    return (int) number;
  }

  boolean flag(String name) {
    Object value = members.get(name);
    if (value != null && !(value instanceof Boolean)) {
      throw bad(name, "must be true or false");
    }
    return Boolean.TRUE.equals(value);
  }

  /** The failure of that member. */
  BadParameterException bad(String name, String what) {
    return new BadParameterException(path + name, path + name + " " + what);
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
