package io.xiaoneng.bench.circle.city;

import io.xiaoneng.bench.BenchException;
import io.xiaoneng.event.Json;
import io.xiaoneng.event.JsonException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON answer; members that are not there or of another kind end the bench. */
record Tree(@Nullable Object value) {

  static Tree parse(byte[] json) {
    try {
      return new Tree(Json.parse(json));
    } catch (JsonException e) {
      throw new BenchException("an answer is no JSON: " + e.getMessage(), e);
    }
  }

  Tree get(String name) {
    if (value instanceof Map<?, ?> map && map.containsKey(name)) {
      return new Tree(map.get(name));
    }
    throw new BenchException("an answer has no '" + name + "'");
  }

  List<Tree> list() {
    if (value instanceof List<?> list) {
      return list.stream().map(Tree::new).toList();
    }
    throw new BenchException("an answer has " + value + " in place of a list");
  }

  String text() {
    return String.valueOf(value);
  }

  boolean isNull() {
    return value == null;
  }

  /** A number that may not be there: then −1. */
  double number() {
    return value instanceof Number number ? number.doubleValue() : -1;
  }
}
