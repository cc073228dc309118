package io.xiaoneng.launcher.data;

import io.xiaoneng.launcher.LaunchException;
import io.xiaoneng.launcher.Mode;
import io.xiaoneng.launcher.Options;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * What a data directory is, fixed by its first start: figures already written depend on it.
 *
 * @param mode what it holds
 * @param zone the city's zone: which local day an instant belongs to
 * @param calendar id of the working-day calendar
 * @param kafkaClusterId identity of the Kafka storage
 * @param alertsSince from when alerts are raised of cases that have ended: the first start
 * @param jobId fixed id of the stream job, 32 hexadecimal digits: its checkpoints lie under it
 */
public record Settings(
    Mode mode,
    ZoneId zone,
    String calendar,
    String kafkaClusterId,
    String jobId,
    Instant alertsSince) {
  private static final String FILE = "settings.properties";
  private static final ZoneId DEFAULT_ZONE = ZoneId.of("Asia/Shanghai");
  private static final String DEFAULT_CALENDAR = "cn";
  private static final String ALERTS_SINCE = "alerts.since";

  /**
   * The settings of the directory; at its first start they are taken from the flags and kept.
   *
   * @throws LaunchException when a flag differs from what is kept, or what is kept is damaged
   */
  public static Settings of(DataDirectory data, Options options) {
    Path file = data.conf().resolve(FILE);
    try {
      if (!Files.exists(file)) {
        refuseOrphans(data);
        refuseImportWithoutRegistry(options);
        Settings fresh = fresh(options);
        fresh.store(file);
        return fresh;
      }
      Settings kept = withAlerts(file);
      kept.requireSame(options, data);
      return kept;
    } catch (IOException e) {
      throw new LaunchException("cannot read or write " + file + " (" + e + ")", e);
    }
  }

  /**
   * The settings of a directory that was started before.
   *
   * @throws LaunchException when it was not, or what is kept is damaged
   */
  public static Settings kept(DataDirectory data) {
    Path file = data.conf().resolve(FILE);
    if (!Files.exists(file)) {
      throw new LaunchException("nothing was ever started on " + data.root());
    }
    try {
      return load(file);
    } catch (IOException e) {
      throw new LaunchException("cannot read " + file + " (" + e + ")", e);
    }
  }

  private static Settings fresh(Options options) {
    return new Settings(
        options.mode() == null ? Mode.REGISTERED : options.mode(),
        options.zone() == null ? DEFAULT_ZONE : options.zone(),
        options.calendar() == null ? DEFAULT_CALENDAR : options.calendar(),
        Uuid.randomUuid().toString(),
        UUID.randomUUID().toString().replace("-", ""),
        Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  /** Data without settings: guessing a zone for it would change its figures. */
  private static void refuseOrphans(DataDirectory data) {
    if (Files.exists(data.of("kafka")) || Files.exists(data.of("clickhouse"))) {
      throw new LaunchException(
          data.root()
              + " is damaged: it holds data but no conf/"
              + FILE
              + "; bring that file back from a copy");
    }
  }

  /** A new directory has no registry yet, so that every event would be refused. */
  private static void refuseImportWithoutRegistry(Options options) {
    if (options.importRequest() != null && options.mode() == null) {
      throw new LaunchException(
          "--import into a new directory needs --empty, with which the codes of the log register"
              + " themselves");
    }
  }

  /** Those of a program that raised no alerts yet say so from now on. */
  private static Settings withAlerts(Path file) throws IOException {
    Settings kept = load(file);
    if (!kept.alertsSince().equals(Instant.EPOCH)) {
      return kept;
    }
    Settings with =
        new Settings(
            kept.mode(),
            kept.zone(),
            kept.calendar(),
            kept.kafkaClusterId(),
            kept.jobId(),
            Instant.now().truncatedTo(ChronoUnit.SECONDS));
    with.store(file);
    return with;
  }

  private static Settings load(Path file) throws IOException {
    Properties kept = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      kept.load(reader);
    } catch (IllegalArgumentException e) {
      throw damaged(file, e.getMessage(), e);
    }
    for (String key : Arrays.asList("mode", "zone", "calendar", "kafka.cluster", "flink.job")) {
      if (kept.getProperty(key, "").isBlank()) {
        throw damaged(file, "'" + key + "' is missing", null);
      }
    }
    try {
      return new Settings(
          Mode.of(kept.getProperty("mode")),
          ZoneId.of(kept.getProperty("zone")),
          kept.getProperty("calendar"),
          kept.getProperty("kafka.cluster"),
          kept.getProperty("flink.job"),
          Instant.parse(kept.getProperty(ALERTS_SINCE, Instant.EPOCH.toString())));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw damaged(file, String.valueOf(e.getMessage()), e);
    }
  }

  private static LaunchException damaged(
      Path file, @Nullable String why, @Nullable Exception cause) {
    String sentence = file + " is damaged (" + why + "); bring it back from a copy";
    return cause == null ? new LaunchException(sentence) : new LaunchException(sentence, cause);
  }

  private void requireSame(Options options, DataDirectory data) {
    if (options.zone() != null && !options.zone().equals(zone)) {
      throw differs(data, "--zone", zone.getId(), options.zone().getId());
    }
    if (options.calendar() != null && !options.calendar().equals(calendar)) {
      throw differs(data, "--calendar", calendar, options.calendar());
    }
    if (options.mode() != null && options.mode() != mode) {
      throw differs(data, "mode", mode.flag(), options.mode().flag());
    }
    if (options.importRequest() != null && mode.simulated()) {
      throw new LaunchException(
          data.root()
              + " holds the simulated city; import a real log into another directory (--data)");
    }
  }

  private static LaunchException differs(
      DataDirectory data, String what, String kept, String asked) {
    return new LaunchException(
        "%s of %s was fixed as %s by its first start and cannot become %s; name another directory with --data"
            .formatted(what, data.root(), kept, asked));
  }

  private void store(Path file) throws IOException {
    Properties kept = new Properties();
    kept.setProperty("mode", mode.id());
    kept.setProperty("zone", zone.getId());
    kept.setProperty("calendar", calendar);
    kept.setProperty("kafka.cluster", kafkaClusterId);
    kept.setProperty("flink.job", jobId);
    kept.setProperty(ALERTS_SINCE, alertsSince.toString());
    Path whole = file.resolveSibling(FILE + ".new");
    try (Writer writer = Files.newBufferedWriter(whole)) {
      kept.store(writer, "Fixed by the first start. The figures depend on it.");
    }
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
