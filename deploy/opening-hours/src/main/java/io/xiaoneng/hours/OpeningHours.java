package io.xiaoneng.hours;

import ch.poole.openinghoursparser.OpeningHoursParseException;
import ch.poole.openinghoursparser.OpeningHoursParser;
import ch.poole.openinghoursparser.Rule;
import ch.poole.openinghoursparser.RuleModifier;
import ch.poole.openinghoursparser.TimeSpan;
import io.xiaoneng.circle.PointRules;
import io.xiaoneng.circle.Span;
import io.xiaoneng.circle.Spans;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * When a point is scheduled to be open, read from the opening_hours syntax of OpenStreetMap.
 *
 * <p>Rules count one after the other for each day they speak of. A usual rule replaces what the
 * rules before it said about that day, an additional one (after a comma) or a fallback one (after
 * {@code ||}) adds to it; {@code off} with times takes these times out, without times the whole
 * day. Times beyond midnight belong to the day they begin on. What is {@code unknown} is not open.
 *
 * <p>Told as an error, because no figure can be made of it: sunrise and sunset, ends left open
 * ({@code 18:00+}), school holidays, Easter, and days counted from other days. A make-up day is no
 * weekday here: a hall that opens on one says so by {@code point.opened} or by its date.
 */
public final class OpeningHours implements PointRules.Hours {

  private static final int DAY = 24 * 60;

  private record DatedRule(Rule rule, DaySelector days) {}

  private final List<DatedRule> rules;
  private final ZoneId zone;

  private OpeningHours(List<DatedRule> rules, ZoneId zone) {
    this.rules = rules;
    this.zone = zone;
  }

  /**
   * Reads hours.
   *
   * @param text for example {@code Mo-Fr 09:00-12:00,13:00-17:00; PH off}
   * @param holidays tells which dates are public holidays
   * @param zone of the times
   * @throws OpeningHoursException where they are empty, cannot be read, or cannot be counted
   */
  public static OpeningHours parse(String text, Predicate<LocalDate> holidays, ZoneId zone) {
    if (text.isBlank()) {
      throw new OpeningHoursException("opening hours are missing");
    }
    List<Rule> parsed;
    try {
      parsed = new OpeningHoursParser(new StringReader(text)).rules(false);
    } catch (OpeningHoursParseException | RuntimeException | Error unreadable) {
      if (unreadable instanceof VirtualMachineError fatal) {
        throw fatal;
      }
      throw new OpeningHoursException(
          "opening hours '" + text + "' cannot be read: " + unreadable.getMessage(), unreadable);
    }
    List<DatedRule> rules = new ArrayList<>();
    for (Rule rule : parsed) {
      checkTimes(rule, text);
      rules.add(new DatedRule(rule, DaySelector.of(rule, holidays, text)));
    }
    return new OpeningHours(List.copyOf(rules), zone);
  }

  private static void checkTimes(Rule rule, String text) {
    for (TimeSpan time : times(rule)) {
      String why =
          time.getStartEvent() != null || time.getEndEvent() != null
              ? "sunrise and sunset"
              : time.isOpenEnded() || time.getEnd() == TimeSpan.UNDEFINED_TIME
                  ? "an end that is left open"
                  : time.getInterval() != 0 ? "single times" : "";
      if (!why.isEmpty()) {
        throw new OpeningHoursException(
            "opening hours '" + text + "' cannot be counted: they have " + why);
      }
    }
  }

  private static List<TimeSpan> times(Rule rule) {
    return rule.getTimes() == null ? List.of() : rule.getTimes();
  }

  @Override
  public Spans within(Span window) {
    LocalDate first = Instant.ofEpochMilli(window.from()).atZone(zone).toLocalDate();
    LocalDate last = Instant.ofEpochMilli(window.to() - 1).atZone(zone).toLocalDate();
    List<Span> open = new ArrayList<>();
    // Times beyond midnight come from up to a day before.
    for (LocalDate day = first.minusDays(2); !day.isAfter(last); day = day.plusDays(1)) {
      for (Span minutes : minutesOf(day).pieces()) {
        long from = moment(day, minutes.from());
        long to = moment(day, minutes.to());
        // A clock that is put forward may swallow a span.
        if (from < to) {
          open.add(new Span(from, to));
        }
      }
    }
    return Spans.of(open).and(new Spans(List.of(window)));
  }

  private long moment(LocalDate day, long minutes) {
    return day.plusDays(minutes / DAY)
        .atStartOfDay()
        .plusMinutes(minutes % DAY)
        .atZone(zone)
        .toInstant()
        .toEpochMilli();
  }

  /** Open minutes of a day, counted from its midnight, up to some hours into the next. */
  private Spans minutesOf(LocalDate day) {
    Spans open = Spans.NONE;
    for (DatedRule each : rules) {
      if (!each.days.matches(day)) {
        continue;
      }
      Rule rule = each.rule;
      Spans spoken = spoken(rule);
      boolean adds = rule.isAdditive() || rule.isFallBack();
      switch (modifier(rule)) {
        case OPEN -> open = adds ? open.or(spoken) : spoken;
        case OFF, CLOSED -> open = times(rule).isEmpty() ? Spans.NONE : open.without(spoken);
        case UNKNOWN -> open = adds ? open : Spans.NONE;
      }
    }
    return open;
  }

  private static RuleModifier.Modifier modifier(Rule rule) {
    RuleModifier modifier = rule.getModifier();
    if (modifier == null || modifier.getModifier() == null) {
      // A comment alone, such as "by appointment", says that one cannot know.
      boolean commentOnly = modifier != null && !rule.isTwentyfourseven() && times(rule).isEmpty();
      return commentOnly ? RuleModifier.Modifier.UNKNOWN : RuleModifier.Modifier.OPEN;
    }
    return modifier.getModifier();
  }

  private static Spans spoken(Rule rule) {
    if (rule.isTwentyfourseven() || times(rule).isEmpty()) {
      return new Spans(List.of(new Span(0, DAY)));
    }
    List<Span> spans = new ArrayList<>();
    for (TimeSpan time : times(rule)) {
      int end = time.getEnd() <= time.getStart() ? time.getEnd() + DAY : time.getEnd();
      spans.add(new Span(time.getStart(), end));
    }
    return Spans.of(spans);
  }
}
