package io.xiaoneng.registry;

/**
 * A key of the registry topic: {@code unit/CODE}, {@code item/CODE/VERSION}, {@code
 * calendar/ID/YEAR/VERSION}, {@code source/PREFIX}, …. A code may itself hold slashes.
 *
 * @param code of the record; of a calendar {@code ID/YEAR}
 * @param version of an item or a calendar, 1 or more; else 0
 */
public record RegistryKey(RecordKind kind, String code, long version) {

  /**
   * Reads a key.
   *
   * @throws RegistryException where it names no kind, or has no code or version where one is needed
   */
  public static RegistryKey parse(String key) {
    int slash = key.indexOf('/');
    RecordKind kind = slash < 0 ? null : RecordKind.ofWireName(key.substring(0, slash));
    if (kind == null || slash == key.length() - 1) {
      throw new RegistryException(
          "kind",
          "registry key "
              + key
              + " is none of KIND/CODE, item/CODE/VERSION, calendar/ID/YEAR/VERSION");
    }
    String rest = key.substring(slash + 1);
    return kind.versioned() ? versioned(kind, key, rest) : new RegistryKey(kind, rest, 0);
  }

  private static RegistryKey versioned(RecordKind kind, String key, String rest) {
    int slash = rest.lastIndexOf('/');
    String version = rest.substring(slash + 1);
    if (slash < 1 || !version.matches("[1-9][0-9]{0,9}")) {
      throw new RegistryException(
          "version",
          "registry key "
              + key
              + " is not "
              + kind.wireName()
              + "/CODE/VERSION with a version of 1 or more");
    }
    String code = rest.substring(0, slash);
    if (kind == RecordKind.CALENDAR && !code.matches("[^/]+/[0-9]{4}")) {
      throw new RegistryException(
          "year", "registry key " + key + " is not calendar/ID/YEAR/VERSION");
    }
    return new RegistryKey(kind, code, Long.parseLong(version));
  }

  /** The key as the topic has it. */
  @Override
  public String toString() {
    return kind.wireName() + "/" + code + (kind.versioned() ? "/" + version : "");
  }
}
