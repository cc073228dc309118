package io.xiaoneng.launcher.data;

import io.xiaoneng.launcher.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Whether the stores of a directory belong together. Events lie in Kafka until they are in
 * ClickHouse, and checkpoints say how far that has come: one of them without the others would pass
 * for new and lose or hide what the others know.
 */
public final class Wholeness {
  private Wholeness() {}

  /**
   * Refuses a directory from which a store was taken away.
   *
   * @throws LaunchException naming what is missing
   */
  public static void check(DataDirectory data, Settings settings) {
    Path kafka = data.of("kafka").resolve("meta.properties");
    Path clickHouse = data.of("clickhouse");
    Path checkpoints = data.of("flink").resolve("checkpoints").resolve(settings.jobId());
    // The order of the first start: the Kafka storage, then ClickHouse, then the first checkpoint.
    if (!Files.exists(kafka) && (hasEntries(clickHouse) || hasEntries(checkpoints))) {
      throw missing(data, kafka);
    }
    if (!hasEntries(clickHouse) && hasEntries(checkpoints)) {
      throw missing(data, clickHouse);
    }
  }

  private static boolean hasEntries(Path directory) {
    if (!Files.isDirectory(directory)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.findAny().isPresent();
    } catch (IOException e) {
      throw new LaunchException("cannot list " + directory + " (" + e + ")", e);
    }
  }

  private static LaunchException missing(DataDirectory data, Path what) {
    return new LaunchException(
        data.root() + " is damaged: " + what + " is missing; bring it back from a copy");
  }
}
