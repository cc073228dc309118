package io.xiaoneng.importer;

import io.xiaoneng.importer.mapping.ImportFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The command line.
 *
 * @param kafka HOST:PORT; null only for a dry run
 * @param file the log; of exchange tables also a directory or a file that names their database
 * @param zone the city's zone, for times without an offset where the mapping names no zone
 * @param rejects where refused rows are written, or null
 */
public record ImportOptions(
    @Nullable String kafka,
    Path file,
    Path mapping,
    ZoneId zone,
    @Nullable Path rejects,
    boolean dryRun) {

  /** What to type. */
  public static final String USAGE =
      "usage: --file FILE --mapping FILE --zone ZONE (--kafka HOST:PORT | --dry-run) [--rejects FILE]";

  private static final Set<String> WITH_VALUE =
      Set.of("--kafka", "--file", "--mapping", "--zone", "--rejects");

  /**
   * Reads the arguments.
   *
   * @throws ImportFailure with one sentence for what is missing, unknown or unreadable
   */
  public static ImportOptions parse(String... args) {
    Map<String, String> values = new HashMap<>();
    boolean dryRun = false;
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--dry-run")) {
        dryRun = true;
      } else if (!WITH_VALUE.contains(args[i])) {
        throw new ImportFailure("unknown argument '" + args[i] + "'; " + USAGE);
      } else if (i + 1 == args.length) {
        throw new ImportFailure(args[i] + " lacks its value; " + USAGE);
      } else {
        values.put(args[i], args[++i]);
      }
    }
    String kafka = values.get("--kafka");
    if (kafka == null && !dryRun) {
      throw new ImportFailure("--kafka is missing (or say --dry-run); " + USAGE);
    }
    String rejects = values.get("--rejects");
    return new ImportOptions(
        kafka,
        present(required(values, "--file")),
        readable(required(values, "--mapping"), "mapping"),
        zone(required(values, "--zone")),
        rejects == null ? null : Path.of(rejects),
        dryRun);
  }

  private static String required(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw new ImportFailure(name + " is missing; " + USAGE);
    }
    return value;
  }

  /** A file, or a directory of exchange tables. */
  private static Path present(String name) {
    Path path = Path.of(name);
    return Files.isDirectory(path) ? path : readable(name, "file");
  }

  private static Path readable(String name, String what) {
    Path path = Path.of(name);
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw new ImportFailure("the " + what + " " + name + " does not exist or cannot be read");
    }
    return path;
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      throw new ImportFailure("--zone " + name + " is no zone such as Asia/Shanghai", unknown);
    }
  }
}
