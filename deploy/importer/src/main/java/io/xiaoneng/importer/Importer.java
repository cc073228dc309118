package io.xiaoneng.importer;

import io.xiaoneng.importer.mapping.ImportFailure;
import io.xiaoneng.importer.mapping.Mapping;
import io.xiaoneng.importer.mapping.MappingReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;

/**
 * Imports a foreign log (XES, CSV, Open311's JSON, the exchange tables of the national platform as
 * CSV or from a database; files packed or not) by a mapping file. The last line on standard output
 * is {@code imported: N events, M rejected}; progress, refused rows and errors go to standard
 * error. Exit code 0 when the file was read to its end, 1 for a failure, 2 for a wrong command
 * line.
 */
public final class Importer {

  private Importer() {}

  /** Runs and ends the process. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream messages = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(args, out, messages, System.console() != null));
  }

  /**
   * Runs and returns the exit code.
   *
   * @param terminal whether {@code messages} is a terminal
   */
  static int run(String[] args, PrintStream out, PrintStream messages, boolean terminal) {
    ImportOptions options;
    try {
      options = ImportOptions.parse(args);
    } catch (ImportFailure wrong) {
      messages.println(wrong.getMessage());
      return 2;
    }
    try {
      Mapping mapping = MappingReader.read(options.mapping(), options.zone());
      importAll(options, mapping, out, messages, terminal);
      return 0;
    } catch (ImportFailure failure) {
      messages.println(failure.getMessage());
      return 1;
    }
  }

  private static void importAll(
      ImportOptions options,
      Mapping mapping,
      PrintStream out,
      PrintStream messages,
      boolean terminal) {
    String kafka = options.kafka();
    Path rejectsPath = options.rejects();
    try (EventSink sink =
            kafka == null || options.dryRun()
                ? EventSink.nowhere()
                : KafkaSink.open(kafka, mapping.topic(), mapping.importing());
        Rejects rejects = rejectsPath == null ? null : Rejects.at(rejectsPath, mapping.format())) {
      ImportRun run =
          new ImportRun(mapping, options.zone(), sink, rejects, messages, Clock.systemUTC());
      run.run(options.file(), terminal);
      out.println(
          String.format(
              Locale.ROOT,
              options.dryRun()
                  ? "dry run: %d events would be imported, %d rejected"
                  : "imported: %d events, %d rejected",
              run.events(),
              run.rejected()));
    }
  }
}
