package io.xiaoneng.simulator.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Lets a history go on only as far as a file says: it holds the number of days that may be sent,
 * and whoever rehearses something in the midst of a history raises it. No file yet is no day.
 */
final class HistoryGate {

  private static final long LOOK_MILLIS = 50;

  private final @Nullable Path file;
  private final EventOut out;
  private final StopSign stop;
  private long open;

  /**
   * @param file null for a gate that is open
   */
  HistoryGate(@Nullable Path file, EventOut out, StopSign stop) {
    this.file = file;
    this.out = out;
    this.stop = stop;
  }

  /**
   * Waits, with everything sent so far durable, until so many days may be sent, or until the
   * program is stopped.
   *
   * @param days 1 for the first day
   * @throws IllegalArgumentException when the file holds no number
   */
  void await(long days) {
    if (file == null || open >= days) {
      return;
    }
    out.flush();
    for (open = read(file); open < days; open = read(file)) {
      stop.await(LOOK_MILLIS);
    }
  }

  private static long read(Path file) {
    try {
      return Files.exists(file)
          ? Long.parseLong(Files.readString(file, StandardCharsets.US_ASCII).strip())
          : 0;
    } catch (NumberFormatException none) {
      throw new IllegalArgumentException("--through " + file + " holds no number of days", none);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
