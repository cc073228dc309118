package io.xiaoneng.event;

import java.util.ArrayList;
import java.util.List;

/**
 * The nodes of an envelope as values of the types that the contract asks for. One instance belongs
 * to one thread.
 */
final class NodeValues {

  private final JsonNodes tape;
  private final TextCache codes = new TextCache();

  NodeValues(JsonNodes tape) {
    this.tape = tape;
  }

  /** The value of a string node that comes again and again. */
  String codes(int node) {
    return tape.kind[node] == JsonTape.PLAIN
        ? codes.text(tape.bytes, tape.start[node], tape.end[node])
        : tape.string(node);
  }

  String text(String name, int node) throws EventFault {
    if (!tape.isString(node)) {
      throw bad(name, node, "a text");
    }
    return tape.string(node);
  }

  boolean flag(String name, int node) throws EventFault {
    if (tape.kind[node] != JsonTape.TRUE && tape.kind[node] != JsonTape.FALSE) {
      throw bad(name, node, "true or false");
    }
    return tape.kind[node] == JsonTape.TRUE;
  }

  /** A whole number by value: 3, 3.0 and 3e0 have one canonical form, so they mean one thing. */
  long integer(String name, int node, long min, long max) throws EventFault {
    if (tape.kind[node] == JsonTape.SHORT_INTEGER) {
      long value = tape.shortInteger(node);
      if (value >= min && value <= max) {
        return value;
      }
    } else if (tape.kind[node] == JsonTape.NUMBER) {
      double value = Double.parseDouble(tape.raw(node));
      if (value == Math.rint(value) && value >= min && value <= max) {
        return (long) value;
      }
    }
    throw bad(name, node, "a whole number from " + min + " to " + max);
  }

  long instant(String name, int node) throws EventFault {
    if (!tape.isString(node)) {
      throw bad(name, node, "an RFC 3339 text");
    }
    long millis = Rfc3339.parse(tape.bytes, tape.start[node], tape.end[node]);
    if (millis == Rfc3339.INVALID) {
      throw new EventFault(
          Reason.BAD_TIME,
          name + " " + JsonStrings.cut(tape.string(node)) + " is no RFC 3339 time with an offset");
    }
    return millis;
  }

  EventFault bad(String name, int node, String expected) {
    String value = tape.isString(node) ? tape.string(node) : tape.raw(node);
    return new EventFault(
        Reason.BAD_VALUE, name + " is " + JsonStrings.cut(value) + ", expected " + expected);
  }

  /** The texts of a list, or of one text alone; numbers as they stand. */
  List<String> texts(String name, int node) throws EventFault {
    if (tape.kind[node] != JsonTape.ARRAY) {
      return List.of(textOrNumber(name, node));
    }
    List<String> values = new ArrayList<>(tape.count[node]);
    int child = node + 1;
    for (int i = 0; i < tape.count[node]; i++) {
      values.add(textOrNumber(name, child));
      child = tape.next[child];
    }
    return List.copyOf(values);
  }

  private String textOrNumber(String name, int node) throws EventFault {
    if (tape.isNumber(node)) {
      return tape.raw(node);
    }
    if (!tape.isString(node)) {
      throw bad(name, node, "a text or a list of texts");
    }
    return tape.string(node);
  }
}
