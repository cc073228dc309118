package io.xiaoneng.launcher.service;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The classes each service loads, parsed and verified once and then mapped into memory at every
 * start: half of what a start costs is reading classes. The first start of a build writes down
 * their names; once everything runs, {@link #make} puts them into files beside the build. Without
 * these everything works, only slower. Safe for threads.
 */
public final class ClassArchives {
  private static final String LAUNCHER = "launcher";
  private static final Pattern NAMES = Pattern.compile(".+\\.pid([0-9]{1,9})\\.classes");

  private final Program program;
  private final Path directory;
  private final Map<String, ClassArchive> wanted = new ConcurrentHashMap<>();

  /** The archives of a build. */
  public ClassArchives(Program program) {
    this.program = program;
    this.directory = program.module("deploy/launcher").resolve("target").resolve("class-archives");
  }

  /** What the JVM of a service is told about its archive. */
  List<String> options(String service, String module) {
    try {
      Files.createDirectories(directory);
      String name = service + "-" + fingerprint(module);
      ClassArchive archive = archive(name, program.classPath(module));
      wanted.put(service, archive);
      return archive.options();
    } catch (IOException e) {
      // A build that cannot be written to is run without archives.
      return List.of();
    }
  }

  /** Names differ by launcher: two installations of one build may start at once. */
  private ClassArchive archive(String name, String classPath) {
    return new ClassArchive(
        directory.resolve(name + ".jsa"),
        directory.resolve(name + ".pid" + ProcessHandle.current().pid() + ".classes"),
        classPath);
  }

  /**
   * Makes those that are missing, one after another, beside everything else. To be interrupted when
   * the installation stops.
   *
   * @param log where the JVM says what it leaves out
   */
  public void make(Path log) throws IOException, InterruptedException {
    for (Map.Entry<String, ClassArchive> service : wanted.entrySet()) {
      if (Files.exists(service.getValue().names())) {
        forgetOlder(service.getKey());
        service.getValue().make(log);
      }
    }
    // The command that starts the launcher looks for its archive under this name.
    archive(LAUNCHER, System.getProperty("java.class.path")).make(log);
    forgetNamesOfTheDead();
  }

  private void forgetNamesOfTheDead() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Matcher names = NAMES.matcher(file.getFileName().toString());
        if (names.matches() && ProcessHandle.of(Long.parseLong(names.group(1))).isEmpty()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private void forgetOlder(String service) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file :
          files
              .filter(path -> path.getFileName().toString().matches(service + "-[0-9a-f]+\\.jsa"))
              .toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Changes with the JVM and with any jar, as the JVM itself looks at them: length and time. */
  private String fingerprint(String module) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(System.getProperty("java.vm.version").getBytes(StandardCharsets.UTF_8));
    for (Path jar : program.jars(module)) {
      BasicFileAttributes file = Files.readAttributes(jar, BasicFileAttributes.class);
      sum.update(jar.toString().getBytes(StandardCharsets.UTF_8));
      sum.update(
          ByteBuffer.allocate(2 * Long.BYTES)
              .putLong(file.size())
              .putLong(file.lastModifiedTime().toMillis())
              .flip());
    }
    return Long.toHexString(sum.getValue());
  }
}
