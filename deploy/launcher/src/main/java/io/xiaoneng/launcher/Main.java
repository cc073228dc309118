package io.xiaoneng.launcher;

import io.xiaoneng.launcher.data.DataDirectory;
import io.xiaoneng.launcher.data.Secrets;
import io.xiaoneng.launcher.service.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** {@code deploy/run} once everything is built. */
public final class Main {
  /** System property: {@code false} in the process that {@code --detach} leaves behind. */
  static final String ATTACHED = "xiaoneng.attached";

  private static final int OK = 0;

  private Main() {}

  /** Runs the command; ends with 0, or with 1 and one sentence on standard error. */
  public static void main(String[] args) {
    Command.run(args, Main::run);
  }

  private static int run(Command command, List<String> args)
      throws IOException, InterruptedException, ExecutionException {
    Options options = Options.parse(args, command.defaultData(), command.caller());
    DataDirectory data = DataDirectory.prepare(options.data());
    // Asked here, where it can be said: the log of a detached start lies on that disk.
    data.requireSpace(data.freeBytes());
    if (options.detach() && Boolean.parseBoolean(System.getProperty(ATTACHED, "true"))) {
      int code = new Detached(data, command.console()).run(args);
      if (code == OK) {
        show(new Secrets(data), command.console());
      }
      return code;
    }
    return attended(new Program(command.root()), options, data, command.console());
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
    String security = generated.get(Secrets.SECURITY_PASSWORD);
    if (security != null) {
      console.say("security password: " + security + " (user security; shown only now)");
    }
    String auditor = generated.get(Secrets.AUDITOR_PASSWORD);
    if (auditor != null) {
      console.say("auditor password: " + auditor + " (user auditor; shown only now)");
    }
    String demo = generated.get(Secrets.DEMO_PASSWORD);
    if (demo != null) {
      console.say(
          "demo password: "
              + demo
              + " (users leader, supervisor, reviewer, assessor, unit; shown only now)");
    }
    String token = generated.get(Secrets.INGEST_TOKEN);
    if (token != null) {
      console.say("ingest token: " + token + " (for POST /api/v1/events; shown only now)");
    }
    secrets.shown();
  }
}
