package io.xiaoneng.dashboard.intake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a batch into its elements without changing a byte of them: identity and hash of an event are
 * over the bytes the sender sent.
 *
 * <p>Only what is needed to find the ends is looked at: strings and brackets. An element that is no
 * JSON by itself is left to the validator, so that it is refused alone; where no end can be found
 * the whole body is no JSON.
 */
final class BodyCutter {

  /** Elements of one batch, at most; 10 MiB of the shortest events hold fewer. */
  static final int MAX_ELEMENTS = 100_000;

  /** A part of the body. */
  record Slice(int offset, int length) {}

  private final byte[] body;
  private int at;

  private BodyCutter(byte[] body) {
    this.body = body;
  }

  /**
   * The elements of a JSON array, in order, without the white space around them.
   *
   * @return null where the body is not an array, or is cut off, or has too many elements
   */
  static @Nullable List<Slice> elements(byte[] body) {
    return new BodyCutter(body).array();
  }

  /** The body without the white space around it. */
  static Slice whole(byte[] body) {
    int start = 0;
    int end = body.length;
    while (start < end && isSpace(body[start])) {
      start++;
    }
    while (end > start && isSpace(body[end - 1])) {
      end--;
    }
    return new Slice(start, end - start);
  }

  private @Nullable List<Slice> array() {
    List<Slice> elements = new ArrayList<>();
    skipSpace();
    if (!take('[')) {
      return null;
    }
    skipSpace();
    if (take(']')) {
      return onlySpaceLeft() ? elements : null;
    }
    while (elements.size() < MAX_ELEMENTS) {
      skipSpace();
      int start = at;
      if (!skipElement()) {
        return null;
      }
      int end = at;
      while (end > start && isSpace(body[end - 1])) {
        end--;
      }
      if (end == start) {
        return null;
      }
      elements.add(new Slice(start, end - start));
      if (take(']')) {
        return onlySpaceLeft() ? elements : null;
      }
      if (!take(',')) {
        return null;
      }
    }
    return null;
  }

  /** Goes to the comma or bracket behind an element. */
  private boolean skipElement() {
    int depth = 0;
    while (at < body.length) {
      byte b = body[at];
      if (b == '"') {
        if (!skipString()) {
          return false;
        }
        continue;
      }
      if (b == '{' || b == '[') {
        depth++;
      } else if (b == '}' || b == ']') {
        if (depth == 0) {
          return b == ']';
        }
        depth--;
      } else if (b == ',' && depth == 0) {
        return true;
      }
      at++;
    }
    return false;
  }

  private boolean skipString() {
    at++;
    while (at < body.length) {
      byte b = body[at++];
      if (b == '"') {
        return true;
      }
      if (b == '\\') {
        at++;
      }
    }
    return false;
  }

  private boolean onlySpaceLeft() {
    skipSpace();
    return at == body.length;
  }

  private void skipSpace() {
    while (at < body.length && isSpace(body[at])) {
      at++;
    }
  }

  private boolean take(char expected) {
    if (at < body.length && body[at] == expected) {
      at++;
      return true;
    }
    return false;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }
}
