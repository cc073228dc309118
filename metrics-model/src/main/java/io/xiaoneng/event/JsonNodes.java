package io.xiaoneng.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The nodes of a JSON text in reading order, without an object per value: what {@link JsonTape}
 * fills and its readers look at.
 *
 * <p>Node {@code n} has a kind, the byte range of its token (strings without their quotes) and the
 * index of the node after its whole subtree. In an object a name node stands before each value. The
 * members of an object are also kept in the order of RFC 8785, which is how doubled names are
 * found.
 */
abstract class JsonNodes {

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

  /** Name nodes of the objects that are being read. */
  int[] pending = new int[128];

  int pendingSize;
  private int nodes;
  private int sortedSize;

  /** Forgets the nodes and points into another text. */
  final void begin(byte[] text) {
    bytes = text;
    nodes = 0;
    pendingSize = 0;
    sortedSize = 0;
  }

  /** How many nodes there are. */
  final int size() {
    return nodes;
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

  /** The number of an object's member name, or −1. */
  int nameOf(int node) {
    return first[node];
  }

  /** Adds a node. */
  final int node(byte which, int from, int to) {
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

  /** Puts the pending members of an object, from that place on, into their order. */
  final void sortMembers(int node, int from) throws JsonException {
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

  /** What is wrong with the text, and where. */
  abstract JsonException error(String what, int where);

  private JsonException doubled(int name) {
    return error("member name " + JsonStrings.cut(string(name)) + " stands twice", start[name]);
  }
}
