package io.xiaoneng.dashboard.privacy;

import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.security.CurrentActor;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.event.Json;
import io.xiaoneng.event.JsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Frozen evidence as it is told: which case it is stands in none of an item that has been made
 * sensitive or secret, also where that was later than the evidence. What is kept stays as it was.
 */
@Component
public class EvidenceSight {

  /** Names of members that tell which case it is, beside {@code caseId}. */
  private static final Set<String> TELLING = Set.of("caseId", "id", "trace");

  /** Of fewer units in a class the others are not shown to one of them. */
  private static final int ENOUGH = 5;

  private final RegistryView registry;
  private final CurrentActor current;

  EvidenceSight(RegistryView registry, CurrentActor current) {
    this.current = current;
    this.registry = registry;
  }

  /** The JSON without what tells which case it is, of all items that are sensitive now. */
  public String told(String evidence) {
    Set<String> items = registry.sensitiveItems();
    String among = withoutFew(evidence);
    if (items.isEmpty()) {
      return among;
    }
    Object whole = parsed(among);
    return namesCases(whole, items) ? Json.write(cleared(whole, items)) : among;
  }

  /**
   * The JSON without the other units of a funnel where these are so few that the unit that asks
   * could tell which is which.
   */
  public String withoutFew(String evidence) {
    if (!current.get().is(Role.UNIT)
        || !(parsed(evidence) instanceof Map<?, ?> whole)
        || !(whole.get("funnel") instanceof List<?> funnel)
        || funnel.size() >= ENOUGH) {
      return evidence;
    }
    Map<String, @Nullable Object> told = new LinkedHashMap<>();
    whole.forEach((name, value) -> told.put(String.valueOf(name), value));
    told.put(
        "funnel",
        funnel.stream()
            .filter(
                each -> each instanceof Map<?, ?> point && Boolean.TRUE.equals(point.get("own")))
            .toList());
    return Json.write(told);
  }

  /** Whether the evidence names a case of an item that is sensitive now. */
  public boolean namesSensitive(String evidence) {
    Set<String> items = registry.sensitiveItems();
    return !items.isEmpty() && namesCases(parsed(evidence), items);
  }

  private static @Nullable Object parsed(String evidence) {
    try {
      return Json.parse(evidence);
    } catch (JsonException e) {
      throw new IllegalStateException("kept evidence is no JSON", e);
    }
  }

  private static boolean namesCases(@Nullable Object value, Set<String> items) {
    if (value instanceof Map<?, ?> map) {
      return ofSensitive(map, items)
          || map.values().stream().anyMatch(each -> namesCases(each, items));
    }
    return value instanceof List<?> list && list.stream().anyMatch(each -> namesCases(each, items));
  }

  /** Whether it tells of one case, of such an item. */
  private static boolean ofSensitive(Map<?, ?> map, Set<String> items) {
    Object item = map.get("item") instanceof Map<?, ?> named ? named.get("code") : map.get("item");
    return map.containsKey("caseId") && item instanceof String code && items.contains(code);
  }

  private static @Nullable Object cleared(@Nullable Object value, Set<String> items) {
    if (value instanceof Map<?, ?> map) {
      boolean hidden = ofSensitive(map, items);
      boolean around = map.values().stream().anyMatch(each -> isOne(each, items));
      Map<String, @Nullable Object> told = new LinkedHashMap<>();
      map.forEach(
          (name, each) -> {
            boolean left = hidden && TELLING.contains(name) || around && "trace".equals(name);
            told.put(String.valueOf(name), left ? nothing(each) : cleared(each, items));
          });
      return told;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> told = new ArrayList<>();
      list.forEach(each -> told.add(cleared(each, items)));
      return told;
    }
    return value;
  }

  private static boolean isOne(@Nullable Object value, Set<String> items) {
    return value instanceof Map<?, ?> map && ofSensitive(map, items);
  }

  private static @Nullable Object nothing(@Nullable Object value) {
    return value instanceof List<?> ? List.of() : null;
  }
}
