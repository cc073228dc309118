package io.xiaoneng.dashboard.supervision.alert;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.Parameters;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which open cases are asked for.
 *
 * @param unit responsible for them, with its subtree; null for any
 * @param role handler's role of the step that goes on; null for any
 * @param within with at most so many counted days left; those past their term are always among them
 * @param page the first is 1
 */
record DueFilter(@Nullable String unit, @Nullable String role, int within, int page, int size) {

  private static final Set<String> KNOWN = Set.of("unit", "role", "within", "page", "size");
  private static final int WITHIN = 3;
  private static final int LONGEST = 60;
  private static final int SIZE = 50;
  private static final int LARGEST = 1_000;

  /**
   * Reads a request's parameters.
   *
   * @throws BadParameterException that names the one that is unknown or wrong
   */
  static DueFilter of(Map<String, String[]> parameters) {
    for (String name : parameters.keySet()) {
      if (!KNOWN.contains(name)) {
        throw new BadParameterException(
            name, name + " is not known, must be one of page, role, size, unit, within");
      }
    }
    return new DueFilter(
        text(parameters, "unit"),
        text(parameters, "role"),
        number(parameters, "within", WITHIN, 0, LONGEST),
        number(parameters, "page", 1, 1, LARGEST),
        number(parameters, "size", SIZE, 1, LARGEST));
  }

  private static @Nullable String text(Map<String, String[]> parameters, String name) {
    String value = Parameters.first(parameters.get(name));
    return value == null || value.isBlank() ? null : value;
  }

  private static int number(
      Map<String, String[]> parameters, String name, int usual, int least, int most) {
    String value = text(parameters, name);
    if (value == null) {
      return usual;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, as for a number out of range.
    }
    throw new BadParameterException(
        name, "%s is \"%s\", must be a number from %d to %d".formatted(name, value, least, most));
  }
}
