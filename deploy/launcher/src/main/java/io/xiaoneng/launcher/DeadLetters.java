package io.xiaoneng.launcher;

import io.xiaoneng.launcher.data.Access;
import io.xiaoneng.launcher.data.DataDirectory;
import io.xiaoneng.launcher.data.Port;
import io.xiaoneng.launcher.data.Ports;
import io.xiaoneng.launcher.service.ClickHouseQuery;
import io.xiaoneng.launcher.service.DashboardApi;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code deploy/dead-letters}: what was refused and is open, counted by reason and listed, the
 * latest first; with {@code --replay} published again. Works on the running installation.
 */
public final class DeadLetters {
  private static final String USAGE =
      "usage: deploy/dead-letters [--data DIR] [--reason REASON] [--limit 50] [--replay]";
  private static final int LARGEST_LIMIT = 100_000;
  private static final int LISTED = 50;
  private static final int REPLAYED = 10_000;
  private static final String OPEN =
      " FROM dead_letter FINAL WHERE sha256 NOT IN (SELECT sha256 FROM dead_letter_replay)";

  private final Path data;
  private final @Nullable String reason;
  private final @Nullable Integer limit;
  private final boolean replay;

  private DeadLetters(Path data, @Nullable String reason, @Nullable Integer limit, boolean replay) {
    this.data = data;
    this.reason = reason;
    this.limit = limit;
    this.replay = replay;
  }

  /** Runs the command; ends with 0, or with 1 and one sentence on standard error. */
  public static void main(String[] args) {
    Command.run(
        args,
        USAGE,
        (command, arguments) ->
            parse(arguments, command.defaultData(), command.caller()).run(command.console()));
  }

  static DeadLetters parse(List<String> args, Path defaultData, Path caller) {
    Path data = defaultData;
    String reason = null;
    Integer limit = null;
    boolean replay = false;
    for (Iterator<String> rest = args.iterator(); rest.hasNext(); ) {
      String flag = rest.next();
      if (flag.equals("--replay")) {
        replay = true;
        continue;
      }
      String value = rest.hasNext() ? rest.next() : "";
      switch (flag) {
        case "--data" -> data = caller.resolve(value);
        case "--reason" -> reason = reason(value);
        case "--limit" -> limit = limit(value);
        default -> throw new LaunchException("unknown flag '" + flag + "'; " + USAGE);
      }
    }
    return new DeadLetters(data.normalize(), reason, limit, replay);
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

  private void run(Console console) throws IOException {
    DataDirectory directory = Command.existing(data);
    if (replay) {
      replay(console, new DashboardApi(Access.read(directory)));
    } else {
      list(console, new ClickHouseQuery(Ports.kept(directory).address(Port.CLICKHOUSE)));
    }
  }

  private void list(Console console, ClickHouseQuery clickHouse) throws IOException {
    String open = OPEN + (reason == null ? "" : " AND reason = '" + reason + "'");
    String counts =
        clickHouse.run(
            "SELECT reason, count() AS letters"
                + open
                + " GROUP BY reason ORDER BY letters DESC, reason FORMAT TabSeparatedWithNames");
    console.say(counts.stripTrailing());
    String letters =
        clickHouse.run(
            "SELECT recorded_at, reason, origin, source, id, length, detail, sha256"
                + open
                + " ORDER BY recorded_at DESC, sha256 LIMIT "
                + (limit == null ? LISTED : limit)
                + " FORMAT TabSeparatedWithNames");
    console.say("");
    console.say(letters.stripTrailing());
  }

  private void replay(Console console, DashboardApi dashboard) throws IOException {
    Map<?, ?> result =
        DashboardApi.object(
            dashboard.call(
                "POST",
                "/api/v1/dead-letters/replay?reason="
                    + (reason == null ? "unknown-reference" : reason)
                    + "&limit="
                    + (limit == null ? REPLAYED : limit),
                null));
    console.say(
        "replayed: %s of %s; still refused: %s; only the beginning was kept: %s%s"
            .formatted(
                result.get("accepted"),
                result.get("read"),
                result.get("stillRefused"),
                result.get("cutOff"),
                result.get("next") == null ? "" : "; there are more, see --limit"));
    if (result.get("unconfirmed") instanceof Number unconfirmed && unconfirmed.longValue() > 0) {
      throw new LaunchException(
          "Kafka did not confirm " + unconfirmed + " of them; they are still open, try again");
    }
  }
}
