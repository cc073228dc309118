package io.xiaoneng.launcher.backup;

import io.xiaoneng.launcher.LaunchException;
import io.xiaoneng.launcher.data.DataDirectory;
import io.xiaoneng.launcher.data.DirectoryLock;
import io.xiaoneng.launcher.data.Settings;
import io.xiaoneng.schema.SchemaMigrations;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Takes a backup of an installation that does not run, and brings one back. Everything lies in the
 * data directory: events, registry and offsets in Kafka's log, tables in ClickHouse, people's work
 * in the relational store, the job's state in its checkpoints. A copy of all of it while nothing
 * runs is consistent by itself.
 */
public final class Backup {
  /** What means nothing once everything has stopped. */
  private static final Set<String> LEFT_OUT = Set.of("logs", "run", "tmp");

  private Backup() {}

  /** How much a backup holds. */
  public record Size(int files, long bytes) {}

  /**
   * Copies the directory into {@code backup}, which must not be there or be empty. While it copies
   * nothing can be started on the directory.
   *
   * @throws LaunchException while something runs on the directory, or nothing ever did
   */
  public static Size take(DataDirectory data, Path backup) throws IOException {
    Settings.kept(data);
    Files.createDirectories(data.run());
    try (DirectoryLock lock = DirectoryLock.take(data)) {
      requireEmpty(backup);
      if (backup.toAbsolutePath().normalize().startsWith(data.root())) {
        throw new LaunchException("a backup cannot lie in the directory it is of: " + backup);
      }
      Map<String, Manifest.Entry> files = new TreeMap<>();
      copy(data.root(), backup, files);
      int schema = SchemaMigrations.clickHouse().version();
      new Manifest(Manifest.FORMAT, schema, data.root().toString(), files)
          .store(backup.resolve(Manifest.FILE));
      return size(files);
    }
  }

  private static void copy(Path from, Path to, Map<String, Manifest.Entry> files)
      throws IOException {
    Files.createDirectories(to);
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
              throws IOException {
            Path relative = from.relativize(directory);
            if (LEFT_OUT.contains(relative.toString())) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(relative));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path relative = from.relativize(file);
            Path copied = to.resolve(relative);
            Files.copy(file, copied, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            files.put(relative.toString(), Manifest.read(copied));
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /**
   * Brings a backup back. Every file is checked before anything is written, and the directory
   * appears as a whole.
   *
   * @param directory where to: the path the backup was taken of, not there or empty
   * @throws LaunchException where the backup is damaged, made by a newer program, or of another
   *     path
   */
  public static Size restore(Path backup, Path directory) throws IOException {
    Manifest manifest = Manifest.load(backup);
    if (manifest.format() > Manifest.FORMAT
        || manifest.schema() > SchemaMigrations.clickHouse().version()) {
      throw new LaunchException(
          "%s was made by a newer program (format %d, schema %d; this one knows %d and %d): restore it with that one"
              .formatted(
                  backup,
                  manifest.format(),
                  manifest.schema(),
                  Manifest.FORMAT,
                  SchemaMigrations.clickHouse().version()));
    }
    Path target = directory.toAbsolutePath().normalize();
    if (!target.toString().equals(manifest.directory())) {
      throw new LaunchException(
          "%s is of %s and cannot go to %s: the job's checkpoints name their files by that path"
              .formatted(backup, manifest.directory(), target));
    }
    requireEmpty(target);
    check(backup, manifest);
    Path whole = target.resolveSibling(target.getFileName() + ".restoring");
    if (Files.exists(whole)) {
      throw new LaunchException(whole + " is left of a restore that broke off; remove it");
    }
    copy(backup, whole, new TreeMap<>());
    Files.delete(whole.resolve(Manifest.FILE));
    Files.deleteIfExists(target);
    Files.move(whole, target);
    return size(manifest.files());
  }

  private static void check(Path backup, Manifest manifest) throws IOException {
    for (Map.Entry<String, Manifest.Entry> each : manifest.files().entrySet()) {
      Path file = backup.resolve(each.getKey());
      if (!Files.isRegularFile(file) && !Files.isSymbolicLink(file)) {
        throw new LaunchException("the backup is damaged: " + file + " is missing");
      }
      if (!Manifest.read(file).equals(each.getValue())) {
        throw new LaunchException(
            "the backup is damaged: " + file + " is not what was copied (checksum)");
      }
    }
  }

  private static void requireEmpty(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    if (!Files.isDirectory(directory)) {
      throw new FileAlreadyExistsException(directory.toString());
    }
    try (Stream<Path> entries = Files.list(directory)) {
      if (entries.findAny().isPresent()) {
        throw new LaunchException(directory + " is not empty; name a new directory");
      }
    }
  }

  private static Size size(Map<String, Manifest.Entry> files) {
    return new Size(files.size(), files.values().stream().mapToLong(Manifest.Entry::size).sum());
  }
}
