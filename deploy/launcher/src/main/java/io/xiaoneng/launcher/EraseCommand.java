package io.xiaoneng.launcher;

import io.xiaoneng.launcher.data.Access;
import io.xiaoneng.launcher.service.DashboardApi;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code deploy/erase}: what leads to a person in the events of a case, or of all cases of an
 * applicant, is erased on request; and what has been kept long enough is taken away. Says first
 * what would go, and does it with {@code --yes}. Works on the running installation.
 */
public final class EraseCommand {
  private static final String USAGE =
      "usage: deploy/erase [--data DIR] --case NUMBER | --applicant REFERENCE | --old"
          + " [--reason TEXT] [--yes]";

  private final Path data;
  private final Map<String, Object> wanted;
  private final boolean old;
  private final boolean yes;

  private EraseCommand(Path data, Map<String, Object> wanted, boolean old, boolean yes) {
    this.data = data;
    this.wanted = wanted;
    this.old = old;
    this.yes = yes;
  }

  /** Runs the command; ends with 0, or with 1 and one sentence on standard error. */
  public static void main(String[] args) {
    Command.run(
        args,
        USAGE,
        (command, arguments) ->
            parse(arguments, command.defaultData(), command.caller()).run(command.console()));
  }

  static EraseCommand parse(List<String> args, Path defaultData, Path caller) {
    Path data = defaultData;
    boolean old = false;
    boolean yes = false;
    Map<String, Object> wanted = new LinkedHashMap<>();
    for (Iterator<String> rest = args.iterator(); rest.hasNext(); ) {
      String flag = rest.next();
      switch (flag) {
        case "--yes" -> yes = true;
        case "--old" -> old = true;
        case "--data" -> data = caller.resolve(Command.value(flag, rest)).normalize();
        case "--case" -> wanted.put("caseId", Command.value(flag, rest));
        case "--applicant" -> wanted.put("applicant", Command.value(flag, rest));
        case "--reason" -> wanted.put("reason", Command.value(flag, rest));
        default -> throw new LaunchException("unknown flag '" + flag + "'; " + USAGE);
      }
    }
    int asked =
        (wanted.containsKey("caseId") ? 1 : 0)
            + (wanted.containsKey("applicant") ? 1 : 0)
            + (old ? 1 : 0);
    if (asked != 1) {
      throw new LaunchException("one of --case, --applicant and --old is needed; " + USAGE);
    }
    if (yes && !old && !wanted.containsKey("reason")) {
      throw new LaunchException("--reason is needed: the request it goes by; " + USAGE);
    }
    return new EraseCommand(data, wanted, old, yes);
  }

  /** What is asked of the dashboard; null where old things are meant. */
  @Nullable Map<String, Object> question() {
    if (old) {
      return null;
    }
    Map<String, Object> question = new LinkedHashMap<>(wanted);
    question.put("dryRun", !yes);
    return question;
  }

  private void run(Console console) throws IOException {
    DashboardApi dashboard = new DashboardApi(Access.read(Command.existing(data)));
    Map<String, Object> question = question();
    if (question == null) {
      old(console, dashboard);
    } else {
      erase(console, DashboardApi.object(dashboard.call("POST", "/api/v1/erasures", question)));
    }
    if (!yes) {
      console.say("nothing was changed; with --yes it is");
    }
  }

  private void old(Console console, DashboardApi dashboard) throws IOException {
    Map<?, ?> amount =
        yes
            ? DashboardApi.object(dashboard.call("POST", "/api/v1/retention/run", null))
            : DashboardApi.object(
                DashboardApi.object(dashboard.call("GET", "/api/v1/retention", null)).get("due"));
    console.say(
        "%s: %s lines of the audit log, %s attachments, the bytes of %s dead letters, %s events of erased cases that came back"
            .formatted(
                yes ? "taken away" : "would be taken away",
                amount.get("auditLines"),
                amount.get("attachments"),
                amount.get("deadLetters"),
                amount.get("erasedAgain")));
  }

  private void erase(Console console, Map<?, ?> answer) {
    String did = yes ? "erased" : "would be erased";
    if (answer.get("cases") instanceof List<?> cases) {
      for (Object each : cases) {
        Map<?, ?> line = DashboardApi.object(each);
        console.say(
            "case %s: what leads to a person %s from %s events"
                .formatted(line.get("caseId"), did, line.get("events")));
      }
      console.say(
          "%d cases; bytes of %s dead letters %s"
              .formatted(cases.size(), answer.get("deadLetters"), did));
    }
    console.say(
        "Kafka keeps what was sent as long as its topics say, and backups as long as they are kept");
  }
}
