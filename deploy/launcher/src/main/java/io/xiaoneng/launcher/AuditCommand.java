package io.xiaoneng.launcher;

import io.xiaoneng.launcher.data.Access;
import io.xiaoneng.launcher.service.DashboardApi;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code deploy/audit}: the audit log of the running installation. */
public final class AuditCommand {
  private static final String USAGE =
      """
      usage: deploy/audit verify [--data DIR]
             deploy/audit search [--actor NAME] [--action ACTION] [--text WORDS]
                                 [--from DATE] [--to DATE] [--data DIR]
             deploy/audit export (the same; CSV on standard output)\
      """;
  private static final String PATH = "/api/v1/audit";
  private static final List<String> VERBS = List.of("verify", "search", "export");

  private Path data;
  private @Nullable String verb;
  private final Map<String, String> asked = new LinkedHashMap<>();

  private AuditCommand(Path data) {
    this.data = data;
  }

  /** Runs the command; ends with 0, or with 1 and one sentence on standard error. */
  public static void main(String[] args) {
    Command.run(
        args,
        USAGE,
        (command, arguments) ->
            parse(arguments, command.defaultData(), command.caller()).run(command.console()));
  }

  static AuditCommand parse(List<String> args, Path defaultData, Path caller) {
    AuditCommand audit = new AuditCommand(defaultData);
    for (Iterator<String> rest = args.iterator(); rest.hasNext(); ) {
      String word = rest.next();
      switch (word) {
        case "--data" -> audit.data = caller.resolve(Command.value(word, rest)).normalize();
        case "--actor", "--action", "--text", "--from", "--to" ->
            audit.asked.put(word.substring(2), Command.value(word, rest));
        default -> {
          if (audit.verb != null || !VERBS.contains(word)) {
            throw new LaunchException("'" + word + "' is not understood; " + USAGE);
          }
          audit.verb = word;
        }
      }
    }
    if (audit.verb == null) {
      throw new LaunchException("verify, search or export is needed; " + USAGE);
    }
    if (audit.verb.equals("verify") && !audit.asked.isEmpty()) {
      throw new LaunchException("verify looks at the whole log; " + USAGE);
    }
    return audit;
  }

  private void run(Console console) throws IOException {
    DashboardApi dashboard = new DashboardApi(Access.read(Command.existing(data)));
    switch (String.valueOf(verb)) {
      case "verify" -> verify(console, DashboardApi.object(dashboard.call("GET", address(), null)));
      case "search" -> search(console, dashboard);
      default -> dashboard.copy(address(), System.out);
    }
  }

  /** The path with the query. */
  String address() {
    String path = "search".equals(verb) ? PATH : PATH + "/" + verb;
    String query =
        asked.entrySet().stream()
            .map(each -> each.getKey() + "=" + DashboardApi.encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? path : path + "?" + query;
  }

  private static void verify(Console console, Map<?, ?> verdict) {
    if (verdict.get("brokenAt") != null) {
      throw new LaunchException(
          "the log is not whole: it breaks at line %s: %s"
              .formatted(verdict.get("brokenAt"), verdict.get("problem")));
    }
    console.say("whole: %s lines, last %s".formatted(verdict.get("lines"), verdict.get("head")));
  }

  private void search(Console console, DashboardApi dashboard) throws IOException {
    Map<?, ?> answer = DashboardApi.object(dashboard.call("GET", address(), null));
    if (!(answer.get("entries") instanceof List<?> entries)) {
      throw new LaunchException("the dashboard's answer is not understood: " + answer);
    }
    List<Object> oldestFirst = new ArrayList<>(entries);
    Collections.reverse(oldestFirst);
    for (Object each : oldestFirst) {
      Map<?, ?> entry = DashboardApi.object(each);
      console.say(
          List.of("id", "at", "actor", "action", "subject", "detail").stream()
              .map(name -> String.valueOf(entry.get(name)).replaceAll("\\p{Cntrl}", " "))
              .collect(Collectors.joining("\t")));
    }
    if (answer.get("next") != null) {
      console.say("there are older lines; deploy/audit export has all");
    }
  }
}
