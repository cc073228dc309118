package io.xiaoneng.launcher.data;

import io.xiaoneng.launcher.LaunchException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The first users' passwords and the first sender's token. What the environment presets is passed
 * on at every start. What it does not is generated at the first start, lies in a file that only its
 * owner reads until it has been shown, and is then in nobody's hands but the reader's.
 */
public final class Secrets {
  /** The administrator's password. */
  public static final String ADMIN_PASSWORD = "XIAONENG_ADMIN_PASSWORD";

  /** A token for every source. */
  public static final String INGEST_TOKEN = "XIAONENG_INGEST_TOKEN";

  /** The password of the first who keeps users. */
  public static final String SECURITY_PASSWORD = "XIAONENG_SECURITY_PASSWORD";

  /** The password of the first who reads the audit log. */
  public static final String AUDITOR_PASSWORD = "XIAONENG_AUDITOR_PASSWORD";

  /** Names the file with the key of applicants' hashes to the processes that need it. */
  public static final String APPLICANT_KEY_FILE = "XIAONENG_APPLICANT_KEY_FILE";

  /** The password of a made-up city's users, one of each role. */
  public static final String DEMO_PASSWORD = "XIAONENG_DEMO_PASSWORD";

  /**
   * What is generated together, where it lies until it has been shown, and the mark that it has.
   */
  private record Batch(String file, String shown, List<String> names) {}

  /** The second came later: installations that have shown the first have it generated, too. */
  private static final List<Batch> BATCHES =
      List.of(
          new Batch(
              "first-secrets.properties",
              "first-secrets.shown",
              List.of(ADMIN_PASSWORD, INGEST_TOKEN)),
          new Batch(
              "first-users.properties",
              "first-users.shown",
              List.of(SECURITY_PASSWORD, AUDITOR_PASSWORD, DEMO_PASSWORD)));

  private static final int BYTES = 18;

  private final DataDirectory data;

  /** The secrets of a directory. */
  public Secrets(DataDirectory data) {
    this.data = data;
  }

  /**
   * At the first start generates what {@code environment} (name to value or null) does not preset.
   *
   * @param demo whether the city is made up, and has users of each role
   */
  public void generate(Function<String, @Nullable String> environment, boolean demo) {
    for (Batch batch : BATCHES) {
      Path file = data.conf().resolve(batch.file);
      if (Files.exists(file) || Files.exists(data.conf().resolve(batch.shown))) {
        continue;
      }
      Properties fresh = new Properties();
      for (String name : batch.names) {
        String preset = environment.apply(name);
        if ((preset == null || preset.isBlank()) && (demo || !name.equals(DEMO_PASSWORD))) {
          fresh.setProperty(name, random());
        }
      }
      write(file, fresh);
    }
  }

  private static void write(Path file, Properties fresh) {
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (var writer = Files.newBufferedWriter(file)) {
        fresh.store(writer, null);
      }
    } catch (IOException e) {
      throw new LaunchException("cannot write " + file + " (" + e + ")", e);
    }
  }

  /** What was generated and not yet shown, by name of the environment variable. */
  public Map<String, String> notYetShown() {
    Map<String, String> secrets = new LinkedHashMap<>();
    for (Batch batch : BATCHES) {
      Path file = data.conf().resolve(batch.file);
      if (!Files.exists(file)) {
        continue;
      }
      Properties kept = new Properties();
      try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        kept.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        throw new LaunchException("cannot read " + file + " (" + e + ")", e);
      }
      for (String name : batch.names) {
        String value = kept.getProperty(name);
        if (value != null) {
          secrets.put(name, value);
        }
      }
    }
    return secrets;
  }

  /** They have been shown: forgets them. */
  public void shown() {
    for (Batch batch : BATCHES) {
      try {
        Path mark = data.conf().resolve(batch.shown);
        if (!Files.exists(mark)) {
          Files.createFile(mark);
        }
        Files.deleteIfExists(data.conf().resolve(batch.file));
      } catch (IOException e) {
        throw new LaunchException(
            "cannot remove " + data.conf().resolve(batch.file) + " (" + e + ")", e);
      }
    }
  }

  /**
   * The file with the key of applicants' hashes, made at the first start. Unlike the others it
   * stays: with another key the same applicant has another hash.
   */
  public Path applicantKey() {
    Path file = applicantKey(data);
    if (!Files.exists(file)) {
      try {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, random() + random());
      } catch (IOException e) {
        throw new LaunchException("cannot write " + file + " (" + e + ")", e);
      }
    }
    return file;
  }

  /** What the processes of a directory are told of that file. */
  public static Map<String, String> applicantEnvironment(DataDirectory data) {
    return Map.of(APPLICANT_KEY_FILE, applicantKey(data).toString());
  }

  private static Path applicantKey(DataDirectory data) {
    return data.conf().resolve("applicant.key");
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
