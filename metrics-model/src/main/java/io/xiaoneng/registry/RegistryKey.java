package io.xiaoneng.registry;

import java.util.Locale;

/**
 * A key of the registry topic.
 *
 * @param code of the unit, item or point, or the prefix of the source
 * @param version of an item, else 0
 */
record RegistryKey(Kind kind, String code, long version) {

  enum Kind {
    UNIT,
    ITEM,
    SOURCE,
    POINT;

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static RegistryKey parse(String key) {
    for (Kind kind : Kind.values()) {
      String prefix = kind.wireName() + "/";
      if (key.startsWith(prefix) && key.length() > prefix.length()) {
        String rest = key.substring(prefix.length());
        return kind == Kind.ITEM ? item(key, rest) : new RegistryKey(kind, rest, 0);
      }
    }
    throw new IllegalArgumentException(
        "registry key "
            + key
            + " is none of unit/CODE, item/CODE/VERSION, source/PREFIX, point/ID");
  }

  private static RegistryKey item(String key, String rest) {
    int slash = rest.lastIndexOf('/');
    String version = rest.substring(slash + 1);
    if (slash < 1 || !version.matches("[1-9][0-9]{0,9}")) {
      throw new IllegalArgumentException(
          "registry key " + key + " is not item/CODE/VERSION with a version of 1 or more");
    }
    return new RegistryKey(Kind.ITEM, rest.substring(0, slash), Long.parseLong(version));
  }
}
