package io.xiaoneng.dashboard.supervision.alert;

import io.xiaoneng.alert.AlertKind;
import io.xiaoneng.alert.AlertLevel;
import io.xiaoneng.alert.AlertStanding;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.Parameters;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts are asked for.
 *
 * @param state null for any
 * @param level null for any
 * @param kind code of a rule, null for any
 * @param unit the charged unit is in its subtree; null for any
 * @param caseId null for any
 * @param from first local day of the moments, inclusive; null for no bound
 * @param to last local day, inclusive; null for no bound
 * @param page the first is 1
 */
record AlertFilter(
    AlertStanding.@Nullable State state,
    @Nullable AlertLevel level,
    @Nullable String kind,
    @Nullable String unit,
    @Nullable String caseId,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    int page,
    int size) {

  private static final Set<String> KNOWN =
      Set.of("state", "level", "kind", "unit", "case", "from", "to", "page", "size");
  private static final int SIZE = 50;
  private static final int LARGEST = 1_000;
  private static final int LAST_PAGE = 100_000;

  /**
   * Reads a request's parameters.
   *
   * @throws BadParameterException that names the one that is unknown or wrong
   */
  static AlertFilter of(Map<String, String[]> parameters) {
    for (String name : parameters.keySet()) {
      if (!KNOWN.contains(name)) {
        throw new BadParameterException(
            name, name + " is not known, must be one of " + String.join(", ", names()));
      }
    }
    return new AlertFilter(
        constant(AlertStanding.State.class, "state", text(parameters, "state")),
        constant(AlertLevel.class, "level", text(parameters, "level")),
        kind(text(parameters, "kind")),
        text(parameters, "unit"),
        text(parameters, "case"),
        date("from", text(parameters, "from")),
        date("to", text(parameters, "to")),
        number("page", text(parameters, "page"), 1, LAST_PAGE),
        number("size", text(parameters, "size"), SIZE, LARGEST));
  }

  /** The same, page by page. */
  AlertFilter onPage(int other) {
    return new AlertFilter(state, level, kind, unit, caseId, from, to, other, size);
  }

  private static List<String> names() {
    return KNOWN.stream().sorted().toList();
  }

  private static @Nullable String text(Map<String, String[]> parameters, String name) {
    String value = Parameters.first(parameters.get(name));
    return value == null || value.isBlank() ? null : value;
  }

  private static <E extends Enum<E>> @Nullable E constant(
      Class<E> type, String name, @Nullable String value) {
    if (value == null) {
      return null;
    }
    for (E each : type.getEnumConstants()) {
      if (each.name().equals(value)) {
        return each;
      }
    }
    throw new BadParameterException(
        name,
        "%s is \"%s\", must be one of %s"
            .formatted(
                name,
                value,
                Arrays.stream(type.getEnumConstants())
                    .map(Enum::name)
                    .collect(Collectors.joining(", "))));
  }

  private static @Nullable String kind(@Nullable String value) {
    if (value == null || Arrays.stream(AlertKind.values()).anyMatch(k -> k.code().equals(value))) {
      return value;
    }
    throw new BadParameterException(
        "kind",
        "kind is \"%s\", must be one of %s"
            .formatted(
                value,
                Arrays.stream(AlertKind.values())
                    .map(AlertKind::code)
                    .collect(Collectors.joining(", "))));
  }

  private static @Nullable LocalDate date(String name, @Nullable String value) {
    try {
      return value == null ? null : LocalDate.parse(value);
    } catch (DateTimeException e) {
      throw new BadParameterException(
          name, name + " is \"" + value + "\", must be a date such as 2026-03-02");
    }
  }

  private static int number(String name, @Nullable String value, int usual, int most) {
    if (value == null) {
      return usual;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, as for a number out of range.
    }
    throw new BadParameterException(
        name, name + " is \"" + value + "\", must be a number from 1 to " + most);
  }
}
