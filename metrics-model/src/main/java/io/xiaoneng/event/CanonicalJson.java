package io.xiaoneng.event;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The canonical form of RFC 8785 and its SHA-256. Strings without escapes and short whole numbers
 * are canonical as they stand and copied as bytes. One instance belongs to one thread.
 */
public final class CanonicalJson {

  private final JsonTape tape = new JsonTape();
  private final MessageDigest sha256;
  private final byte[] digest = new byte[32];
  private byte[] out = new byte[1024];
  private int size;

  public CanonicalJson() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * The canonical form of a JSON text.
   *
   * @throws JsonException where the bytes are no JSON
   */
  public byte[] canonical(byte[] text) throws JsonException {
    tape.read(text, 0, text.length);
    write(tape);
    return Arrays.copyOf(out, size);
  }

  /**
   * The hash of the canonical form of a JSON text.
   *
   * @throws JsonException where the bytes are no JSON
   */
  public ContentHash hash(byte[] text) throws JsonException {
    tape.read(text, 0, text.length);
    return hash(tape);
  }

  ContentHash hash(JsonTape read) {
    write(read);
    try {
      sha256.update(out, 0, size);
      sha256.digest(digest, 0, digest.length);
    } catch (DigestException e) {
      throw new IllegalStateException("a SHA-256 has 32 bytes", e);
    }
    return new ContentHash(bigEndian(0), bigEndian(8));
  }

  private long bigEndian(int from) {
    long value = 0;
    for (int i = from; i < from + 8; i++) {
      value = value << 8 | digest[i] & 0xff;
    }
    return value;
  }

  private void write(JsonTape read) {
    size = 0;
    value(read, 0);
  }

  private void value(JsonTape read, int node) {
    switch (read.kind[node]) {
      case JsonTape.OBJECT -> object(read, node);
      case JsonTape.ARRAY -> array(read, node);
      // The quotes around a plain string are part of its canonical form.
      case JsonTape.PLAIN -> slice(read.bytes, read.start[node] - 1, read.end[node] + 1);
      case JsonTape.ESCAPED -> text(escaped(read.string(node)));
      case JsonTape.NUMBER -> text(EcmaNumber.canonical(read.raw(node)));
      default -> slice(read.bytes, read.start[node], read.end[node]);
    }
  }

  private void object(JsonTape read, int node) {
    put('{');
    int from = read.first[node];
    int to = from + read.count[node];
    for (int i = from; i < to; i++) {
      if (i > from) {
        put(',');
      }
      int name = read.sorted[i];
      if (!copiesWhole(read, name)) {
        value(read, name);
        put(':');
        value(read, name + 1);
      }
    }
    put('}');
  }

  /** Copies a member at once where it stands in the text as it should stand in the form. */
  private boolean copiesWhole(JsonTape read, int name) {
    if (read.kind[name] != JsonTape.PLAIN) {
      return false;
    }
    int valueKind = read.kind[name + 1];
    int quote = valueKind == JsonTape.PLAIN ? 1 : 0;
    if (valueKind > JsonTape.PLAIN
        || valueKind == JsonTape.NUMBER
        || read.start[name + 1] - quote != read.end[name] + 2) {
      return false;
    }
    slice(read.bytes, read.start[name] - 1, read.end[name + 1] + quote);
    return true;
  }

  private void array(JsonTape read, int node) {
    put('[');
    int child = node + 1;
    for (int i = 0; i < read.count[node]; i++) {
      if (i > 0) {
        put(',');
      }
      value(read, child);
      child = read.next[child];
    }
    put(']');
  }

  private static String escaped(String value) {
    StringBuilder quoted = new StringBuilder(value.length() + 2);
    JsonStrings.quote(value, quoted);
    return quoted.toString();
  }

  private void text(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    slice(bytes, 0, bytes.length);
  }

  private void slice(byte[] from, int start, int end) {
    int length = end - start;
    reserve(length + 8);
    if (length <= 48 && end + 8 <= from.length) {
      // Words run over the end of short slices; what comes next is written over the rest.
      for (int i = 0; i < length; i += 8) {
        Bytes.putWord(out, size + i, Bytes.word(from, start + i));
      }
    } else {
      System.arraycopy(from, start, out, size, length);
    }
    size += length;
  }

  private void put(char ascii) {
    reserve(1);
    out[size++] = (byte) ascii;
  }

  private void reserve(int more) {
    if (size + more > out.length) {
      out = Arrays.copyOf(out, Math.max(size + more, out.length * 2));
    }
  }
}
