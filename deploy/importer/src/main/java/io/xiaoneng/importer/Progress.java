package io.xiaoneng.importer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Says how far an import is, by the bytes of the files that have been read, or the rows of a
 * database: a bar that stays on its line where there is a terminal, else a line every five seconds.
 */
final class Progress {

  private static final int BAR = 30;
  private static final long BAR_NANOS = Duration.ofMillis(200).toNanos();
  private static final long LINE_NANOS = Duration.ofSeconds(5).toNanos();

  private final PrintStream out;
  private final boolean terminal;
  private final long totalBytes;
  private final LongSupplier nanoTime;
  private final long begun;
  private long shown;
  private long bytes;

  /**
   * @param totalBytes size of the files as they lie on disk, packed or not; or another total
   * @param nanoTime as {@link System#nanoTime}
   */
  Progress(PrintStream out, boolean terminal, long totalBytes, LongSupplier nanoTime) {
    this.out = out;
    this.terminal = terminal;
    this.totalBytes = totalBytes;
    this.nanoTime = nanoTime;
    this.begun = nanoTime.getAsLong();
    this.shown = begun;
  }

  /** The file's stream, counted as it is read. */
  InputStream counting(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        int one = super.read();
        bytes += one < 0 ? 0 : 1;
        return one;
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        bytes += Math.max(0, read);
        return read;
      }
    };
  }

  /** Tells that so much more was done, in the unit of the total. */
  void advance(long more) {
    bytes += more;
  }

  /** Tells how many events there are by now; prints when it is time to. */
  void at(long events) {
    long now = nanoTime.getAsLong();
    if (now - shown >= (terminal ? BAR_NANOS : LINE_NANOS)) {
      shown = now;
      String text = text(events, now);
      if (terminal) {
        out.print("\r" + text + "\u001b[K");
        out.flush();
      } else {
        out.println(text);
      }
    }
  }

  /** Leaves the bar's line. */
  void end() {
    if (terminal && shown != begun) {
      out.print("\r\u001b[K");
      out.flush();
    }
  }

  private String text(long events, long now) {
    double seconds = (now - begun) / 1e9;
    double done = totalBytes == 0 ? 1 : Math.min(1.0, (double) bytes / totalBytes);
    String left = done <= 0 ? "?" : duration(Math.round(seconds * (1 - done) / done));
    String bar =
        terminal
            ? "[" + "#".repeat((int) (BAR * done)) + ".".repeat(BAR - (int) (BAR * done)) + "] "
            : "";
    return String.format(
        Locale.ROOT,
        "%s%3.0f %%  %,d events  %,.0f/s  %s left",
        bar,
        100 * done,
        events,
        events / Math.max(seconds, 1e-3),
        left);
  }

  private static String duration(long seconds) {
    return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
  }
}
