package io.xiaoneng.importer.source;

import io.xiaoneng.importer.mapping.ImportFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Parts the objects of a JSON list from each other by their brackets, without reading into them.
 */
final class JsonObjects {

  /** A larger object is no service request. */
  static final int MAX_BYTES = 1 << 20;

  private final String file;
  private final InputStream bytes;
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private long line = 1;
  private long begun = 1;
  private long found;
  private boolean inList;
  private boolean foundList;

  JsonObjects(String file, InputStream bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /** Whether any list began. */
  boolean foundList() {
    return foundList;
  }

  /** The line on which the object begins, from 1. */
  long line() {
    return begun;
  }

  /** The object, or null where it is larger than {@link #MAX_BYTES}. */
  byte @Nullable [] text() {
    return text.size() > MAX_BYTES ? null : text.toByteArray();
  }

  /**
   * Goes to the next object.
   *
   * @return false at the end of the file
   * @throws ImportFailure where the file ends inside a list
   */
  boolean next() throws IOException {
    for (int c = read(); c >= 0; c = read()) {
      if (!inList) {
        skipOutside(c);
      } else if (c == '{') {
        begun = line;
        copyObject();
        found++;
        return true;
      } else if (c == ']') {
        inList = false;
      } else if (c != ',' && c > ' ') {
        throw new ImportFailure(
            file + ", line " + line + ": the list holds something else than objects; " + before());
      }
    }
    if (inList) {
      throw broken();
    }
    return false;
  }

  private void skipOutside(int c) throws IOException {
    if (c == '[') {
      inList = true;
      foundList = true;
    } else if (c == '"') {
      skipString(false);
    }
  }

  private void copyObject() throws IOException {
    text.reset();
    text.write('{');
    int depth = 1;
    while (depth > 0) {
      int c = copied();
      if (c == '"') {
        skipString(true);
      } else if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
      }
    }
  }

  private void skipString(boolean copying) throws IOException {
    for (int c = inside(copying); c != '"'; c = inside(copying)) {
      if (c == '\\') {
        inside(copying);
      }
    }
  }

  private int inside(boolean copying) throws IOException {
    if (copying) {
      return copied();
    }
    int c = read();
    if (c < 0) {
      throw broken();
    }
    return c;
  }

  private int copied() throws IOException {
    int c = read();
    if (c < 0) {
      throw broken();
    }
    if (text.size() <= MAX_BYTES) {
      text.write(c);
    }
    return c;
  }

  private int read() throws IOException {
    int c = bytes.read();
    if (c == '\n') {
      line++;
    }
    return c;
  }

  private ImportFailure broken() {
    return new ImportFailure(file + ", line " + line + ": the file breaks off; " + before());
  }

  private String before() {
    return found == 0
        ? "nothing was imported"
        : "the "
            + found
            + " requests before it were imported, and importing them again changes nothing";
  }
}
