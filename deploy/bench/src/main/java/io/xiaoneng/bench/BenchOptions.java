package io.xiaoneng.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The flags of {@code deploy/bench/run}.
 *
 * @param events size of the generated topic
 * @param latencySeconds how long event-to-API latency is measured
 * @param rate events a second while it is
 * @param cases how many cases the tables hold when the API is measured; filled up with copies
 * @param closingCases how many cases a month is closed over
 * @param apiSeconds how long each answer of the API is asked for
 * @param steps what is measured; the topic is generated always
 * @param ports internal ports are taken from here upwards
 * @param report where the table is written too
 * @param quick whether everything is small
 * @param jobOptions further options of the JVM that runs the job alone, e.g. a profiler's agent
 */
public record BenchOptions(
    long events,
    int latencySeconds,
    int rate,
    long cases,
    long closingCases,
    int apiSeconds,
    Set<Step> steps,
    int ports,
    Path report,
    boolean quick,
    List<String> jobOptions) {

  /** What can be measured. */
  public enum Step {
    BASELINE,
    JOB,
    WHOLE,
    LATENCY,
    API,
    VIEWERS,
    PAGES,
    CIRCLE,
    CITY,
    FAIRNESS,
    REPORT,
    CLOSING
  }

  /** What to type. */
  public static final String USAGE =
      """
      usage: deploy/bench/run [--quick] [--events 5000000] [--latency-seconds 60] [--rate 10000]
                              [--cases 1000000] [--api-seconds 10] [--steps baseline,job,whole,latency,api,viewers,pages,circle,city,fairness,report,closing]
                              [--closing-cases 10000000] [--ports 21600] [--report FILE] [--job-option JVM-OPTION]...
        --quick       100 000 events, ten seconds of latency, two of each answer, no copies of cases,
                      a small part of the city's streets, 200 of its points, four cities for fairness,
                      60 cards in a report, 200 viewers, a hundred thousand cases to close a month over
        --steps       only these; latency, api, viewers and pages need whole; circle, city, fairness, report
                      and closing no event
        --job-option  for the JVM that runs the job alone, e.g. -agentpath:… of a profiler
      Ends with 1 when a result is wrong or missing, never for slowness.
      """;

  private static final Set<Step> WITHOUT_TOPIC =
      Set.of(Step.CIRCLE, Step.CITY, Step.FAIRNESS, Step.REPORT, Step.CLOSING);

  private static final Set<Step> AFTER_WHOLE =
      Set.of(Step.LATENCY, Step.API, Step.VIEWERS, Step.PAGES);

  private static final int LAST_PORT = 65_000;

  /**
   * Reads the flags.
   *
   * @param report where the table goes unless said otherwise
   * @throws BenchException naming the flag that is unknown, incomplete or wrong
   */
  public static BenchOptions parse(List<String> args, Path report) {
    boolean quick = args.contains("--quick");
    long events = quick ? 100_000 : 5_000_000;
    int latencySeconds = quick ? 10 : 60;
    int rate = 10_000;
    long cases = quick ? 0 : 1_000_000;
    long closingCases = 10_000_000;
    int apiSeconds = quick ? 2 : 10;
    Set<Step> steps = new LinkedHashSet<>(List.of(Step.values()));
    int ports = 21_600;
    Path file = report;
    List<String> jobOptions = new ArrayList<>();
    for (Iterator<String> rest = args.iterator(); rest.hasNext(); ) {
      String flag = rest.next();
      switch (flag) {
        case "--quick" -> {}
        case "--events" -> events = number(flag, rest, 1_000, 1_000_000_000);
        case "--latency-seconds" -> latencySeconds = (int) number(flag, rest, 1, 3_600);
        case "--rate" -> rate = (int) number(flag, rest, 100, 1_000_000);
        case "--cases" -> cases = number(flag, rest, 0, 100_000_000);
        case "--closing-cases" -> closingCases = number(flag, rest, 1_000, 100_000_000);
        case "--api-seconds" -> apiSeconds = (int) number(flag, rest, 1, 600);
        case "--steps" -> steps = steps(value(flag, rest));
        case "--ports" -> ports = (int) number(flag, rest, 1_024, LAST_PORT);
        case "--report" -> file = Path.of(value(flag, rest)).toAbsolutePath();
        case "--job-option" -> jobOptions.add(value(flag, rest));
        default ->
            throw new BenchException("unknown flag '" + flag + "'; see deploy/bench/run --help");
      }
    }
    return new BenchOptions(
        events,
        latencySeconds,
        rate,
        cases,
        closingCases,
        apiSeconds,
        Set.copyOf(steps),
        ports,
        file,
        quick,
        List.copyOf(jobOptions));
  }

  /** Whether that is to be measured. */
  public boolean has(Step step) {
    return steps.contains(step);
  }

  /** Whether anything is to be measured that needs the generated topic. */
  public boolean needsTopic() {
    return steps.stream().anyMatch(step -> !WITHOUT_TOPIC.contains(step));
  }

  private static String value(String flag, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new BenchException(flag + " needs a value; see deploy/bench/run --help");
    }
    return rest.next();
  }

  private static long number(String flag, Iterator<String> rest, long least, long most) {
    String text = value(flag, rest).replace("_", "");
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, together with numbers out of range
    }
    throw new BenchException(
        flag + " must be a number from " + least + " to " + most + ", not '" + text + "'");
  }

  private static Set<Step> steps(String list) {
    Set<Step> steps = new LinkedHashSet<>();
    for (String name : list.split(",")) {
      try {
        steps.add(Step.valueOf(name.strip().toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        throw new BenchException(
            "--steps knows "
                + Arrays.toString(Step.values()).toLowerCase(Locale.ROOT)
                + ", not '"
                + name
                + "'",
            e);
      }
    }
    if (!steps.contains(Step.WHOLE) && steps.stream().anyMatch(AFTER_WHOLE::contains)) {
      throw new BenchException("--steps: latency, api, viewers and pages need whole");
    }
    return steps;
  }
}
