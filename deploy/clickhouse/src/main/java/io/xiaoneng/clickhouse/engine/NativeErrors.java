package io.xiaoneng.clickhouse.engine;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What native code writes to standard error between {@link #begin} and {@link #end}. The engine
 * tells there, and nowhere else, why it refuses a data directory.
 */
final class NativeErrors {
  private static final int STANDARD_ERROR = 2;
  private static final int WRITE_ONLY = 1;
  private static final int MAX_CHARACTERS = 300;
  private static final Pattern CAUSE = Pattern.compile("DB::Exception: (.*)", Pattern.DOTALL);

  private final CLibrary c = Native.load(Platform.C_LIBRARY_NAME, CLibrary.class);
  private int original = -1;
  private Path file = Path.of("");
  private String text = "";

  /** The calls of the C library that are needed. */
  interface CLibrary extends Library {
    int dup(int descriptor);

    int dup2(int from, int to);

    int open(String path, int flags);

    int close(int descriptor);
  }

  void begin() {
    try {
      file = Files.createTempFile("clickhouse", ".err");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create a temporary file", e);
    }
    original = c.dup(STANDARD_ERROR);
    int descriptor = c.open(file.toString(), WRITE_ONLY);
    c.dup2(descriptor, STANDARD_ERROR);
    c.close(descriptor);
  }

  void end() {
    c.dup2(original, STANDARD_ERROR);
    c.close(original);
    try {
      text = Files.readString(file, StandardCharsets.UTF_8);
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** The engine's reason on one line, shortened. */
  String text() {
    Matcher matcher = CAUSE.matcher(text);
    String cause = (matcher.find() ? matcher.group(1) : text).strip().replaceAll("\\s+", " ");
    return cause.isEmpty()
        ? "it gives no reason"
        : cause.substring(0, Math.min(MAX_CHARACTERS, cause.length()));
  }
}
