package io.xiaoneng.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/**
 * A JSON text, read strictly and laid out as nodes in reading order, without an object per value.
 *
 * <p>Node {@code n} has a kind, the byte range of its token (strings without their quotes) and the
 * index of the node after its whole subtree. In an object a name node stands before each value. The
 * members of an object are also kept in the order of RFC 8785, which is how doubled names are
 * found. An instance is reused from text to text and belongs to one thread; it points into the
 * bytes it was last given.
 *
 * <p>Stricter than RFC 8259 where that leaves a choice: invalid UTF-8, lone surrogates, doubled
 * member names, nesting deeper than {@link #MAX_DEPTH} and numbers beyond the range of a double are
 * errors, as is a byte order mark.
 */
final class JsonTape {

  /** Containers inside each other, at most. */
  static final int MAX_DEPTH = 64;

  static final byte NULL = 0;
  static final byte TRUE = 1;
  static final byte FALSE = 2;

  /** A whole number of at most 15 digits, not minus zero: its text is its canonical form. */
  static final byte SHORT_INTEGER = 3;

  /** Any other number. */
  static final byte NUMBER = 4;

  /** A string without an escape: its bytes are its value and its canonical form. */
  static final byte PLAIN = 5;

  /** A string with an escape. */
  static final byte ESCAPED = 6;

  static final byte ARRAY = 7;
  static final byte OBJECT = 8;

  private static final int SORT_BY_INSERTION = 24;

  byte[] bytes = new byte[0];
  byte[] kind = new byte[128];
  int[] start = new int[128];
  int[] end = new int[128];

  /** Of a container: the node after it. */
  int[] next = new int[128];

  /**
   * Of an object: where its members begin in {@link #sorted}. Of a name: its number in {@link
   * Names}, or −1.
   */
  int[] first = new int[128];

  /** Of a container: how many elements or members it has. */
  int[] count = new int[128];

  /** Name nodes of objects, each object's in the order of UTF-16 code units. */
  int[] sorted = new int[128];

  /** Scratch: the name node by its number in {@link Names}. */
  private final int[] byNumber = new int[Names.COUNT];

  private int[] pending = new int[128];
  private int nodes;
  private int pendingSize;
  private int sortedSize;
  private int base;
  private int limit;

  /** Reads one text; what was read before is gone. */
  void read(byte[] text, int offset, int length) throws JsonException {
    bytes = text;
    base = offset;
    limit = offset + length;
    nodes = 0;
    pendingSize = 0;
    sortedSize = 0;
    int at = space(value(space(offset), 0));
    if (at < limit) {
      throw error("text goes on after the end of the value", at);
    }
  }

  /** Whether the node is a string of either form. */
  boolean isString(int node) {
    return kind[node] == PLAIN || kind[node] == ESCAPED;
  }

  /** Whether the node is a number of either form. */
  boolean isNumber(int node) {
    return kind[node] == SHORT_INTEGER || kind[node] == NUMBER;
  }

  /** The value of a string node. */
  String string(int node) {
    if (kind[node] == PLAIN) {
      return new String(bytes, start[node], end[node] - start[node], StandardCharsets.UTF_8);
    }
    return JsonStrings.unescape(bytes, start[node], end[node]);
  }

  /** The value of a {@link #SHORT_INTEGER}. */
  long shortInteger(int node) {
    int from = start[node];
    boolean minus = bytes[from] == '-';
    long value = 0;
    for (int i = minus ? from + 1 : from; i < end[node]; i++) {
      value = value * 10 + bytes[i] - '0';
    }
    return minus ? -value : value;
  }

  /** The text of any node, as it stands in the bytes. */
  String raw(int node) {
    return new String(bytes, start[node], end[node] - start[node], StandardCharsets.UTF_8);
  }

  /** Order of two name nodes by UTF-16 code units, as RFC 8785 sorts. */
  private int compareNames(int a, int b) {
    if ((first[a] | first[b]) >= 0) {
      return first[a] - first[b];
    }
    if (kind[a] == PLAIN && kind[b] == PLAIN) {
      return JsonStrings.comparePlain(bytes, start[a], end[a], start[b], end[b]);
    }
    return string(a).compareTo(string(b));
  }

  // Each of the following reads from a position and returns the position after what it read.

  private int value(int at, int depth) throws JsonException {
    if (at >= limit) {
      throw error("text ends where a value should stand", at);
    }
    return switch (bytes[at]) {
      case '"' -> quoted(at);
      case '{' -> object(at, depth + 1);
      case '[' -> array(at, depth + 1);
      case 't' -> word(TRUE, "true", at);
      case 'f' -> word(FALSE, "false", at);
      case 'n' -> word(NULL, "null", at);
      default -> number(at);
    };
  }

  private int object(int from, int depth) throws JsonException {
    int node = open(OBJECT, from, depth);
    int firstPending = pendingSize;
    int at = space(from + 1);
    if (at < limit && bytes[at] == '}') {
      at++;
    } else {
      while (true) {
        at = space(value(space(name(at)), depth));
        if (at < limit && bytes[at] == ',') {
          at = space(at + 1);
        } else if (at < limit && bytes[at] == '}') {
          at++;
          break;
        } else {
          throw error("a comma or } should stand", at);
        }
      }
    }
    sortMembers(node, firstPending);
    pendingSize = firstPending;
    end[node] = at;
    next[node] = nodes;
    return at;
  }

  /** Reads a member's name and the colon behind it. */
  private int name(int from) throws JsonException {
    if (from >= limit || bytes[from] != '"') {
      throw error("a member's name should stand", from);
    }
    if (pendingSize == pending.length) {
      pending = Arrays.copyOf(pending, pendingSize * 2);
    }
    int name = nodes;
    pending[pendingSize++] = name;
    int at = space(quoted(from));
    first[name] =
        kind[name] == PLAIN ? Names.find(bytes, start[name], end[name]) : Names.find(string(name));
    if (at >= limit || bytes[at] != ':') {
      throw error("a colon should stand", at);
    }
    return at + 1;
  }

  private int array(int from, int depth) throws JsonException {
    int node = open(ARRAY, from, depth);
    int elements = 0;
    int at = space(from + 1);
    if (at < limit && bytes[at] == ']') {
      at++;
    } else {
      while (true) {
        at = space(value(at, depth));
        elements++;
        if (at < limit && bytes[at] == ',') {
          at = space(at + 1);
        } else if (at < limit && bytes[at] == ']') {
          at++;
          break;
        } else {
          throw error("a comma or ] should stand", at);
        }
      }
    }
    count[node] = elements;
    end[node] = at;
    next[node] = nodes;
    return at;
  }

  private int open(byte container, int at, int depth) throws JsonException {
    if (depth > MAX_DEPTH) {
      throw error("nested deeper than " + MAX_DEPTH, at);
    }
    return node(container, at, at);
  }

  private void sortMembers(int node, int from) throws JsonException {
    int size = pendingSize - from;
    if (sortedSize + size > sorted.length) {
      sorted = Arrays.copyOf(sorted, Math.max(sortedSize + size, sorted.length * 2));
    }
    if (!placeByNumber(from)) {
      sortByName(from, size);
      System.arraycopy(pending, from, sorted, sortedSize, size);
    }
    first[node] = sortedSize;
    count[node] = size;
    sortedSize += size;
  }

  /** Sorts members by the numbers of their names; false where one has none. */
  private boolean placeByNumber(int from) throws JsonException {
    long seen = 0;
    for (int i = from; i < pendingSize; i++) {
      int number = first[pending[i]];
      if (number < 0) {
        return false;
      }
      if ((seen >>> number & 1) != 0) {
        throw doubled(pending[i]);
      }
      seen |= 1L << number;
      byNumber[number] = pending[i];
    }
    int place = sortedSize;
    for (long rest = seen; rest != 0; rest &= rest - 1) {
      sorted[place++] = byNumber[Long.numberOfTrailingZeros(rest)];
    }
    return true;
  }

  private void sortByName(int from, int size) throws JsonException {
    if (size <= SORT_BY_INSERTION) {
      for (int i = from + 1; i < pendingSize; i++) {
        int name = pending[i];
        int j = i - 1;
        while (j >= from && compareNames(pending[j], name) > 0) {
          pending[j + 1] = pending[j];
          j--;
        }
        pending[j + 1] = name;
      }
    } else {
      Integer[] names = new Integer[size];
      Arrays.setAll(names, i -> pending[from + i]);
      Arrays.sort(names, (Comparator<Integer>) this::compareNames);
      for (int i = 0; i < size; i++) {
        pending[from + i] = names[i];
      }
    }
    for (int i = from + 1; i < pendingSize; i++) {
      if (compareNames(pending[i - 1], pending[i]) == 0) {
        throw doubled(Math.max(pending[i - 1], pending[i]));
      }
    }
  }

  private JsonException doubled(int name) {
    return error("member name " + JsonStrings.cut(string(name)) + " stands twice", start[name]);
  }

  private int quoted(int quote) throws JsonException {
    int from = quote + 1;
    int at = from;
    byte[] text = bytes;
    int to = limit;
    while (true) {
      while (at + 8 <= to) {
        long stops = Bytes.stops(Bytes.word(text, at));
        if (stops != 0) {
          at += Long.numberOfTrailingZeros(stops) >> 3;
          break;
        }
        at += 8;
      }
      if (at >= to) {
        throw error("text ends inside a string", to);
      }
      int b = text[at];
      if (b == '"') {
        node(PLAIN, from, at);
        return at + 1;
      }
      if (b == '\\') {
        return quotedWithEscape(from, at);
      }
      at = character(at, b);
    }
  }

  private int quotedWithEscape(int from, int firstEscape) throws JsonException {
    int at = firstEscape;
    while (at < limit) {
      int b = bytes[at];
      if (b == '"') {
        node(ESCAPED, from, at);
        return at + 1;
      }
      at = b == '\\' ? JsonStrings.checkEscape(bytes, at, limit, base) : character(at, b);
    }
    throw error("text ends inside a string", limit);
  }

  /** Steps over one character that stands for itself. */
  private int character(int at, int b) throws JsonException {
    if (b >= 0x20) {
      return at + 1;
    }
    if (b >= 0) {
      throw error("a control character stands unescaped in a string", at);
    }
    return JsonStrings.checkMultiByte(bytes, at, limit, base);
  }

  private int word(byte which, String text, int from) throws JsonException {
    int at = from;
    for (int i = 0; i < text.length(); i++, at++) {
      if (at >= limit || bytes[at] != text.charAt(i)) {
        throw error("no value begins like this", from);
      }
    }
    node(which, from, at);
    return at;
  }

  private int number(int from) throws JsonException {
    boolean minus = bytes[from] == '-';
    int digitsFrom = minus ? from + 1 : from;
    int at = digitsFrom;
    if (digit(at) && bytes[at] == '0') {
      at++;
    } else {
      at = digits(at, minus ? "a digit should stand" : "no value begins like this");
    }
    int whole = at - digitsFrom;
    boolean simple = whole <= 15 && !(minus && bytes[digitsFrom] == '0');
    boolean wide = whole > 300;
    if (at < limit && bytes[at] == '.') {
      simple = false;
      at = digits(at + 1, "a digit should stand after the point");
    }
    if (at < limit && (bytes[at] | 0x20) == 'e') {
      simple = false;
      wide = true;
      at++;
      if (at < limit && (bytes[at] == '+' || bytes[at] == '-')) {
        at++;
      }
      at = digits(at, "a digit should stand in the exponent");
    }
    int node = node(simple ? SHORT_INTEGER : NUMBER, from, at);
    if (wide && Double.isInfinite(Double.parseDouble(raw(node)))) {
      throw error("number is beyond the range of a double", from);
    }
    return at;
  }

  private boolean digit(int at) {
    return at < limit && bytes[at] >= '0' && bytes[at] <= '9';
  }

  private int digits(int from, String whenNone) throws JsonException {
    int at = from;
    while (digit(at)) {
      at++;
    }
    if (at == from) {
      throw error(whenNone, from);
    }
    return at;
  }

  private int node(byte which, int from, int to) {
    int node = nodes;
    if (node == kind.length) {
      grow();
    }
    kind[node] = which;
    start[node] = from;
    end[node] = to;
    next[node] = node + 1;
    nodes = node + 1;
    return node;
  }

  private void grow() {
    int size = kind.length * 2;
    kind = Arrays.copyOf(kind, size);
    start = Arrays.copyOf(start, size);
    end = Arrays.copyOf(end, size);
    next = Arrays.copyOf(next, size);
    first = Arrays.copyOf(first, size);
    count = Arrays.copyOf(count, size);
  }

  private int space(int from) {
    int at = from;
    while (at < limit && bytes[at] <= ' ') {
      byte b = bytes[at];
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        return at;
      }
      at++;
    }
    return at;
  }

  /** The number of an object's member name, or −1. */
  int nameOf(int node) {
    return first[node];
  }

  private JsonException error(String what, int where) {
    return new JsonException(what, where - base);
  }
}
