package io.xiaoneng.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The flags of {@code deploy/run}. What was not given is null where the data directory may know it.
 *
 * @param mode what the installation holds; null = as the directory says, {@link Mode#EMPTY} at
 *     first
 * @param port where the pages are served, 1–65535
 * @param data absolute path of the data directory
 * @param zone the city's zone; null = as the directory says, Asia/Shanghai at first
 * @param calendar id of the working-day calendar; null = as the directory says, {@code cn} at first
 * @param importRequest a log to import, or null
 * @param streets an OpenStreetMap extract whose streets are imported; null = those that are there
 * @param detach true = return when ready (and imported), leave everything running
 */
public record Options(
    @Nullable Mode mode,
    int port,
    Path data,
    @Nullable ZoneId zone,
    @Nullable String calendar,
    @Nullable ImportRequest importRequest,
    @Nullable Path streets,
    boolean detach) {

  static final Set<String> CALENDARS = Set.of("cn", "weekdays", "every-day");
  private static final int DEFAULT_PORT = 8080;

  /**
   * Reads the flags.
   *
   * @param args the flags as given
   * @param defaultData the data directory without {@code --data}
   * @param callerDirectory what relative paths are relative to
   * @throws LaunchException naming the flag that is unknown, incomplete or wrong, or the file that
   *     is not there
   */
  public static Options parse(List<String> args, Path defaultData, Path callerDirectory) {
    Mode mode = null;
    int port = DEFAULT_PORT;
    Path data = defaultData;
    ZoneId zone = null;
    String calendar = null;
    Path file = null;
    Path mapping = null;
    Path streets = null;
    boolean detach = false;
    for (Iterator<String> rest = args.iterator(); rest.hasNext(); ) {
      String flag = rest.next();
      switch (flag) {
        case "--demo" -> mode = either(mode, Mode.DEMO);
        case "--demo-year" -> mode = either(mode, Mode.DEMO_YEAR);
        case "--empty" -> mode = either(mode, Mode.EMPTY);
        case "--detach" -> detach = true;
        case "--port" -> port = port(value(flag, rest));
        case "--data" -> data = callerDirectory.resolve(value(flag, rest));
        case "--zone" -> zone = zone(value(flag, rest));
        case "--calendar" -> calendar = calendar(value(flag, rest));
        case "--import" -> file = log(flag, callerDirectory.resolve(value(flag, rest)));
        case "--mapping" -> mapping = readable(flag, callerDirectory.resolve(value(flag, rest)));
        case "--streets" -> streets = readable(flag, callerDirectory.resolve(value(flag, rest)));
        default -> throw new LaunchException("unknown flag '" + flag + "'; see deploy/run --help");
      }
    }
    return new Options(
        mode,
        port,
        data.toAbsolutePath().normalize(),
        zone,
        calendar,
        importRequest(file, mapping, mode),
        streets,
        detach);
  }

  private static Mode either(@Nullable Mode before, Mode asked) {
    if (before != null && before != asked) {
      throw new LaunchException("--demo, --demo-year and --empty exclude each other");
    }
    return asked;
  }

  private static String value(String flag, Iterator<String> rest) {
    String value = rest.hasNext() ? rest.next() : "";
    if (value.isEmpty() || value.startsWith("--")) {
      throw new LaunchException(flag + " needs a value; see deploy/run --help");
    }
    return value;
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 1 && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // said below, together with numbers out of range
    }
    throw new LaunchException("--port must be a number from 1 to 65535, not '" + text + "'");
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new LaunchException(
          "--zone: '" + text + "' is no known time zone (try Asia/Shanghai or Europe/Amsterdam)",
          e);
    }
  }

  private static String calendar(String text) {
    if (!CALENDARS.contains(text)) {
      throw new LaunchException("--calendar must be cn, weekdays or every-day, not '" + text + "'");
    }
    return text;
  }

  /** A file; exchange tables lie in a directory. */
  private static Path log(String flag, Path path) {
    return Files.isDirectory(path) ? path.toAbsolutePath().normalize() : readable(flag, path);
  }

  private static Path readable(String flag, Path file) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new LaunchException(flag + ": there is no readable file " + file.normalize());
    }
    return file.toAbsolutePath().normalize();
  }

  private static @Nullable ImportRequest importRequest(
      @Nullable Path file, @Nullable Path mapping, @Nullable Mode mode) {
    if (file == null && mapping == null) {
      return null;
    }
    if (mapping == null) {
      throw new LaunchException("--import needs --mapping FILE, which says how to read the log");
    }
    if (file == null) {
      throw new LaunchException("--mapping needs --import FILE, the log it describes");
    }
    if (mode != null && mode.simulated()) {
      throw new LaunchException(
          "--import does not go with --demo: a real log and the simulated city must not mix");
    }
    return new ImportRequest(file, mapping);
  }
}
