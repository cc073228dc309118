package io.xiaoneng.dashboard.metric;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has changed of a figure since it was known, entry by entry.
 *
 * @param kind what the entries are
 * @param parts the numbers the figure is made of, each of which is a sum over entries: numerator
 *     and denominator, or open and late
 * @param then the figure as it was known
 * @param now the same figure of all that is known now
 * @param changed how many entries add something else to it now
 * @param entries those of the page, the largest differences first
 */
public record Correction(
    EntryKind kind, List<String> parts, Side then, Side now, long changed, List<Changed> entries) {

  /**
   * The figure of one side.
   *
   * @param value what is published; null where there is none, or where it is no number of its own
   * @param parts in the order of {@link Correction#parts}
   */
  public record Side(@Nullable Double value, List<Double> parts) {}

  /**
   * An entry that adds something else than it did.
   *
   * @param then what it added to each part; 0 where it was not known or did not count
   * @param now what it adds
   * @param was what was known of it; null where nothing was
   * @param is the same now; null where it is none any more
   * @param subjects of the events that it is made of
   */
  public record Changed(
      String id,
      List<Double> then,
      List<Double> now,
      @Nullable Map<String, @Nullable Object> was,
      @Nullable Map<String, @Nullable Object> is,
      List<String> subjects) {

    /** Something that is said of it, now or then; "" where it is not. */
    public String text(String name) {
      Map<String, @Nullable Object> line = is == null ? was : is;
      Object value = line == null ? null : line.get(name);
      return value == null ? "" : value.toString();
    }
  }
}
