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
 * The first administrator's password and the first sender's token. What the environment presets is
 * passed on at every start. What it does not is generated at the first start, lies in a file that
 * only its owner reads until it has been shown, and is then in nobody's hands but the reader's.
 */
public final class Secrets {
  /** The administrator's password. */
  public static final String ADMIN_PASSWORD = "XIAONENG_ADMIN_PASSWORD";

  /** A token for every source. */
  public static final String INGEST_TOKEN = "XIAONENG_INGEST_TOKEN";

  private static final List<String> NAMES = List.of(ADMIN_PASSWORD, INGEST_TOKEN);
  private static final String FILE = "first-secrets.properties";
  private static final String SHOWN = "first-secrets.shown";
  private static final int BYTES = 18;

  private final DataDirectory data;

  /** The secrets of a directory. */
  public Secrets(DataDirectory data) {
    this.data = data;
  }

  /**
   * At the first start generates what {@code environment} (name to value or null) does not preset.
   */
  public void generate(Function<String, @Nullable String> environment) {
    Path file = data.conf().resolve(FILE);
    if (Files.exists(file) || Files.exists(data.conf().resolve(SHOWN))) {
      return;
    }
    Properties fresh = new Properties();
    for (String name : NAMES) {
      String preset = environment.apply(name);
      if (preset == null || preset.isBlank()) {
        fresh.setProperty(name, random());
      }
    }
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
    Path file = data.conf().resolve(FILE);
    if (!Files.exists(file)) {
      return Map.of();
    }
    Properties kept = new Properties();
    try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      kept.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new LaunchException("cannot read " + file + " (" + e + ")", e);
    }
    Map<String, String> secrets = new LinkedHashMap<>();
    for (String name : NAMES) {
      String value = kept.getProperty(name);
      if (value != null) {
        secrets.put(name, value);
      }
    }
    return secrets;
  }

  /** They have been shown: forgets them. */
  public void shown() {
    try {
      Path mark = data.conf().resolve(SHOWN);
      if (!Files.exists(mark)) {
        Files.createFile(mark);
      }
      Files.deleteIfExists(data.conf().resolve(FILE));
    } catch (IOException e) {
      throw new LaunchException("cannot remove " + data.conf().resolve(FILE) + " (" + e + ")", e);
    }
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
