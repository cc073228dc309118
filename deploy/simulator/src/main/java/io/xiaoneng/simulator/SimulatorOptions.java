package io.xiaoneng.simulator;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The command line.
 *
 * @param data directory of the state, the truth and the mark that the history is sent
 * @param days of history
 * @param until last moment of the history; null for now
 * @param once whether to end when the history is sent
 * @param truthCases whether to write the facts case by case too
 * @param through file with the number of days of the history that may be sent; null for all
 * @param bench number of events of a bench load, 0 for the city's life
 * @param topic of the bench load
 */
public record SimulatorOptions(
    String kafka,
    Path data,
    ZoneId zone,
    long seed,
    Profile profile,
    int days,
    @Nullable Instant until,
    boolean once,
    boolean truthCases,
    @Nullable Path through,
    long bench,
    String topic) {

  /** What to type. */
  public static final String USAGE =
      "usage: --kafka HOST:PORT --data DIR --zone ZONE [--seed 1] [--days 90]"
          + " [--profile demo|long|small] [--until now|INSTANT] [--once] [--truth-cases]"
          + " [--through FILE] [--bench EVENTS [--topic TOPIC]]";

  private static final Set<String> FLAGS = Set.of("--once", "--truth-cases");
  private static final Set<String> WITH_VALUE =
      Set.of(
          "--kafka",
          "--data",
          "--zone",
          "--seed",
          "--days",
          "--profile",
          "--until",
          "--through",
          "--bench",
          "--topic");

  /**
   * Reads the arguments.
   *
   * @throws IllegalArgumentException with one sentence for what is missing, unknown or wrong
   */
  public static SimulatorOptions parse(String... args) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < args.length; i++) {
      if (FLAGS.contains(args[i])) {
        values.put(args[i], "");
      } else if (!WITH_VALUE.contains(args[i])) {
        throw new IllegalArgumentException("unknown argument '" + args[i] + "'; " + USAGE);
      } else if (i + 1 == args.length) {
        throw new IllegalArgumentException(args[i] + " lacks its value; " + USAGE);
      } else {
        values.put(args[i], args[++i]);
      }
    }
    Profile profile = profile(values.getOrDefault("--profile", "demo"));
    return new SimulatorOptions(
        required(values, "--kafka"),
        Path.of(required(values, "--data")),
        zone(required(values, "--zone")),
        number(values, "--seed", 1, Long.MIN_VALUE),
        profile,
        (int) number(values, "--days", profile.days(), 0),
        until(values.getOrDefault("--until", "now")),
        values.containsKey("--once"),
        values.containsKey("--truth-cases"),
        values.containsKey("--through") ? Path.of(values.get("--through")) : null,
        number(values, "--bench", 0, 0),
        values.getOrDefault("--topic", "xiaoneng.events.bench"));
  }

  private static String required(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing; " + USAGE);
    }
    return value;
  }

  private static Profile profile(String name) {
    try {
      return Profile.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException(
          "--profile is '" + name + "', must be demo, long or small", unknown);
    }
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      throw new IllegalArgumentException(
          "--zone is '" + name + "', no zone such as Asia/Shanghai", unknown);
    }
  }

  private static @Nullable Instant until(String text) {
    try {
      return text.equals("now") ? null : Instant.parse(text);
    } catch (DateTimeException bad) {
      throw new IllegalArgumentException(
          "--until is '" + text + "', must be now or an instant such as 2026-03-02T01:15:04Z", bad);
    }
  }

  private static long number(Map<String, String> values, String name, long whenMissing, long min) {
    String text = values.get(name);
    if (text == null) {
      return whenMissing;
    }
    try {
      long number = Long.parseLong(text);
      if (number >= min) {
        return number;
      }
    } catch (NumberFormatException none) {
      // said below
    }
    throw new IllegalArgumentException(
        name + " is '" + text + "', must be a whole number" + (min == 0 ? ", 0 or more" : ""));
  }
}
