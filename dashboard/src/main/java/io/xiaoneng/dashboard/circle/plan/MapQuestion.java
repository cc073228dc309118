package io.xiaoneng.dashboard.circle.plan;

import io.xiaoneng.circle.Pace;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.Parameters;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the map page is asked for.
 *
 * @param when the word for the moment
 * @param local the moment in the city's time, to the minute
 */
record MapQuestion(WhatIfQuestion question, String when, LocalDateTime local) {

  /** Minutes that can be chosen; the map has a shade for each. */
  static final List<Integer> MINUTES = List.of(5, 10, 15, 30);

  /**
   * Reads a page's parameters.
   *
   * @throws BadParameterException for a bad one
   */
  static MapQuestion of(Map<String, String[]> sent, MapMoments moments) {
    String at = one(sent, "at", "");
    String when = one(sent, "when", at.isEmpty() ? "now" : "at");
    Instant moment = moments.of(when, at);
    String item = one(sent, "items", "");
    WhatIfQuestion question =
        new WhatIfQuestion(
            moment,
            null,
            pace(one(sent, "pace", "1.3")),
            minutes(one(sent, "minutes", "15")),
            item.isEmpty() ? List.of() : List.of(item),
            one(sent, "terminals", "").equals("true"),
            null,
            null,
            false,
            List.of());
    return new MapQuestion(
        question,
        when,
        LocalDateTime.ofInstant(moment, moments.zone()).truncatedTo(ChronoUnit.MINUTES));
  }

  private static Pace pace(String text) {
    try {
      return Pace.parse(text);
    } catch (IllegalArgumentException e) {
      throw new BadParameterException("pace", String.valueOf(e.getMessage()));
    }
  }

  private static int minutes(String text) {
    for (int each : MINUTES) {
      if (Integer.toString(each).equals(text)) {
        return each;
      }
    }
    throw new BadParameterException("minutes", "minutes must be one of 5, 10, 15, 30");
  }

  private static String one(Map<String, String[]> sent, String name, String otherwise) {
    @Nullable String value = Parameters.first(sent.get(name));
    return value == null ? otherwise : value;
  }

  /** The city's day of the moment. */
  public LocalDate day() {
    return local.toLocalDate();
  }

  /** The pace as it is written. */
  public String pace() {
    return question.pace().toString();
  }

  /** The one item asked for; "" for any. */
  public String item() {
    return question.items().isEmpty() ? "" : question.items().get(0);
  }
}
