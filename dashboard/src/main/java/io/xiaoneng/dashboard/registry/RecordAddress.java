package io.xiaoneng.dashboard.registry;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.registry.RecordKind;
import io.xiaoneng.registry.RegistryException;
import io.xiaoneng.registry.RegistryKey;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which record an address and a body mean. */
final class RecordAddress {

  private static final Pattern WITH_VERSION = Pattern.compile("(.+)/([0-9]{1,10})");

  private RecordAddress() {}

  /**
   * @throws BadParameterException where there is no such kind
   */
  static RecordKind kind(String name) {
    RecordKind kind = RecordKind.ofWireName(name);
    if (kind == null) {
      throw new BadParameterException(
          "kind",
          "kind is \""
              + name
              + "\", must be one of "
              + Arrays.stream(RecordKind.values())
                  .map(RecordKind::wireName)
                  .collect(Collectors.joining(", ")));
    }
    return kind;
  }

  /**
   * The key that a body is meant for.
   *
   * @param path what follows the kind in the address, without its first slash
   * @throws BadParameterException where the version, or a calendar's year, is told nowhere
   */
  static RegistryKey of(RecordKind kind, String path, Map<String, ?> body) {
    try {
      return switch (kind) {
        case ITEM -> item(path, body);
        case CALENDAR -> calendar(path, body);
        case SOURCE ->
            new RegistryKey(kind, ("/" + path).equals(body.get("prefix")) ? "/" + path : path, 0);
        default -> RegistryKey.parse(kind.wireName() + "/" + path);
      };
    } catch (RegistryException e) {
      throw new BadParameterException(e.field(), String.valueOf(e.getMessage()));
    }
  }

  private static RegistryKey item(String path, Map<String, ?> body) {
    Matcher versioned = WITH_VERSION.matcher(path);
    if (!path.equals(body.get("code")) && versioned.matches()) {
      return RegistryKey.parse("item/" + path);
    }
    return RegistryKey.parse("item/" + path + "/" + told("version", body));
  }

  private static RegistryKey calendar(String path, Map<String, ?> body) {
    int parts = path.split("/").length;
    String year = parts < 2 ? "/" + told("year", body) : "";
    String version = parts < 3 ? "/" + told("version", body) : "";
    return RegistryKey.parse("calendar/" + path + year + version);
  }

  private static Object told(String field, Map<String, ?> body) {
    @Nullable Object value = body.get(field);
    if (value == null) {
      throw new BadParameterException(
          field, field + " is missing: it must be in the address or in the body");
    }
    return value;
  }
}
