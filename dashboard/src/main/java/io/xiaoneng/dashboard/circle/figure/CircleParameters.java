package io.xiaoneng.dashboard.circle.figure;

import io.xiaoneng.circle.Pace;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.registry.Point;
import io.xiaoneng.registry.Unit;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The parameters of a request about the circle, each checked. */
final class CircleParameters {

  private static final int MOST_ITEMS = 50;
  private static final int MOST_DAYS = 31;
  private static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 2);
  private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);
  private static final Set<Unit.Level> LEVELS =
      EnumSet.of(Unit.Level.CITY, Unit.Level.DISTRICT, Unit.Level.STREET, Unit.Level.COMMUNITY);

  private final Map<String, String[]> sent;
  private final CityClock clock;
  private final RegistryView registry;

  /**
   * Takes a request's parameters.
   *
   * @param known names that this request knows
   * @throws BadParameterException for another one
   */
  CircleParameters(
      Map<String, String[]> sent, Set<String> known, CityClock clock, RegistryView registry) {
    this.sent = sent;
    this.clock = clock;
    this.registry = registry;
    for (String name : new TreeSet<>(sent.keySet())) {
      if (!known.contains(name)) {
        throw new BadParameterException(
            name,
            "unknown parameter " + name + "; known are " + String.join(", ", new TreeSet<>(known)));
      }
    }
  }

  /** Who walks how far to what: {@code pace}, {@code minutes}, {@code items}, {@code terminals}. */
  Walk walk() {
    Pace pace = pace();
    int minutes = minutes();
    if (pace.millimetresIn(minutes) > Walk.MEASURED) {
      throw new BadParameterException(
          "minutes",
          "minutes is %d, which is %d m at %s m/s; ways are measured up to %d m"
              .formatted(
                  minutes, pace.millimetresIn(minutes) / 1_000, pace, Walk.MEASURED / 1_000));
    }
    return new Walk(pace, minutes, items(), flag("terminals", false));
  }

  private Pace pace() {
    String text = one("pace");
    if (text == null) {
      return Pace.ADULT;
    }
    try {
      return Pace.parse(text);
    } catch (IllegalArgumentException e) {
      throw new BadParameterException(
          "pace", "pace is \"" + text + "\", must be metres a second from 0.1 to 5, such as 1.3");
    }
  }

  private int minutes() {
    String text = one("minutes");
    if (text == null) {
      return 15;
    }
    if (!text.matches("[0-9]{1,2}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > Pace.MOST_MINUTES) {
      throw new BadParameterException(
          "minutes",
          "minutes is \"" + text + "\", must be a whole number from 1 to " + Pace.MOST_MINUTES);
    }
    return Integer.parseInt(text);
  }

  private List<String> items() {
    String[] lists = sent.get("items");
    if (lists == null) {
      return List.of();
    }
    List<String> items =
        Arrays.stream(lists)
            .flatMap(list -> Arrays.stream(list.split(",", -1)))
            .map(String::strip)
            .distinct()
            .sorted()
            .toList();
    if (items.size() > MOST_ITEMS) {
      throw new BadParameterException("items", "items has more than " + MOST_ITEMS + " codes");
    }
    for (String item : items) {
      if (item.isEmpty()) {
        throw new BadParameterException("items", "items has an empty code");
      }
      if (!registry.registry().knowsItem(item)) {
        throw new BadParameterException(
            "items", "items has \"" + item + "\", which is not registered");
      }
    }
    return items;
  }

  /** {@code true} or {@code false}. */
  boolean flag(String name, boolean otherwise) {
    String text = one(name);
    if (text == null) {
      return otherwise;
    }
    if (!text.equals("true") && !text.equals("false")) {
      throw new BadParameterException(name, name + " is \"" + text + "\", must be true or false");
    }
    return text.equals("true");
  }

  /** {@code unit}: a registered one; "" where none is sent. */
  String unit() {
    String code = one("unit");
    if (code == null) {
      return "";
    }
    if (registry.registry().unit(code) == null) {
      throw new BadParameterException("unit", "unit is \"" + code + "\", which is not registered");
    }
    return code;
  }

  /** {@code level}; null where none is sent. */
  Unit.@Nullable Level level() {
    String name = one("level");
    if (name == null) {
      return null;
    }
    for (Unit.Level level : LEVELS) {
      if (level.name().equals(name)) {
        return level;
      }
    }
    throw new BadParameterException(
        "level", "level is \"" + name + "\", must be one of CITY, DISTRICT, STREET, COMMUNITY");
  }

  /** {@code at}; null where none is sent. */
  @Nullable Instant at() {
    String text = one("at");
    if (text == null) {
      return null;
    }
    try {
      // An offset's plus sign that was not escaped arrives as a space.
      Instant at = OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
      inRange("at", text, clock.dateOf(at));
      return at.truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException e) {
      throw new BadParameterException(
          "at", "at is \"" + text + "\", must be an instant like 2026-03-02T09:15:04+08:00");
    }
  }

  /** {@code day}; today where none is sent. */
  LocalDate day() {
    LocalDate day = date("day");
    return day == null ? clock.today() : day;
  }

  /** {@code at}, or {@code from} and {@code to}; now where none is sent. */
  Window window() {
    Instant at = at();
    LocalDate from = date("from");
    LocalDate to = date("to");
    if (from == null && to == null) {
      return at == null ? Window.at(clock.now().truncatedTo(ChronoUnit.SECONDS)) : Window.at(at);
    }
    if (at != null) {
      throw new BadParameterException("at", "at is a moment; leave from and to away, or at");
    }
    if (from == null) {
      throw new BadParameterException("from", "to needs from");
    }
    LocalDate last = to == null ? clock.today() : to;
    if (from.isAfter(last)) {
      throw new BadParameterException("from", "from is " + from + ", after to, " + last);
    }
    if (last.isAfter(clock.today())) {
      throw new BadParameterException(
          "to", "to is " + last + ", a day that has not come yet; ask for its moments with at");
    }
    if (ChronoUnit.DAYS.between(from, last) >= MOST_DAYS) {
      throw new BadParameterException(
          "from", "from " + from + " to " + last + " is more than " + MOST_DAYS + " days");
    }
    return Window.days(from, last);
  }

  private @Nullable LocalDate date(String name) {
    String text = one(name);
    if (text == null) {
      return null;
    }
    try {
      LocalDate date = LocalDate.parse(text);
      inRange(name, text, date);
      return date;
    } catch (DateTimeException e) {
      throw new BadParameterException(
          name, name + " is \"" + text + "\", must be a date like 2026-03-02");
    }
  }

  private static void inRange(String name, String text, LocalDate date) {
    if (date.isBefore(FIRST_DAY) || date.isAfter(LAST_DAY)) {
      throw new BadParameterException(
          name, name + " is " + text + ", must lie from " + FIRST_DAY + " to " + LAST_DAY);
    }
  }

  /** {@code kind}, {@code unit} and {@code state}: which points are asked for. */
  PointFilter filter() {
    return new PointFilter(
        choice("kind", Point.KINDS), unit(), choice("state", PointFilter.STATES));
  }

  private String choice(String name, List<String> choices) {
    String text = one(name);
    if (text != null && !choices.contains(text)) {
      throw new BadParameterException(
          name, name + " is \"" + text + "\", must be one of " + String.join(", ", choices));
    }
    return text == null ? "" : text;
  }

  /** {@code format}: one of these, the first where none is sent. */
  String format(String... formats) {
    String text = one("format");
    if (text == null) {
      return formats[0];
    }
    if (!List.of(formats).contains(text)) {
      throw new BadParameterException(
          "format", "format is \"" + text + "\", must be one of " + String.join(", ", formats));
    }
    return text;
  }

  private @Nullable String one(String name) {
    String[] values = sent.get(name);
    if (values == null) {
      return null;
    }
    if (values.length != 1 || values[0].isBlank()) {
      throw new BadParameterException(name, name + " needs exactly one value");
    }
    return values[0].strip();
  }
}
