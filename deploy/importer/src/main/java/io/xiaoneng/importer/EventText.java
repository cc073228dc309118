package io.xiaoneng.importer;

import java.util.List;

/** Writes the members of one JSON object, in the order they come. */
final class EventText {

  private final StringBuilder json = new StringBuilder(512).append('{');

  EventText text(String name, String value) {
    name(name);
    quote(value);
    return this;
  }

  EventText number(String name, long value) {
    name(name).json.append(value);
    return this;
  }

  EventText flag(String name, boolean value) {
    name(name).json.append(value);
    return this;
  }

  EventText texts(String name, List<String> values) {
    name(name).json.append('[');
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        json.append(',');
      }
      quote(values.get(i));
    }
    json.append(']');
    return this;
  }

  /** A member that is an object, already written. */
  EventText object(String name, String written) {
    name(name).json.append(written);
    return this;
  }

  /** The object; nothing may be added after. */
  String end() {
    return json.append('}').toString();
  }

  private EventText name(String name) {
    if (json.length() > 1) {
      json.append(',');
    }
    quote(name);
    json.append(':');
    return this;
  }

  private void quote(String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        // A lone half of a pair has no UTF-8; escaped, it stays what it was.
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
