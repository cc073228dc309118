package io.xiaoneng.dashboard.metric;

import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricVersion;
import io.xiaoneng.registry.Unit;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a metric's request; what is wrong names its parameter. */
final class MetricQueryParser {

  /** What the store's dates can say. */
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

  private static final LocalDate LAST_DAY = LocalDate.of(2299, 12, 31);

  private static final int MAX_VALUES = 1_000;
  private static final Duration SKEW = Duration.ofMinutes(1);

  private static final String UNIT_LEVEL = "unit-level:";

  private final Clock clock;

  MetricQueryParser(Clock clock) {
    this.clock = clock;
  }

  /**
   * @param parameters as sent; comma lists are taken apart here
   * @throws BadParameterException for a parameter that is unknown, given twice or no good
   */
  MetricQuery parse(String metric, Map<String, String[]> parameters) {
    Range range = new Range(null, null);
    List<Grouping> by = List.of();
    Map<Dimension, List<String>> filters = new EnumMap<>(Dimension.class);
    Instant asOf = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant knownAt = null;
    Integer version = null;
    for (Map.Entry<String, String[]> each : parameters.entrySet()) {
      String name = each.getKey();
      String[] values = each.getValue();
      switch (name) {
        case "from" -> range = range.and(date(name, single(name, values)), null);
        case "to" -> range = range.and(null, date(name, single(name, values)));
        case "by" -> by = by(values);
        case "version" -> version = version(metric, single(name, values));
        case "asOf" -> asOf = instant(name, single(name, values));
        case "knownAt" -> knownAt = past(name, instant(name, single(name, values)));
        default -> {
          Dimension dimension = dimension(name);
          List<String> wanted = values(name, dimension, values);
          if (dimension.ofTime()) {
            range = period(name, dimension, wanted, range);
          } else {
            filters.put(dimension, wanted);
          }
        }
      }
    }
    if (range.from != null && range.to != null && range.from.isAfter(range.to)) {
      throw new BadParameterException("from", "from " + range.from + " is after to " + range.to);
    }
    MetricQuery query = new MetricQuery(metric, range.from, range.to, by, filters, asOf, knownAt);
    return version == null ? query : query.by(version);
  }

  /** A period that only ever becomes narrower. */
  private record Range(@Nullable LocalDate from, @Nullable LocalDate to) {
    Range and(@Nullable LocalDate otherFrom, @Nullable LocalDate otherTo) {
      return new Range(
          from == null || otherFrom != null && otherFrom.isAfter(from) ? otherFrom : from,
          to == null || otherTo != null && otherTo.isBefore(to) ? otherTo : to);
    }
  }

  private static Range period(
      String name, Dimension dimension, List<String> wanted, Range narrowed) {
    if (wanted.size() > 1) {
      throw new BadParameterException(name, name + " takes one value; use from and to for more");
    }
    String value = wanted.get(0);
    try {
      return switch (dimension) {
        case DAY -> {
          LocalDate day = date(name, value);
          yield narrowed.and(day, day);
        }
        case WEEK -> {
          LocalDate monday = LocalDate.parse(value + "-1", DateTimeFormatter.ISO_WEEK_DATE);
          yield narrowed.and(monday, monday.plusDays(6));
        }
        default -> {
          YearMonth month = YearMonth.parse(value);
          yield narrowed.and(month.atDay(1), month.atEndOfMonth());
        }
      };
    } catch (DateTimeException e) {
      throw new BadParameterException(
          name,
          name
              + " is \""
              + value
              + "\", must be like "
              + (dimension == Dimension.WEEK ? "2026-W10" : "2026-03"));
    }
  }

  /** One of the versions that the metric has. */
  private static int version(String metric, String value) {
    List<MetricVersion> versions = MetricCatalogue.versions(metric);
    for (MetricVersion each : versions) {
      if (Integer.toString(each.number()).equals(value)) {
        return each.number();
      }
    }
    throw new BadParameterException(
        "version",
        "version is \""
            + value
            + "\"; "
            + metric
            + " has "
            + versions.stream()
                .map(each -> each.number() + " (" + each.standing().code() + ")")
                .collect(Collectors.joining(", ")));
  }

  private static Dimension dimension(String name) {
    Dimension dimension = Dimension.ofWireName(name);
    if (dimension == null) {
      throw new BadParameterException(
          name,
          "unknown parameter "
              + name
              + "; known are from, to, by, asOf, knownAt, version and the dimensions "
              + Dimension.names());
    }
    return dimension;
  }

  private static List<String> values(String name, Dimension dimension, String[] sent) {
    Set<String> allowed = dimension.allowed();
    List<String> values = new ArrayList<>();
    for (String list : sent) {
      for (String value : list.split(",", -1)) {
        if (value.isBlank()) {
          throw new BadParameterException(name, name + " has an empty value");
        }
        if (allowed != null && !allowed.contains(value)) {
          throw new BadParameterException(
              name, name + " is \"" + value + "\", must be one of " + sorted(allowed));
        }
        values.add(value);
      }
    }
    if (values.size() > MAX_VALUES) {
      throw new BadParameterException(name, name + " has more than " + MAX_VALUES + " values");
    }
    return values;
  }

  private static List<Grouping> by(String[] sent) {
    List<Grouping> by = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (String list : sent) {
      if (list.isBlank()) {
        continue;
      }
      for (String entry : list.split(",", -1)) {
        Grouping grouping = grouping(entry.strip());
        if (!keys.add(grouping.key())) {
          throw new BadParameterException("by", "by names " + grouping.key() + " twice");
        }
        by.add(grouping);
      }
    }
    return by;
  }

  private static Grouping grouping(String entry) {
    if (entry.startsWith(UNIT_LEVEL)) {
      String level = entry.substring(UNIT_LEVEL.length()).toUpperCase(Locale.ROOT);
      for (Unit.Level each : Unit.Level.values()) {
        if (each.name().equals(level) && each != Unit.Level.UNCLASSIFIED) {
          return new Grouping(Dimension.UNIT, each);
        }
      }
      throw new BadParameterException(
          "by", "by has " + entry + "; levels are CITY, DISTRICT, DEPARTMENT, STREET, COMMUNITY");
    }
    Dimension dimension = Dimension.ofWireName(entry);
    if (dimension == null) {
      throw new BadParameterException(
          "by", "by has \"" + entry + "\"; dimensions are unit-level:LEVEL, " + Dimension.names());
    }
    return Grouping.by(dimension);
  }

  private static String single(String name, String[] values) {
    if (values.length != 1 || values[0].isBlank()) {
      throw new BadParameterException(name, name + " needs exactly one value");
    }
    return values[0].strip();
  }

  private static LocalDate date(String name, String value) {
    try {
      LocalDate date = LocalDate.parse(value);
      if (date.isBefore(FIRST_DAY) || date.isAfter(LAST_DAY)) {
        throw new BadParameterException(
            name, name + " is " + value + ", must lie from " + FIRST_DAY + " to " + LAST_DAY);
      }
      return date;
    } catch (DateTimeException e) {
      throw new BadParameterException(
          name, name + " is \"" + value + "\", must be a date like 2026-03-02");
    }
  }

  private static Instant instant(String name, String value) {
    try {
      // An offset's plus sign that was not escaped arrives as a space.
      Instant instant = OffsetDateTime.parse(value.replace(' ', '+')).toInstant();
      LocalDate day = LocalDate.ofInstant(instant, java.time.ZoneOffset.UTC);
      if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
        throw new BadParameterException(
            name, name + " is " + value + ", must lie from " + FIRST_DAY + " to " + LAST_DAY);
      }
      return instant.truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException e) {
      throw new BadParameterException(
          name, name + " is \"" + value + "\", must be an instant like 2026-03-02T09:15:04+08:00");
    }
  }

  /** A sender's clock may be a little ahead of this one. */
  private Instant past(String name, Instant instant) {
    if (instant.isAfter(clock.instant().plus(SKEW))) {
      throw new BadParameterException(
          name, name + " is " + instant + ", which nobody can know of yet");
    }
    return instant;
  }

  private static String sorted(Set<String> values) {
    return String.join(", ", values.stream().sorted().toList());
  }
}
