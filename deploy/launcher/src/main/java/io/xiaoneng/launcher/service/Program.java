package io.xiaoneng.launcher.service;

import io.xiaoneng.launcher.LaunchException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The built program: which jars make up a module.
 *
 * @param root absolute path of the project
 */
public record Program(Path root) {

  /** Directory of a module, e.g. {@code deploy/clickhouse}. */
  public Path module(String module) {
    return root.resolve(module);
  }

  /**
   * Class path of a module: its jar and its libraries, then the launcher's jar, which holds the
   * tether.
   */
  public String classPath(String module) {
    Path libraries = module(module).resolve("target").resolve("lib");
    return String.join(
        File.pathSeparator,
        List.of(
            jar(module).toString(),
            libraries.resolve("*").toString(),
            jar("deploy/launcher").toString()));
  }

  /** Every jar of that class path, in a fixed order. */
  List<Path> jars(String module) throws IOException {
    List<Path> jars = new ArrayList<>(List.of(jar(module), jar("deploy/launcher")));
    try (Stream<Path> libraries = Files.list(module(module).resolve("target").resolve("lib"))) {
      libraries.sorted().forEach(jars::add);
    }
    return jars;
  }

  private Path jar(String module) {
    Path target = module(module).resolve("target");
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().matches("[a-z-]+-[0-9][^/]*\\.jar"))
          .filter(file -> !file.getFileName().toString().matches(".*-(tests|sources)\\.jar"))
          .findFirst()
          .orElseThrow(
              () -> new LaunchException("module " + module + " is not built: no jar in " + target));
    } catch (IOException e) {
      throw new LaunchException("module " + module + " is not built: no " + target, e);
    }
  }
}
