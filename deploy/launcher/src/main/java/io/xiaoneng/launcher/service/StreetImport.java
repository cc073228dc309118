package io.xiaoneng.launcher.service;

import io.xiaoneng.launcher.Console;
import io.xiaoneng.launcher.data.DataDirectory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Brings streets into an installation: those of an extract, or the demo city's own. The file {@code
 * circle/streets.bin} appears as a whole, and a running dashboard finds it. What it was made of
 * stands beside it, so the same streets are imported once. Whatever goes wrong is told; nothing
 * else depends on it.
 */
public final class StreetImport {

  private static final String STREETS = "deploy/streets";
  private static final String SIMULATOR = "deploy/simulator";

  /** What the demo city's streets are made of; another number makes them anew. */
  private static final String DEMO = "demo city 1";

  private static final String SEED = "1";

  /** Megabytes, for half a million edges. */
  private static final int DEMO_HEAP = 768;

  /** Megabytes, for the extract of a province. */
  private static final int EXTRACT_HEAP = 2_048;

  private static final long LIMIT_MINUTES = 60;

  private final Installation installation;
  private final Console console;
  private final @Nullable Path extract;
  private final Path directory;

  /**
   * An import that waits to be run.
   *
   * @param extract OpenStreetMap file; null for the demo city's streets where the mode has them
   */
  public StreetImport(Installation installation, Console console, @Nullable Path extract) {
    this.installation = installation;
    this.console = console;
    this.extract = extract;
    this.directory = installation.data().of("circle");
  }

  /** Where the streets of an installation are, there or not. */
  public static Path file(DataDirectory data) {
    return data.of("circle").resolve("streets.bin");
  }

  /** Imports what is asked for and not there yet; failures are told, not thrown. */
  public void run() throws InterruptedException {
    try {
      Path given = extract;
      if (given != null) {
        String origin = given.getFileName() + " sha256 " + sha256(given);
        if (!has(origin)) {
          osm(given, origin, EXTRACT_HEAP);
        }
      } else if (installation.settings().mode().simulated()
          && !Files.exists(file(installation.data()))) {
        Files.createDirectories(directory);
        child(
            SIMULATOR,
            "io.xiaoneng.simulator.street.DemoStreets",
            DEMO_HEAP,
            List.of(directory.toString(), SEED));
        osm(directory.resolve("streets.osm.gz"), DEMO, DEMO_HEAP);
      }
    } catch (IOException e) {
      console.say("streets: not imported: " + e.getMessage());
    }
  }

  private void osm(Path osm, String origin, int heap) throws IOException, InterruptedException {
    Files.createDirectories(directory);
    Path file = file(installation.data());
    child(
        STREETS,
        "io.xiaoneng.streets.Streets",
        heap,
        List.of("--osm", osm.toString(), "--streets", file.toString()));
    Files.writeString(origin(), origin + "\n");
    console.say("streets: imported from " + origin);
  }

  private boolean has(String origin) throws IOException {
    return Files.exists(file(installation.data()))
        && Files.exists(origin())
        && Files.readString(origin()).strip().equals(origin);
  }

  private Path origin() {
    return directory.resolve("streets.from");
  }

  private void child(String module, String mainClass, int heap, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command =
        JavaCommand.of(installation.data(), heap)
            .with("-XX:+UseSerialGC")
            .running(installation.program().classPath(module), mainClass, arguments);
    Path log = installation.data().log("streets");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try {
      // The child holds on to this process through its input.
      if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
        throw new IOException("it took longer than " + LIMIT_MINUTES + " minutes");
      }
      if (process.exitValue() != 0) {
        throw new IOException(lastLine(log) + " (log " + log + ")");
      }
    } finally {
      process.destroy();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  private static String lastLine(Path log) throws IOException {
    String last = "it said nothing";
    try (BufferedReader lines = Files.newBufferedReader(log, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        last = line.isBlank() ? last : line;
      }
    }
    return last;
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(in, digest).transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
