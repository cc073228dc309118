package io.xiaoneng.job;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.job.casefile.RulesAccess;
import io.xiaoneng.job.sink.ClickHouseAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The case job's command line: {@code --kafka HOST:PORT --clickhouse JDBC-URL --zone ZONE
 * --calendar ID [--open-registry] [--parallelism N] [--alerts-since INSTANT]}.
 *
 * @param parallelism 2 unless given
 * @param alertsSince from when the rules for alerts are in force; the epoch unless given
 */
public record CaseJobArguments(
    String kafka,
    ClickHouseAddress clickHouse,
    RulesAccess rules,
    boolean openRegistry,
    int parallelism,
    Instant alertsSince) {

  private static final Set<String> WITH_VALUE =
      Set.of("--kafka", "--clickhouse", "--zone", "--calendar", "--parallelism", "--alerts-since");
  private static final String OPEN_REGISTRY = "--open-registry";
  private static final int PARALLELISM = 2;
  private static final int MAX_PARALLELISM = 128;

  /**
   * Reads a command line.
   *
   * @throws IllegalArgumentException that names the argument and what is wrong with it
   */
  public static CaseJobArguments parse(String... args) {
    Map<String, String> values = new HashMap<>();
    boolean open = false;
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals(OPEN_REGISTRY)) {
        open = true;
      } else if (!WITH_VALUE.contains(args[i])) {
        throw new IllegalArgumentException("argument " + args[i] + " is not known");
      } else if (i + 1 == args.length) {
        throw new IllegalArgumentException("argument " + args[i] + " has no value");
      } else {
        values.put(args[i], args[++i]);
      }
    }
    return new CaseJobArguments(
        required(values, "--kafka"),
        ClickHouseAddress.of(required(values, "--clickhouse")),
        rules(required(values, "--zone"), required(values, "--calendar")),
        open,
        parallelism(values.getOrDefault("--parallelism", String.valueOf(PARALLELISM))),
        instant(values.getOrDefault("--alerts-since", Instant.EPOCH.toString())));
  }

  private static String required(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("argument " + name + " is missing");
    }
    return value;
  }

  private static RulesAccess rules(String zone, String calendar) {
    WorkCalendar.of(calendar);
    try {
      return new RulesAccess(ZoneId.of(zone), calendar);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("--zone " + zone + " is no zone: " + e.getMessage(), e);
    }
  }

  private static Instant instant(String value) {
    try {
      return Instant.parse(value);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "--alerts-since " + value + " is no instant such as 2026-03-02T01:15:04Z", e);
    }
  }

  private static int parallelism(String value) {
    try {
      int parallelism = Integer.parseInt(value);
      if (parallelism >= 1 && parallelism <= MAX_PARALLELISM) {
        return parallelism;
      }
    } catch (NumberFormatException e) {
      // Told below, as for a number out of range.
    }
    throw new IllegalArgumentException(
        "--parallelism " + value + " is not a number from 1 to " + MAX_PARALLELISM);
  }
}
