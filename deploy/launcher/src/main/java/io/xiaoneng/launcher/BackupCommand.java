package io.xiaoneng.launcher;

import io.xiaoneng.launcher.backup.Backup;
import io.xiaoneng.launcher.data.DataDirectory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code deploy/backup DIR} and {@code deploy/restore DIR}; the first argument says which. */
public final class BackupCommand {
  private static final String USAGE =
      "usage: deploy/backup BACKUP [--data DIR], deploy/restore BACKUP [--data DIR]";

  private BackupCommand() {}

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
      run(List.of(args), root.resolve("data"), caller, console);
    } catch (LaunchException e) {
      console.error(String.valueOf(e.getMessage()));
      System.exit(1);
    } catch (IOException e) {
      console.error("unexpected: " + e);
      System.exit(1);
    }
  }

  static void run(List<String> args, Path defaultData, Path caller, Console console)
      throws IOException {
    Iterator<String> rest = args.iterator();
    String what = rest.next();
    Path data = defaultData;
    @Nullable Path backup = null;
    while (rest.hasNext()) {
      String each = rest.next();
      if (each.equals("--data") && rest.hasNext()) {
        data = caller.resolve(rest.next());
      } else if (each.startsWith("--") || backup != null) {
        throw new LaunchException("unknown argument '" + each + "'; " + USAGE);
      } else {
        backup = caller.resolve(each).normalize();
      }
    }
    if (backup == null) {
      throw new LaunchException("no directory for the backup; " + USAGE);
    }
    if (what.equals("restore")) {
      Backup.Size size = Backup.restore(backup, data);
      console.say("restored: %d files, %d MB".formatted(size.files(), size.bytes() >> 20));
    } else if (!Files.isDirectory(data)) {
      throw new LaunchException("--data: there is no directory " + data.normalize());
    } else {
      Backup.Size size = Backup.take(new DataDirectory(data.toRealPath()), backup);
      console.say("backed up: %d files, %d MB".formatted(size.files(), size.bytes() >> 20));
    }
  }
}
