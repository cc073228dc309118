package io.xiaoneng.launcher;

import io.xiaoneng.launcher.data.Access;
import io.xiaoneng.launcher.service.DashboardApi;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code deploy/token}: who may send events. Works on the running installation. */
public final class Tokens {
  private static final String USAGE =
      """
      usage: deploy/token add [--name NAME] --source-prefix PREFIX… | --every-source
                              [--channel CHANNEL] [--import] [--expires INSTANT] [--data DIR]
             deploy/token list [--data DIR]
             deploy/token revoke NAME [--data DIR]\
      """;
  private static final String PATH = "/api/v1/tokens";

  private Path data;
  private final List<String> prefixes = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private @Nullable String name;
  private @Nullable String channel;
  private @Nullable String expires;
  private boolean everySource;
  private boolean importing;

  private Tokens(Path data) {
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

  static Tokens parse(List<String> args, Path defaultData, Path caller) {
    Tokens tokens = new Tokens(defaultData);
    for (Iterator<String> rest = args.iterator(); rest.hasNext(); ) {
      String flag = rest.next();
      switch (flag) {
        case "--every-source" -> tokens.everySource = true;
        case "--import" -> tokens.importing = true;
        case "--data" -> tokens.data = caller.resolve(Command.value(flag, rest)).normalize();
        case "--name" -> tokens.name = Command.value(flag, rest);
        case "--expires" -> tokens.expires = Command.value(flag, rest);
        case "--channel" -> tokens.channel = Command.value(flag, rest);
        case "--source-prefix" -> tokens.prefixes.add(Command.value(flag, rest));
        default -> tokens.word(flag);
      }
    }
    return tokens;
  }

  private void word(String word) {
    if (word.startsWith("-")) {
      throw new LaunchException("unknown flag '" + word + "'; see deploy/token --help");
    }
    words.add(word);
  }

  private void run(Console console) throws IOException {
    String verb = words.isEmpty() ? "" : words.get(0);
    if (!List.of("add", "list", "revoke").contains(verb)
        || words.size() != (verb.equals("revoke") ? 2 : 1)) {
      throw new LaunchException("add, list or revoke NAME is needed; see deploy/token --help");
    }
    Map<String, Object> wanted = verb.equals("add") ? wanted() : Map.of();
    DashboardApi dashboard = new DashboardApi(Access.read(Command.existing(data)));
    switch (verb) {
      case "add" -> {
        Map<?, ?> made = DashboardApi.object(dashboard.call("POST", PATH, wanted));
        console.say("token: " + made.get("token") + " (" + made.get("name") + "; shown only now)");
      }
      case "list" -> list(console, dashboard.call("GET", PATH, null));
      default -> {
        dashboard.call("DELETE", PATH + "/" + DashboardApi.encoded(words.get(1)), null);
        console.say("revoked: " + words.get(1));
      }
    }
  }

  /** The body of a request for a token. */
  Map<String, Object> wanted() {
    if (everySource == !prefixes.isEmpty()) {
      throw new LaunchException("either --source-prefix PREFIX or --every-source is needed");
    }
    Map<String, Object> wanted = new LinkedHashMap<>();
    wanted.put("name", name == null ? usualName() : name);
    wanted.put("channel", channel);
    wanted.put("sourcePrefixes", prefixes);
    wanted.put("importing", importing);
    if (expires != null) {
      wanted.put("expiresAt", expires);
    }
    return wanted;
  }

  /** Of what the token opens: {@code hall-610113-import} for {@code /hall/610113/ --import}. */
  private String usualName() {
    String opened = prefixes.isEmpty() ? "every" : prefixes.get(0);
    String plain = opened.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[^A-Za-z0-9]+|-+$", "");
    return (plain.isEmpty() ? "sender" : plain) + (importing ? "-import" : "");
  }

  private static void list(Console console, @Nullable Object answer) {
    console.say("name\tchannel\tsources\timport\tcreated\trevoked\texpires");
    if (answer instanceof List<?> tokens) {
      for (Object each : tokens) {
        Map<?, ?> token = DashboardApi.object(each);
        console.say(
            String.join(
                "\t",
                text(token.get("name")),
                token.get("channel") == null ? "by source" : text(token.get("channel")),
                sources(token.get("sourcePrefixes")),
                Boolean.TRUE.equals(token.get("importing")) ? "yes" : "no",
                text(token.get("createdAt")),
                text(token.get("revokedAt")),
                text(token.get("expiresAt"))));
      }
    }
  }

  private static String sources(@Nullable Object prefixes) {
    return prefixes instanceof List<?> list && !list.isEmpty()
        ? list.stream().map(Tokens::text).collect(Collectors.joining(" "))
        : "every";
  }

  private static String text(@Nullable Object value) {
    return value == null ? "-" : value.toString();
  }
}
