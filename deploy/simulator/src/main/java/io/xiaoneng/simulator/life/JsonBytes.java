package io.xiaoneng.simulator.life;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes one JSON object after another into the same buffer; none of its texts needs escaping. */
public final class JsonBytes {

  private byte[] buffer = new byte[1024];
  private int length;

  /** Begins a new object. */
  public JsonBytes begin() {
    length = 0;
    return put((byte) '{');
  }

  /** A member with a text of ASCII characters that need no escape: codes, ids, times. */
  public JsonBytes ascii(String name, String value) {
    name(name);
    put((byte) '"');
    raw(value);
    return put((byte) '"');
  }

  /** A member with any text without quotes, backslashes and control characters. */
  public JsonBytes text(String name, String value) {
    name(name);
    put((byte) '"');
    bytes(value.getBytes(StandardCharsets.UTF_8));
    return put((byte) '"');
  }

  public JsonBytes number(String name, long value) {
    name(name);
    raw(Long.toString(value));
    return this;
  }

  public JsonBytes flag(String name, boolean value) {
    name(name);
    raw(value ? "true" : "false");
    return this;
  }

  /** A member that is already written. */
  public JsonBytes json(String name, byte[] value) {
    name(name);
    return bytes(value);
  }

  public JsonBytes time(String name, long millis, WireTime format) {
    name(name);
    put((byte) '"');
    ensure(WireTime.MAX_LENGTH);
    length = format.write(millis, buffer, length);
    return put((byte) '"');
  }

  /** Ends the object and returns a copy of it. */
  public byte[] end() {
    put((byte) '}');
    return Arrays.copyOf(buffer, length);
  }

  private void name(String name) {
    if (length > 1) {
      put((byte) ',');
    }
    put((byte) '"');
    raw(name);
    put((byte) '"');
    put((byte) ':');
  }

  /** Low bytes only, which is right for ASCII and far quicker than encoding. */
  @SuppressWarnings("deprecation")
  private void raw(String ascii) {
    ensure(ascii.length());
    ascii.getBytes(0, ascii.length(), buffer, length);
    length += ascii.length();
  }

  private JsonBytes bytes(byte[] value) {
    ensure(value.length);
    System.arraycopy(value, 0, buffer, length, value.length);
    length += value.length;
    return this;
  }

  private JsonBytes put(byte one) {
    ensure(1);
    buffer[length++] = one;
    return this;
  }

  private void ensure(int more) {
    if (length + more > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
    }
  }
}
