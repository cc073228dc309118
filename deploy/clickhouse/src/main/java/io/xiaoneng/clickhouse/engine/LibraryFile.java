package io.xiaoneng.clickhouse.engine;

import com.sun.jna.Platform;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the engine's native library where {@code npm ci} puts it. */
public final class LibraryFile {
  /** Environment variable that names the library's file and wins over the search. */
  public static final String ENVIRONMENT = "XIAONENG_CLICKHOUSE_LIB";

  private static final String COMMAND = "(cd deploy/clickhouse && npm ci)";

  private LibraryFile() {}

  /**
   * The library for this platform: the given file, else the environment's, else the one under
   * {@code node_modules} of this module, looked for from the working directory and from this class
   * upwards.
   *
   * @throws IllegalStateException with the command that installs it, or naming an unsupported
   *     platform
   */
  public static Path find(@Nullable Path given) {
    String fromEnvironment = System.getenv(ENVIRONMENT);
    Path named = given == null && fromEnvironment != null ? Path.of(fromEnvironment) : given;
    if (named != null) {
      if (!Files.isRegularFile(named)) {
        throw new IllegalStateException("there is no ClickHouse library at " + named);
      }
      return named.toAbsolutePath();
    }
    String packageName = packageOf(Platform.getOSType(), Platform.ARCH);
    for (Path start : starts()) {
      for (Path dir = start; dir != null; dir = dir.getParent()) {
        for (String module : List.of("", "deploy/clickhouse")) {
          Path file = dir.resolve(module).resolve("node_modules/@chdb").resolve(packageName);
          if (Files.isRegularFile(file.resolve("libchdb.so"))) {
            return file.resolve("libchdb.so");
          }
        }
      }
    }
    throw new IllegalStateException(
        "the ClickHouse library is missing; install it with: " + COMMAND);
  }

  /** The npm package of a platform, without its scope. */
  static String packageOf(int osType, String architecture) {
    boolean arm = architecture.equals("aarch64") || architecture.equals("arm64");
    if (!arm && !architecture.equals("x86-64")) {
      throw unsupported(architecture);
    }
    return switch (osType) {
      case Platform.LINUX -> arm ? "lib-linux-arm64-gnu" : "lib-linux-x64-gnu";
      case Platform.MAC -> arm ? "lib-darwin-arm64" : "lib-darwin-x64";
      default -> throw unsupported("operating system " + System.getProperty("os.name"));
    };
  }

  private static IllegalStateException unsupported(String what) {
    return new IllegalStateException(
        "there is no embedded ClickHouse for "
            + what
            + "; Linux (glibc) and macOS on x86-64 or arm64 are supported, or name a library with"
            + " --lib FILE");
  }

  private static List<Path> starts() {
    List<Path> starts = new ArrayList<>();
    starts.add(Path.of("").toAbsolutePath());
    CodeSource source = LibraryFile.class.getProtectionDomain().getCodeSource();
    if (source != null) {
      try {
        starts.add(Path.of(source.getLocation().toURI()));
      } catch (URISyntaxException | IllegalArgumentException e) {
        // A class path entry that is no file cannot lie beside node_modules.
      }
    }
    return starts;
  }
}
