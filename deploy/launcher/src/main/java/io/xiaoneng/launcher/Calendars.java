package io.xiaoneng.launcher;

import io.xiaoneng.event.Json;
import io.xiaoneng.event.JsonException;
import io.xiaoneng.launcher.data.Access;
import io.xiaoneng.launcher.service.DashboardApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code deploy/calendar}: issues a year of the working calendar, or issues it anew, and lists the
 * cases whose due date moves. Works on the running installation.
 */
public final class Calendars {
  private static final String USAGE =
      """
      usage: deploy/calendar add FILE [--calendar cn|weekdays] [--dry-run] [--data DIR]
             deploy/calendar list [--data DIR]
      FILE is a year as JSON, either
        {"year":2027,"notices":["https://…"],"off":["2027-01-01..2027-01-03"],"work":["2027-01-09"]}
      or a list of days {"year":2027,"papers":[…],"days":[{"date":"2027-01-01","isOffDay":true},…]}.
      Without a "version" it is the next one. --dry-run lists what would move and changes nothing.\
      """;

  private static final String PATH = "/api/v1/registry/calendar";

  private Path data;
  private String calendar = "cn";
  private boolean dryRun;
  private final List<String> words = new ArrayList<>();

  private Calendars(Path data) {
    this.data = data;
  }

  /** Runs the command; ends with 0, or with 1 and one sentence on standard error. */
  public static void main(String[] args) {
    Command.run(
        args,
        USAGE,
        (command, arguments) ->
            parse(arguments, command.defaultData(), command.caller())
                .run(command.console(), command.caller()));
  }

  static Calendars parse(List<String> args, Path defaultData, Path caller) {
    Calendars calendars = new Calendars(defaultData);
    for (Iterator<String> rest = args.iterator(); rest.hasNext(); ) {
      String word = rest.next();
      switch (word) {
        case "--dry-run" -> calendars.dryRun = true;
        case "--data" -> calendars.data = caller.resolve(Command.value(word, rest)).normalize();
        case "--calendar" -> calendars.calendar = Command.value(word, rest);
        default -> {
          if (word.startsWith("-")) {
            throw new LaunchException("unknown flag '" + word + "'; see deploy/calendar --help");
          }
          calendars.words.add(word);
        }
      }
    }
    String verb = calendars.words.isEmpty() ? "" : calendars.words.get(0);
    if (calendars.words.size() != (verb.equals("add") ? 2 : 1)
        || !List.of("add", "list").contains(verb)) {
      throw new LaunchException("add FILE or list is needed; see deploy/calendar --help");
    }
    if (!List.of("cn", "weekdays").contains(calendars.calendar)) {
      throw new LaunchException("--calendar must be cn or weekdays, not " + calendars.calendar);
    }
    return calendars;
  }

  private void run(Console console, Path caller) throws IOException {
    Object year = words.get(0).equals("add") ? read(caller.resolve(words.get(1))) : null;
    DashboardApi dashboard = new DashboardApi(Access.read(Command.existing(data)));
    if (year == null) {
      list(console, DashboardApi.object(dashboard.call("GET", PATH + "?size=1000", null)));
      return;
    }
    String path = PATH + "/" + calendar;
    Map<?, ?> outlook = DashboardApi.object(dashboard.call("PUT", path + "?dry-run=true", year));
    moved(console, outlook);
    if (dryRun) {
      console.say("nothing was changed: " + outlook.get("key") + " would be issued");
      return;
    }
    Map<?, ?> done = DashboardApi.object(dashboard.call("PUT", path, year));
    console.say(
        "UNCHANGED".equals(done.get("change"))
            ? "nothing to do: " + done.get("key") + " says the same already"
            : "issued: " + done.get("key") + "; the cases are counted again now");
  }

  /**
   * A year as the file has it.
   *
   * @throws LaunchException where there is no such file or it is no JSON object
   */
  static Object read(Path file) throws IOException {
    try {
      if (Json.parse(Files.readAllBytes(file)) instanceof Map<?, ?> year) {
        return year;
      }
    } catch (NoSuchFileException e) {
      throw new LaunchException("there is no file " + file, e);
    } catch (JsonException e) {
      throw new LaunchException(file + " is no JSON: " + e.getMessage(), e);
    }
    throw new LaunchException(file + " is not a JSON object");
  }

  private static void moved(Console console, Map<?, ?> answer) {
    if (!(answer.get("outlook") instanceof Map<?, ?> outlook)) {
      return;
    }
    if (outlook.get("cases") instanceof List<?> cases && !cases.isEmpty()) {
      console.say("case\tdue before\tdue after\tstatutory before\tstatutory after");
      for (Object each : cases) {
        Map<?, ?> one = DashboardApi.object(each);
        console.say(
            String.join(
                "\t",
                text(one.get("caseId")),
                text(one.get("dueBefore")),
                text(one.get("dueAfter")),
                text(one.get("statutoryBefore")),
                text(one.get("statutoryAfter"))));
      }
    }
    console.say(
        "touched: "
            + outlook.get("touched")
            + ", moved: "
            + outlook.get("moved")
            + (Boolean.TRUE.equals(outlook.get("complete")) ? "" : " of those looked at"));
  }

  private static String text(@Nullable Object value) {
    return value == null ? "-" : value.toString();
  }

  private static void list(Console console, Map<?, ?> answer) {
    console.say("calendar\tyear\tversion\tnotices");
    if (answer.get("records") instanceof List<?> records) {
      for (Object each : records) {
        Map<?, ?> one = DashboardApi.object(each);
        console.say(
            String.join(
                "\t",
                text(one.get("id")),
                text(one.get("year")),
                text(one.get("version")),
                text(one.get("notices"))));
      }
    }
    console.say("besides what the program knows by itself: cn 2019 to 2026");
  }
}
