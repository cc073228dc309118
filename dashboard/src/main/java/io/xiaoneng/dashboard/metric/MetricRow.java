package io.xiaoneng.dashboard.metric;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of an answer.
 *
 * @param key value by dimension, in the order that was asked for; null = not known of these cases
 * @param figures by name; numbers are unrounded, null = no data
 * @param whole false where parts of a sum are known to be missing
 * @param tooFew whether it is made of fewer people than may be shown: every figure is null then
 */
public record MetricRow(
    Map<String, @Nullable String> key,
    Map<String, @Nullable Number> figures,
    boolean whole,
    boolean tooFew) {

  public MetricRow {
    key = Collections.unmodifiableMap(new LinkedHashMap<>(key));
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
  }

  /** A row that may be shown. */
  public MetricRow(
      Map<String, @Nullable String> key, Map<String, @Nullable Number> figures, boolean whole) {
    this(key, figures, whole, false);
  }

  /** A row of which no part is known to be missing. */
  public MetricRow(Map<String, @Nullable String> key, Map<String, @Nullable Number> figures) {
    this(key, figures, true);
  }

  /** The same without its figures. */
  MetricRow suppressed() {
    Map<String, @Nullable Number> none = new LinkedHashMap<>();
    figures.keySet().forEach(name -> none.put(name, null));
    return new MetricRow(key, none, whole, true);
  }

  /** A figure, null where there is no data or no such figure. */
  public @Nullable Double figure(String name) {
    Number number = figures.get(name);
    return number == null ? null : number.doubleValue();
  }
}
