package io.xiaoneng.launcher.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The retained checkpoints of one job. */
final class Checkpoints {
  private static final Pattern NAME = Pattern.compile("chk-([0-9]{1,18})");

  private Checkpoints() {}

  /**
   * The newest complete checkpoint: the highest number whose directory holds {@code _metadata},
   * which is written last. Empty when there is none.
   *
   * @param job the directory of the job's checkpoints
   */
  static Optional<Path> newestComplete(Path job) throws IOException {
    if (!Files.isDirectory(job)) {
      return Optional.empty();
    }
    try (Stream<Path> entries = Files.list(job)) {
      return entries
          .filter(entry -> number(entry) >= 0 && Files.isRegularFile(entry.resolve("_metadata")))
          .max(Comparator.comparingLong(Checkpoints::number));
    }
  }

  private static long number(Path checkpoint) {
    Matcher name = NAME.matcher(checkpoint.getFileName().toString());
    return name.matches() ? Long.parseLong(name.group(1)) : -1;
  }
}
