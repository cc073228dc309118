package io.xiaoneng.dashboard.registry;

import io.xiaoneng.registry.Item;
import io.xiaoneng.registry.RecordKind;
import io.xiaoneng.registry.RegistryException;
import io.xiaoneng.registry.RegistryKey;
import io.xiaoneng.registry.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads records: one, or those of a kind, as of a moment. */
@Service
public class RecordReads {

  private final RecordStore records;
  private final RegistryView registry;

  RecordReads(RecordStore records, RegistryView registry) {
    this.records = records;
    this.registry = registry;
  }

  /**
   * A page of records.
   *
   * @param total of all that fit
   * @param page from 0
   */
  public record Slice(
      String kind, int total, int page, int size, List<Map<String, @Nullable Object>> records) {}

  /**
   * The record an address means: of an item or calendar the version named, else the one in force.
   *
   * @return null where there is none then
   */
  public @Nullable Map<String, @Nullable Object> one(RecordKind kind, String path, Instant at) {
    Map<String, @Nullable Object> exact = exact(kind, path);
    if (kind == RecordKind.UNIT && exact != null) {
      return registry.registry().unit(path, at) == null ? null : exact;
    }
    if (exact != null || !kind.versioned()) {
      return exact;
    }
    if (kind == RecordKind.ITEM) {
      Item item = registry.registry().item(path, null, at);
      return item == null ? null : records.body(item.key());
    }
    return keys(kind).stream()
        .filter(key -> key.code().equals(path))
        .reduce((lower, higher) -> higher)
        .map(this::body)
        .orElse(null);
  }

  private @Nullable Map<String, @Nullable Object> exact(RecordKind kind, String path) {
    try {
      Map<String, @Nullable Object> found = body(RegistryKey.parse(kind.wireName() + "/" + path));
      return found == null && kind == RecordKind.SOURCE
          ? records.body(RegistryKey.parse("source//" + path))
          : found;
    } catch (RegistryException e) {
      return null;
    }
  }

  /**
   * The records of a kind, by code and version.
   *
   * @param search what key, names or parent must contain, any case; "" = all
   * @param at only what is in force then: one version of an item, units that exist; null = all
   * @param page from 0
   */
  public Slice list(RecordKind kind, String search, @Nullable Instant at, int page, int size) {
    String wanted = search.strip().toLowerCase(Locale.ROOT);
    List<Map<String, @Nullable Object>> found = new ArrayList<>();
    for (RegistryKey key : keys(kind)) {
      Map<String, @Nullable Object> body = body(key);
      if (body != null
          && (at == null || inForce(key, at))
          && (wanted.isEmpty() || text(key, body).contains(wanted))) {
        found.add(body);
      }
    }
    int from = (int) Math.min(found.size(), (long) page * size);
    int to = Math.min(found.size(), from + size);
    return new Slice(
        kind.wireName(), found.size(), page, size, List.copyOf(found.subList(from, to)));
  }

  /** With the calendar years that need no record. */
  private List<RegistryKey> keys(RecordKind kind) {
    if (kind != RecordKind.CALENDAR) {
      return records.keys(kind);
    }
    Set<RegistryKey> keys = new LinkedHashSet<>(BuiltInYears.all().keySet());
    keys.addAll(records.keys(kind));
    return keys.stream()
        .sorted(Comparator.comparing(RegistryKey::code).thenComparing(RegistryKey::version))
        .toList();
  }

  private @Nullable Map<String, @Nullable Object> body(RegistryKey key) {
    Map<String, @Nullable Object> body = records.body(key);
    return body == null ? BuiltInYears.all().get(key) : body;
  }

  private boolean inForce(RegistryKey key, Instant at) {
    if (key.kind() == RecordKind.ITEM) {
      Item item = registry.registry().item(key.code(), null, at);
      return item != null && item.version() == key.version();
    }
    if (key.kind() == RecordKind.UNIT) {
      Unit unit = registry.registry().unit(key.code(), at);
      return unit != null;
    }
    return true;
  }

  private static String text(RegistryKey key, Map<String, ?> body) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("key", key.code());
    for (String field : List.of("nameZh", "nameEn", "parent", "unit", "type", "metric")) {
      shown.put(field, Objects.requireNonNullElse(body.get(field), ""));
    }
    return String.join("\n", shown.values().stream().map(String::valueOf).toList())
        .toLowerCase(Locale.ROOT);
  }
}
