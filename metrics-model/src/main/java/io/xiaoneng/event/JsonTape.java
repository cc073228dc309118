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

  private int[] pending = new int[128];
  private int nodes;
  private int pendingSize;
  private int sortedSize;
  private int base;
  private int at;
  private int limit;

  /** Reads one text; what was read before is gone. */
  void read(byte[] text, int offset, int length) throws JsonException {
    bytes = text;
    base = offset;
    at = offset;
    limit = offset + length;
    nodes = 0;
    pendingSize = 0;
    sortedSize = 0;
    skipSpace();
    value(0);
    skipSpace();
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

  private void value(int depth) throws JsonException {
    if (at >= limit) {
      throw error("text ends where a value should stand", at);
    }
    switch (bytes[at]) {
      case '{' -> object(depth + 1);
      case '[' -> array(depth + 1);
      case '"' -> string();
      case 't' -> word(TRUE, "true");
      case 'f' -> word(FALSE, "false");
      case 'n' -> word(NULL, "null");
      default -> number();
    }
  }

  private void object(int depth) throws JsonException {
    int node = open(OBJECT, depth);
    int firstPending = pendingSize;
    if (!closes('}')) {
      do {
        skipSpace();
        if (at >= limit || bytes[at] != '"') {
          throw error("a member's name should stand", at);
        }
        if (pendingSize == pending.length) {
          pending = Arrays.copyOf(pending, pendingSize * 2);
        }
        int name = nodes;
        pending[pendingSize++] = name;
        string();
        first[name] =
            kind[name] == PLAIN
                ? Names.find(bytes, start[name], end[name])
                : Names.find(string(name));
        skipSpace();
        if (at >= limit || bytes[at] != ':') {
          throw error("a colon should stand", at);
        }
        at++;
        skipSpace();
        value(depth);
      } while (goesOn('}'));
    }
    sortMembers(node, firstPending);
    pendingSize = firstPending;
    close(node);
  }

  private void array(int depth) throws JsonException {
    int node = open(ARRAY, depth);
    int elements = 0;
    if (!closes(']')) {
      do {
        skipSpace();
        value(depth);
        elements++;
      } while (goesOn(']'));
    }
    count[node] = elements;
    close(node);
  }

  private int open(byte container, int depth) throws JsonException {
    if (depth > MAX_DEPTH) {
      throw error("nested deeper than " + MAX_DEPTH, at);
    }
    int node = node(container, at);
    at++;
    return node;
  }

  private void close(int node) {
    end[node] = at;
    next[node] = nodes;
  }

  private boolean closes(char bracket) {
    skipSpace();
    if (at < limit && bytes[at] == bracket) {
      at++;
      return true;
    }
    return false;
  }

  private boolean goesOn(char bracket) throws JsonException {
    skipSpace();
    if (at < limit && bytes[at] == ',') {
      at++;
      return true;
    }
    if (at < limit && bytes[at] == bracket) {
      at++;
      return false;
    }
    throw error("a comma or " + bracket + " should stand", at);
  }

  private void sortMembers(int node, int from) throws JsonException {
    int size = pendingSize - from;
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
        int later = Math.max(pending[i - 1], pending[i]);
        throw error(
            "member name " + JsonStrings.cut(string(later)) + " stands twice", start[later]);
      }
    }
    if (sortedSize + size > sorted.length) {
      sorted = Arrays.copyOf(sorted, Math.max(sortedSize + size, sorted.length * 2));
    }
    System.arraycopy(pending, from, sorted, sortedSize, size);
    first[node] = sortedSize;
    count[node] = size;
    sortedSize += size;
  }

  private void string() throws JsonException {
    int from = at + 1;
    int i = from;
    byte[] text = bytes;
    int to = limit;
    while (true) {
      while (i + 8 <= to) {
        long stops = Bytes.stops(Bytes.word(text, i));
        if (stops != 0) {
          i += Long.numberOfTrailingZeros(stops) >> 3;
          break;
        }
        i += 8;
      }
      if (i >= to) {
        throw error("text ends inside a string", to);
      }
      int b = text[i];
      if (b == '"') {
        int node = node(PLAIN, from);
        end[node] = i;
        at = i + 1;
        return;
      }
      if (b == '\\') {
        escapedString(from, i);
        return;
      }
      if (b >= 0x20) {
        i++;
      } else if (b >= 0) {
        throw error("a control character stands unescaped in a string", i);
      } else {
        i = JsonStrings.checkMultiByte(text, i, to, base);
      }
    }
  }

  private void escapedString(int from, int firstEscape) throws JsonException {
    int i = firstEscape;
    while (i < limit) {
      int b = bytes[i];
      if (b == '"') {
        int node = node(ESCAPED, from);
        end[node] = i;
        at = i + 1;
        return;
      }
      if (b == '\\') {
        i = JsonStrings.checkEscape(bytes, i, limit, base);
      } else if (b >= 0x20) {
        i++;
      } else if (b >= 0) {
        throw error("a control character stands unescaped in a string", i);
      } else {
        i = JsonStrings.checkMultiByte(bytes, i, limit, base);
      }
    }
    throw error("text ends inside a string", limit);
  }

  private void word(byte which, String text) throws JsonException {
    int from = at;
    for (int i = 0; i < text.length(); i++) {
      if (at >= limit || bytes[at] != text.charAt(i)) {
        throw error("no value begins like this", from);
      }
      at++;
    }
    int node = node(which, from);
    end[node] = at;
  }

  private void number() throws JsonException {
    int from = at;
    boolean minus = bytes[at] == '-';
    if (minus) {
      at++;
    }
    int digitsFrom = at;
    if (digit() && bytes[at] == '0') {
      at++;
    } else if (!digits()) {
      throw error(minus ? "a digit should stand" : "no value begins like this", at);
    }
    int whole = at - digitsFrom;
    boolean simple = whole <= 15 && !(minus && bytes[digitsFrom] == '0');
    boolean wide = whole > 300;
    if (at < limit && bytes[at] == '.') {
      simple = false;
      at++;
      if (!digits()) {
        throw error("a digit should stand after the point", at);
      }
    }
    if (at < limit && (bytes[at] == 'e' || bytes[at] == 'E')) {
      simple = false;
      wide = true;
      at++;
      if (at < limit && (bytes[at] == '+' || bytes[at] == '-')) {
        at++;
      }
      if (!digits()) {
        throw error("a digit should stand in the exponent", at);
      }
    }
    int node = node(simple ? SHORT_INTEGER : NUMBER, from);
    end[node] = at;
    if (wide && Double.isInfinite(Double.parseDouble(raw(node)))) {
      throw error("number is beyond the range of a double", from);
    }
  }

  private boolean digit() {
    return at < limit && bytes[at] >= '0' && bytes[at] <= '9';
  }

  private boolean digits() {
    int from = at;
    while (digit()) {
      at++;
    }
    return at > from;
  }

  private int node(byte which, int from) {
    int node = nodes;
    if (node == kind.length) {
      grow();
    }
    kind[node] = which;
    start[node] = from;
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

  private void skipSpace() {
    while (at < limit) {
      byte b = bytes[at];
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        return;
      }
      at++;
    }
  }

  /** The number of an object's member name, or −1. */
  int nameOf(int node) {
    return first[node];
  }

  private JsonException error(String what, int where) {
    return new JsonException(what, where - base);
  }
}
