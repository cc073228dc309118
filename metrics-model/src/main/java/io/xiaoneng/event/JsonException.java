package io.xiaoneng.event;

/** Bytes that are not JSON as RFC 8259 has it, with the place where that showed. */
public final class JsonException extends Exception {

  private final int position;

  JsonException(String what, int position) {
    super(what + " at byte " + position, null, false, false);
    this.position = position;
  }

  /** Offset of the offending byte, 0 for the first byte of the text. */
  public int position() {
    return position;
  }
}
