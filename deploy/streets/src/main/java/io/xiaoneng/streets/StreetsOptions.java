package io.xiaoneng.streets;

import io.xiaoneng.circle.Pace;
import io.xiaoneng.circle.place.Datum;
import io.xiaoneng.circle.street.Snapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The command line.
 *
 * @param osm extract to import; null where streets imported before are used
 * @param streets file of the imported streets, written with {@code osm}, else read
 * @param edges where the edges are written as CSV, or null
 * @param points table of service points, or null to measure nothing
 * @param cells table of population cells; there exactly when {@code points} is
 * @param out directory of what was measured
 * @param datum of the points
 * @param paces of the seconds that are written
 * @param minutes longest walk
 * @param snap metres from a place to its street at most
 * @param threads that search
 */
public record StreetsOptions(
    @Nullable Path osm,
    Path streets,
    @Nullable Path edges,
    @Nullable Path points,
    @Nullable Path cells,
    Path out,
    Datum datum,
    List<Pace> paces,
    int minutes,
    double snap,
    int threads) {

  /** What to type. */
  public static final String USAGE =
      """
      usage: --streets FILE [--osm EXTRACT] [--edges FILE]
             [--points FILE --cells FILE [--out DIR] [--datum wgs84|gcj02|bd09]
              [--paces 1.3,0.85] [--minutes 30] [--snap 250] [--threads 2]]""";

  private static final Set<String> FLAGS =
      Set.of(
          "--streets",
          "--osm",
          "--edges",
          "--points",
          "--cells",
          "--out",
          "--datum",
          "--paces",
          "--minutes",
          "--snap",
          "--threads");

  /**
   * Reads the arguments.
   *
   * @throws StreetsFailure with one sentence for what is missing, unknown or wrong
   */
  public static StreetsOptions parse(String... args) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      if (!FLAGS.contains(args[i])) {
        throw new StreetsFailure("unknown argument '" + args[i] + "'\n" + USAGE);
      }
      if (i + 1 == args.length) {
        throw new StreetsFailure(args[i] + " lacks its value\n" + USAGE);
      }
      values.put(args[i], args[i + 1]);
    }
    if (!values.containsKey("--streets")) {
      throw new StreetsFailure("--streets is missing\n" + USAGE);
    }
    if (values.containsKey("--points") != values.containsKey("--cells")) {
      throw new StreetsFailure("--points and --cells belong together\n" + USAGE);
    }
    try {
      return new StreetsOptions(
          path(values, "--osm"),
          Path.of(values.getOrDefault("--streets", "")),
          path(values, "--edges"),
          path(values, "--points"),
          path(values, "--cells"),
          Path.of(values.getOrDefault("--out", ".")),
          Datum.named(values.getOrDefault("--datum", "wgs84")),
          paces(values.getOrDefault("--paces", Pace.ADULT + "," + Pace.ELDER)),
          number(values, "--minutes", Pace.MOST_MINUTES, 1, Pace.MOST_MINUTES),
          number(values, "--snap", (int) Snapper.FARTHEST, 1, 2_000),
          number(values, "--threads", Runtime.getRuntime().availableProcessors(), 1, 256));
    } catch (IllegalArgumentException wrong) {
      throw new StreetsFailure(wrong.getMessage() + "\n" + USAGE, wrong);
    }
  }

  private static @Nullable Path path(Map<String, String> values, String name) {
    String value = values.get(name);
    return value == null ? null : Path.of(value);
  }

  private static List<Pace> paces(String list) {
    List<Pace> paces = new ArrayList<>();
    for (String each : list.split(",")) {
      paces.add(Pace.parse(each));
    }
    return List.copyOf(paces);
  }

  private static int number(
      Map<String, String> values, String name, int whenMissing, int least, int most) {
    String text = values.get(name);
    if (text == null) {
      return whenMissing;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException none) {
      // said below, together with numbers out of range
    }
    throw new IllegalArgumentException(
        name + " is '" + text + "', must be a whole number from " + least + " to " + most);
  }
}
