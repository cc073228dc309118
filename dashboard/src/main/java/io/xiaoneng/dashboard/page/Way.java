package io.xiaoneng.dashboard.page;

import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * Where a page stands on the one way down (city, district, sub-district, community, item, case),
 * and the addresses of what lies around it. They keep where it stands and the period, so that an
 * address says by itself what is seen there.
 *
 * @param unit code; null for the whole city, or for what a unit's user may see of it
 * @param item code; null for all items
 * @param also what else narrows the figures, by the name of the dimension
 * @param asked {@code from} and {@code to} as the reader chose them; empty for the usual period
 * @param shown {@code from}, {@code to}, {@code asOf} and {@code knownAt} of the figures on the
 *     page as far as they are not what they always are; empty where the page has no figures
 */
public record Way(
    @Nullable String unit,
    @Nullable String item,
    Map<String, String> also,
    Map<String, String> asked,
    Map<String, String> shown) {

  /** The whole city, in no period in particular. */
  public static final Way CITY = new Way(null, null, Map.of(), Map.of(), Map.of());

  private static final String UNIT = "unit";
  private static final String ITEM = "item";
  private static final List<String> PERIOD = List.of("from", "to");
  private static final List<String> MOMENT = List.of("asOf", "knownAt");

  public Way {
    also = copy(also);
    asked = copy(asked);
    shown = copy(shown);
  }

  /** In the order given: addresses of the same thing are the same. */
  private static Map<String, String> copy(Map<String, String> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /**
   * A place as it is in a period.
   *
   * @param from first day, null or no day at all for the usual period; likewise {@code to}
   */
  public static Way at(
      @Nullable String unit, @Nullable String item, @Nullable String from, @Nullable String to) {
    Map<String, String> period = new LinkedHashMap<>();
    if (isDay(from) && isDay(to)) {
      put(period, "from", from);
      put(period, "to", to);
    }
    return new Way(unit, item, Map.of(), period, period);
  }

  private static boolean isDay(@Nullable String text) {
    try {
      return text != null && LocalDate.parse(text).getYear() > 0;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Where the parameters of a metric's question stand; several values of one name are kept. */
  public static Way of(Map<String, String[]> parameters) {
    Map<String, String> also = new LinkedHashMap<>();
    Map<String, String> period = new LinkedHashMap<>();
    Map<String, String> moment = new LinkedHashMap<>();
    parameters.forEach(
        (name, values) -> {
          String value = String.join(",", values);
          if (PERIOD.contains(name)) {
            period.put(name, value);
          } else if (MOMENT.contains(name)) {
            moment.put(name, value);
          } else if (Dimension.narrows(name) && !name.equals(UNIT) && !name.equals(ITEM)) {
            also.put(name, value);
          }
        });
    Map<String, String> shown = new LinkedHashMap<>(period);
    shown.putAll(moment);
    return new Way(joined(parameters.get(UNIT)), joined(parameters.get(ITEM)), also, period, shown);
  }

  private static @Nullable String joined(String @Nullable [] values) {
    String value = values == null ? "" : String.join(",", values);
    return value.isEmpty() ? null : value;
  }

  /** The same with figures of this period. */
  public Way showing(Map<String, String> period) {
    return new Way(unit, item, also, asked, period);
  }

  /** The same in the usual period. */
  public Way usual() {
    return new Way(unit, item, also, Map.of(), shown);
  }

  /** The same for another unit. */
  public Way inUnit(@Nullable String other) {
    return new Way(other, item, also, asked, shown);
  }

  /** The same for one item. */
  public Way ofItem(@Nullable String other) {
    return new Way(unit, other, also, asked, shown);
  }

  /** Unit and item as parameters, where there are any. */
  public Map<String, String> position() {
    Map<String, String> position = new LinkedHashMap<>();
    put(position, UNIT, unit);
    put(position, ITEM, item);
    return position;
  }

  /** Whether it is one place with a page of its own, and not several at a time. */
  public boolean single() {
    return (unit == null || !unit.contains(",")) && (item == null || !item.contains(","));
  }

  /** Whether the figures here have lists: they are those of a period that is known. */
  public boolean lists() {
    return !shown.isEmpty();
  }

  /** The page of this place: of the unit, or of the item within it. */
  public String page() {
    Map<String, String> query = new LinkedHashMap<>();
    if (item != null) {
      put(query, UNIT, unit);
      query.put(ITEM, item);
      query.putAll(asked);
      return address("/items", query);
    }
    query.putAll(asked);
    return address(
        unit == null
            ? "/units"
            : "/units/" + UriUtils.encodePathSegment(unit, StandardCharsets.UTF_8),
        query);
  }

  /** All items of this unit. */
  public String items() {
    return items(null);
  }

  /** The same in another order. */
  public String items(@Nullable String sort) {
    Map<String, String> query = new LinkedHashMap<>();
    put(query, UNIT, unit);
    query.putAll(asked);
    put(query, "sort", sort);
    return address("/items", query);
  }

  /** The page of a metric, for this place. */
  public String metric(String id) {
    Map<String, String> query = place();
    query.putAll(moment(id));
    return address("/metrics/" + id, query);
  }

  /** The list behind a number of a metric, for this place. */
  public String list(String id, @Nullable String part) {
    Map<String, String> query = new LinkedHashMap<>();
    put(query, "part", part);
    query.putAll(place());
    query.putAll(moment(id));
    return address("/metrics/" + id + "/cases", query);
  }

  /** The definition of a metric with the ways on from it. */
  public String definition(String id) {
    Map<String, String> query = place();
    query.putAll(moment(id));
    return address("/metrics/" + id + "/definition", query);
  }

  /** How this item's cases went, here. */
  public String process() {
    Map<String, String> query = new LinkedHashMap<>();
    put(query, ITEM, item);
    put(query, UNIT, unit);
    PERIOD.forEach(name -> put(query, name, shown.get(name)));
    return address("/process", query);
  }

  /** The page of a case, from which the reader comes back to this period. */
  public String caseFile(String caseId) {
    return join(Addresses.ofCase(caseId), asked);
  }

  /** The page of a case that was reached by a metric. */
  public String caseFile(String caseId, String metric) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("metric", metric);
    query.putAll(asked);
    return join(Addresses.ofCase(caseId), query);
  }

  private Map<String, String> place() {
    Map<String, String> query = position();
    query.putAll(also);
    return query;
  }

  /** A stock is looked at as of a moment; everything else over the period. */
  private Map<String, String> moment(String id) {
    MetricDefinition metric = MetricCatalogue.find(id);
    if (metric == null || !MetricService.standing(metric)) {
      return shown;
    }
    Map<String, String> moment = new LinkedHashMap<>();
    MOMENT.forEach(name -> put(moment, name, shown.get(name)));
    return moment;
  }

  private static void put(Map<String, String> query, String name, @Nullable String value) {
    if (value != null) {
      query.put(name, value);
    }
  }

  private static String address(String path, Map<String, String> query) {
    return Addresses.of(path, Map.of(), List.of(), query);
  }

  private static String join(String address, Map<String, String> query) {
    if (query.isEmpty()) {
      return address;
    }
    String more = Addresses.of("", Map.of(), List.of(), query).substring(1);
    return address + (address.contains("?") ? "&" : "?") + more;
  }
}
