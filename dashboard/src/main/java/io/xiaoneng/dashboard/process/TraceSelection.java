package io.xiaoneng.dashboard.process;

import io.xiaoneng.dashboard.metric.BadParameterException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which cases are looked at. Several values of one name = any of them; several names = all.
 *
 * @param units each stands for its subtree
 * @param from first day of the period of the cases' first events, inclusive; null = no bound
 * @param to last day, inclusive; null = no bound
 */
record TraceSelection(
    List<String> cases,
    List<String> units,
    List<String> items,
    List<String> channels,
    @Nullable LocalDate from,
    @Nullable LocalDate to) {

  private static final Set<String> NAMES = Set.of("case", "unit", "item", "channel", "from", "to");
  private static final int MAX_VALUES = 1_000;

  /**
   * Reads request parameters.
   *
   * @throws BadParameterException naming the parameter that is unknown or no good
   */
  static TraceSelection of(Map<String, String[]> parameters) {
    for (String name : parameters.keySet()) {
      if (!NAMES.contains(name)) {
        throw new BadParameterException(
            name, "unknown parameter " + name + "; known are case, unit, item, channel, from, to");
      }
    }
    LocalDate from = date("from", parameters.get("from"));
    LocalDate to = date("to", parameters.get("to"));
    if (from != null && to != null && from.isAfter(to)) {
      throw new BadParameterException("from", "from " + from + " is after to " + to);
    }
    return new TraceSelection(
        values("case", parameters.get("case")),
        values("unit", parameters.get("unit")),
        values("item", parameters.get("item")),
        values("channel", parameters.get("channel")),
        from,
        to);
  }

  private static List<String> values(String name, String @Nullable [] sent) {
    List<String> values = new ArrayList<>();
    for (String list : sent == null ? new String[0] : sent) {
      for (String value : list.split(",", -1)) {
        if (value.isBlank()) {
          throw new BadParameterException(name, name + " has an empty value");
        }
        values.add(value);
      }
    }
    if (values.size() > MAX_VALUES) {
      throw new BadParameterException(name, name + " has more than " + MAX_VALUES + " values");
    }
    return List.copyOf(values);
  }

  private static @Nullable LocalDate date(String name, String @Nullable [] sent) {
    if (sent == null) {
      return null;
    }
    try {
      if (sent.length != 1) {
        throw new BadParameterException(name, name + " needs exactly one value");
      }
      LocalDate date = LocalDate.parse(sent[0]);
      if (date.getYear() < 1900 || date.getYear() > 2299) {
        throw new BadParameterException(name, name + " is " + date + ", must lie in 1900 to 2299");
      }
      return date;
    } catch (DateTimeException e) {
      throw new BadParameterException(
          name, name + " is \"" + sent[0] + "\", must be a date like 2026-03-02");
    }
  }
}
