package io.xiaoneng.launcher;

import io.xiaoneng.launcher.data.DataDirectory;
import io.xiaoneng.launcher.data.Port;
import io.xiaoneng.launcher.data.Ports;
import io.xiaoneng.launcher.service.ClickHouseQuery;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * {@code deploy/dead-letters}: what was refused, counted by reason and listed, the latest first.
 * Reads the running installation.
 */
public final class DeadLetters {
  private static final String USAGE =
      "usage: deploy/dead-letters [--data DIR] [--reason REASON] [--limit 50]";
  private static final int LARGEST_LIMIT = 100_000;

  private final Path data;
  private final String where;
  private final int limit;

  private DeadLetters(Path data, String where, int limit) {
    this.data = data;
    this.where = where;
    this.limit = limit;
  }

  /** Runs the command; ends with 0, or with 1 and one sentence on standard error. */
  public static void main(String[] args) {
    Console console =
        new Console(
            new PrintStream(System.out, true, StandardCharsets.UTF_8),
            new PrintStream(System.err, true, StandardCharsets.UTF_8));
    if (List.of(args).contains("--help")) {
      console.say(USAGE);
      return;
    }
    try {
      Path root = Path.of(System.getProperty("xiaoneng.root", "")).toRealPath();
      Path caller = Path.of(System.getProperty("xiaoneng.caller", "")).toAbsolutePath();
      parse(List.of(args), root.resolve("data"), caller).print(console);
    } catch (LaunchException e) {
      console.error(String.valueOf(e.getMessage()));
      System.exit(1);
    } catch (IOException e) {
      console.error("unexpected: " + e);
      System.exit(1);
    }
  }

  static DeadLetters parse(List<String> args, Path defaultData, Path caller) {
    Path data = defaultData;
    String where = "";
    int limit = 50;
    for (Iterator<String> rest = args.iterator(); rest.hasNext(); ) {
      String flag = rest.next();
      String value = rest.hasNext() ? rest.next() : "";
      switch (flag) {
        case "--data" -> data = caller.resolve(value);
        case "--reason" -> where = "WHERE reason = '" + reason(value) + "'";
        case "--limit" -> limit = limit(value);
        default -> throw new LaunchException("unknown flag '" + flag + "'; " + USAGE);
      }
    }
    return new DeadLetters(data.normalize(), where, limit);
  }

  private static String reason(String text) {
    if (!text.matches("[a-z-]{1,40}")) {
      throw new LaunchException("--reason must be a code such as bad-time, not '" + text + "'");
    }
    return text;
  }

  private static int limit(String text) {
    if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) > LARGEST_LIMIT) {
      throw new LaunchException("--limit must be a number up to " + LARGEST_LIMIT);
    }
    return Integer.parseInt(text);
  }

  private void print(Console console) throws IOException {
    if (!Files.isDirectory(data)) {
      throw new LaunchException("--data: there is no directory " + data);
    }
    Ports ports = Ports.kept(new DataDirectory(data.toRealPath()));
    ClickHouseQuery clickHouse = new ClickHouseQuery(ports.address(Port.CLICKHOUSE));
    String counts =
        clickHouse.run(
            "SELECT reason, count() AS letters FROM dead_letter FINAL "
                + where
                + " GROUP BY reason ORDER BY letters DESC, reason FORMAT TabSeparatedWithNames");
    console.say(counts.stripTrailing());
    String letters =
        clickHouse.run(
            "SELECT recorded_at, reason, origin, source, id, length, detail, sha256"
                + " FROM dead_letter FINAL "
                + where
                + " ORDER BY recorded_at DESC, sha256 LIMIT "
                + limit
                + " FORMAT TabSeparatedWithNames");
    console.say("");
    console.say(letters.stripTrailing());
  }
}
