package io.xiaoneng.circle;

import io.xiaoneng.event.Json;
import io.xiaoneng.event.JsonException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From which cells one can walk to a point, as a record of the topic {@link #TOPIC}: the key is the
 * point, a record without value says that the point has no reach any more. Equal by its content.
 *
 * @param point id of the service point
 * @param version greater than that of every earlier record of the point
 * @param cells ids of population cells, each once
 * @param millimetres how far the cell of the same place walks, 0 or more
 */
public record ReachRecord(String point, long version, List<String> cells, int[] millimetres) {

  /** Compacted; the last record of a point is its reach. */
  public static final String TOPIC = "xiaoneng.circle.reach";

  /**
   * Checks that every cell has its way.
   *
   * @throws IllegalArgumentException where the two lists differ in length or a way is negative
   */
  public ReachRecord {
    cells = List.copyOf(cells);
    if (cells.size() != millimetres.length) {
      throw new IllegalArgumentException(
          "the reach of "
              + point
              + " has "
              + cells.size()
              + " cells, "
              + millimetres.length
              + " ways");
    }
    if (Arrays.stream(millimetres).anyMatch(way -> way < 0)) {
      throw new IllegalArgumentException("the reach of " + point + " has a negative way");
    }
  }

  /** The value of the record. */
  public byte[] toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("point", point);
    json.put("version", version);
    json.put("cells", cells);
    json.put("millimetres", Arrays.stream(millimetres).boxed().toList());
    return Json.writeBytes(json);
  }

  /**
   * Reads what {@link #toJson} wrote; members it does not know are passed over.
   *
   * @throws IllegalArgumentException that says what is wrong with the value
   */
  public static ReachRecord parse(byte[] value) {
    try {
      if (!(Json.parse(value) instanceof Map<?, ?> json)) {
        throw new IllegalArgumentException("a reach is no JSON object");
      }
      List<String> cells = new ArrayList<>();
      for (Object each : list(json, "cells")) {
        cells.add(text(each, "cells"));
      }
      Collection<?> ways = list(json, "millimetres");
      int[] millimetres = new int[ways.size()];
      int i = 0;
      for (Object way : ways) {
        millimetres[i++] = Math.toIntExact(number(way, "millimetres"));
      }
      return new ReachRecord(
          text(json.get("point"), "point"),
          number(json.get("version"), "version"),
          cells,
          millimetres);
    } catch (JsonException | ArithmeticException bad) {
      throw new IllegalArgumentException("a reach cannot be read: " + bad.getMessage(), bad);
    }
  }

  private static Collection<?> list(Map<?, ?> json, String name) {
    if (json.get(name) instanceof Collection<?> list) {
      return list;
    }
    throw new IllegalArgumentException("a reach has no list " + name);
  }

  private static String text(@Nullable Object value, String name) {
    if (value instanceof String text && !text.isEmpty()) {
      return text;
    }
    throw new IllegalArgumentException("a reach has a bad " + name + ": " + value);
  }

  private static long number(@Nullable Object value, String name) {
    if (value instanceof Long number) {
      return number;
    }
    throw new IllegalArgumentException("a reach has a bad " + name + ": " + value);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ReachRecord that
        && point.equals(that.point)
        && version == that.version
        && cells.equals(that.cells)
        && Arrays.equals(millimetres, that.millimetres);
  }

  @Override
  public int hashCode() {
    return point.hashCode() * 31 + Long.hashCode(version);
  }

  @Override
  public String toString() {
    return "reach of " + point + " version " + version + ": " + cells.size() + " cells";
  }
}
