package io.xiaoneng.event;

import java.nio.charset.StandardCharsets;

/** Strings of JSON: UTF-8, escapes and their order. */
final class JsonStrings {

  private static final String HEX = "0123456789abcdef";
  private static final int SHOWN = 60;

  private JsonStrings() {}

  /**
   * Checks one character of more than one byte against RFC 3629: no overlong form, no surrogate,
   * nothing above U+10FFFF.
   *
   * @return where the next character begins
   */
  static int checkMultiByte(byte[] text, int at, int limit, int base) throws JsonException {
    int lead = text[at] & 0xff;
    int length;
    int low = 0x80;
    int high = 0xbf;
    if (lead >= 0xc2 && lead <= 0xdf) {
      length = 2;
    } else if (lead >= 0xe0 && lead <= 0xef) {
      length = 3;
      if (lead == 0xe0) {
        low = 0xa0;
      } else if (lead == 0xed) {
        high = 0x9f;
      }
    } else if (lead >= 0xf0 && lead <= 0xf4) {
      length = 4;
      if (lead == 0xf0) {
        low = 0x90;
      } else if (lead == 0xf4) {
        high = 0x8f;
      }
    } else {
      throw new JsonException("bytes are not UTF-8", at - base);
    }
    if (at + length > limit) {
      throw new JsonException("bytes are not UTF-8", at - base);
    }
    int second = text[at + 1] & 0xff;
    if (second < low || second > high) {
      throw new JsonException("bytes are not UTF-8", at - base);
    }
    for (int i = 2; i < length; i++) {
      if ((text[at + i] & 0xc0) != 0x80) {
        throw new JsonException("bytes are not UTF-8", at - base);
      }
    }
    return at + length;
  }

  /**
   * Checks one escape; a high surrogate takes the escaped low one with it.
   *
   * @return where the next character begins
   */
  static int checkEscape(byte[] text, int at, int limit, int base) throws JsonException {
    if (at + 1 >= limit) {
      throw new JsonException("text ends inside a string", limit - base);
    }
    switch (text[at + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
        return at + 2;
      }
      case 'u' -> {
        int unit = hex(text, at + 2, limit, base);
        if (unit >= 0xd800 && unit <= 0xdfff) {
          boolean paired =
              unit <= 0xdbff && at + 7 < limit && text[at + 6] == '\\' && text[at + 7] == 'u';
          int low = paired ? hex(text, at + 8, limit, base) : 0;
          if (low < 0xdc00 || low > 0xdfff) {
            throw new JsonException("a surrogate stands alone", at - base);
          }
          return at + 12;
        }
        return at + 6;
      }
      default -> throw new JsonException("no such escape", at - base);
    }
  }

  private static int hex(byte[] text, int at, int limit, int base) throws JsonException {
    int value = 0;
    for (int i = at; i < at + 4; i++) {
      int digit = i < limit ? Character.digit((char) (text[i] & 0xff), 16) : -1;
      if (digit < 0 || text[i] < 0) {
        throw new JsonException("an escape needs four hexadecimal digits", i - base);
      }
      value = value << 4 | digit;
    }
    return value;
  }

  /** The value of a string that was checked, between its quotes. */
  static String unescape(byte[] text, int from, int to) {
    StringBuilder out = new StringBuilder(to - from);
    int plain = from;
    int at = from;
    while (at < to) {
      if (text[at] != '\\') {
        at++;
        continue;
      }
      out.append(new String(text, plain, at - plain, StandardCharsets.UTF_8));
      char c = (char) text[at + 1];
      at += 2;
      switch (c) {
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 't' -> out.append('\t');
        case 'u' -> {
          int unit = 0;
          for (int i = 0; i < 4; i++) {
            unit = unit << 4 | Character.digit((char) text[at + i], 16);
          }
          out.append((char) unit);
          at += 4;
        }
        default -> out.append(c);
      }
      plain = at;
    }
    return out.append(new String(text, plain, to - plain, StandardCharsets.UTF_8)).toString();
  }

  /** Order by UTF-16 code units of two texts in UTF-8. */
  static int comparePlain(byte[] text, int a, int aEnd, int b, int bEnd) {
    int length = Math.min(aEnd - a, bEnd - b);
    for (int i = 0; i < length; i++) {
      int left = text[a + i] & 0xff;
      int right = text[b + i] & 0xff;
      if (left != right) {
        // Characters above U+FFFF begin with F0–F4 here and with D800–DBFF there: below U+E000.
        if (left >= 0xee && right >= 0xee && left >= 0xf0 != right >= 0xf0) {
          return left >= 0xf0 ? -1 : 1;
        }
        return left - right;
      }
    }
    return (aEnd - a) - (bEnd - b);
  }

  /** Appends a string with its quotes, escaped as RFC 8785 has it: nothing more than needed. */
  static void quote(CharSequence value, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20) {
            out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /** How many bytes the text has in UTF-8. */
  static int utf8Length(String value) {
    int bytes = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      // Each half of a surrogate pair stands for two of the four bytes.
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes;
  }

  /** The first characters of a text, no pair torn. */
  static String first(String value, int characters) {
    return value.codePointCount(0, value.length()) <= characters
        ? value
        : value.substring(0, value.offsetByCodePoints(0, characters));
  }

  /** A value for a message: quoted, and cut where it is long. */
  static String cut(String value) {
    String shown = first(value, SHOWN);
    StringBuilder out = new StringBuilder();
    quote(shown.length() == value.length() ? value : shown + "…", out);
    return out.toString();
  }
}
