package io.xiaoneng.event;

import java.util.Arrays;

/**
 * A JSON text, read strictly and laid out as nodes. An instance is reused from text to text and
 * belongs to one thread; it points into the bytes it was last given.
 *
 * <p>Stricter than RFC 8259 where that leaves a choice: invalid UTF-8, lone surrogates, doubled
 * member names, nesting deeper than {@link #MAX_DEPTH} and numbers beyond the range of a double are
 * errors, as is a byte order mark.
 */
final class JsonTape extends JsonNodes {

  /** Containers inside each other, at most. */
  static final int MAX_DEPTH = 64;

  private int base;
  private int limit;

  /** Reads one text; what was read before is gone. */
  void read(byte[] text, int offset, int length) throws JsonException {
    begin(text);
    base = offset;
    limit = offset + length;
    int at = space(value(space(offset), 0));
    if (at < limit) {
      throw error("text goes on after the end of the value", at);
    }
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
    next[node] = size();
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
    int name = size();
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
    next[node] = size();
    return at;
  }

  private int open(byte container, int at, int depth) throws JsonException {
    if (depth > MAX_DEPTH) {
      throw error("nested deeper than " + MAX_DEPTH, at);
    }
    return node(container, at, at);
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

  @Override
  JsonException error(String what, int where) {
    return new JsonException(what, where - base);
  }
}
