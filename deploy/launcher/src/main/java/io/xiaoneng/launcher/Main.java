package io.xiaoneng.launcher;

import io.xiaoneng.launcher.data.DataDirectory;
import io.xiaoneng.launcher.data.Secrets;
import io.xiaoneng.launcher.service.Program;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * {@code deploy/run} once everything is built. The system properties {@code xiaoneng.root} and
 * {@code xiaoneng.caller} name the project and the directory the command was called from.
 */
public final class Main {
  /** System property: {@code false} in the process that {@code --detach} leaves behind. */
  static final String ATTACHED = "xiaoneng.attached";

  private static final int OK = 0;
  private static final int FAILED = 1;

  private Main() {}

  /** Runs the command; ends with 0, or with 1 and one sentence on standard error. */
  public static void main(String[] args) {
    Console console =
        new Console(
            new PrintStream(System.out, true, StandardCharsets.UTF_8),
            new PrintStream(System.err, true, StandardCharsets.UTF_8));
    System.exit(run(List.of(args), console));
  }

  private static int run(List<String> args, Console console) {
    try {
      Program program = new Program(Path.of(System.getProperty("xiaoneng.root", "")).toRealPath());
      Path caller = Path.of(System.getProperty("xiaoneng.caller", "")).toAbsolutePath();
      Options options = Options.parse(args, program.root().resolve("data"), caller);
      DataDirectory data = DataDirectory.prepare(options.data());
      if (options.detach() && Boolean.parseBoolean(System.getProperty(ATTACHED, "true"))) {
        int code = new Detached(data, console).run(args);
        if (code == OK) {
          show(new Secrets(data), console);
        }
        return code;
      }
      return attended(program, options, data, console);
    } catch (LaunchException e) {
      console.error(String.valueOf(e.getMessage()));
    } catch (IOException | ExecutionException e) {
      console.error("unexpected: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      console.error("interrupted");
    }
    return FAILED;
  }

  private static int attended(Program program, Options options, DataDirectory data, Console console)
      throws IOException, InterruptedException, ExecutionException {
    try (Launcher launcher = new Launcher(program, options, data, console)) {
      Thread stop =
          new Thread(
              () -> {
                console.say("stopping");
                launcher.close();
                console.say("stopped");
              },
              "stop");
      Runtime.getRuntime().addShutdownHook(stop);
      launcher.start();
      if (!options.detach()) {
        show(new Secrets(data), console);
      }
      Files.createFile(data.run().resolve(Detached.UP));
      launcher.attend();
      return OK;
    }
  }

  /** Prints what was generated, once: the next start does not know it any more. */
  private static void show(Secrets secrets, Console console) {
    Map<String, String> generated = secrets.notYetShown();
    String password = generated.get(Secrets.ADMIN_PASSWORD);
    if (password != null) {
      console.say("admin password: " + password + " (user admin; shown only now)");
    }
    String token = generated.get(Secrets.INGEST_TOKEN);
    if (token != null) {
      console.say("ingest token: " + token + " (for POST /api/v1/events; shown only now)");
    }
    secrets.shown();
  }
}
