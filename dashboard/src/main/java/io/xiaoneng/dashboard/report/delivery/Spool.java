package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.XiaonengProperties;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The bytes of reports that were made: files named by their SHA-256 in the data directory. A file
 * is written beside its place first, so that there is never half a report under a name.
 */
@Component
class Spool {

  private static final long MEGABYTE = 1L << 20;
  private static final String UNFINISHED = ".part";

  /** How many bytes are free. */
  @FunctionalInterface
  interface Gauge {
    long free() throws IOException;
  }

  /** Writes a report. */
  @FunctionalInterface
  interface Writing {
    void to(OutputStream out) throws IOException;
  }

  /** What was written. */
  record Spooled(String sha256, long bytes) {}

  private final Path directory;
  private final Gauge gauge;
  private final long needed;

  @Autowired
  Spool(XiaonengProperties city, DeliverySettings settings) {
    this(place(city), () -> Files.getFileStore(place(city)).getUsableSpace(), settings);
  }

  Spool(Path directory, Gauge gauge, DeliverySettings settings) {
    this.directory = directory;
    this.gauge = gauge;
    this.needed = settings.freeSpace().toBytes();
  }

  static Path place(XiaonengProperties city) {
    return city.data().resolve("dashboard").resolve("report-spool");
  }

  /**
   * Looks whether there is room for a report.
   *
   * @throws IOException that says how much is missing, where there is none
   */
  void needRoom() throws IOException {
    Files.createDirectories(directory);
    long free = gauge.free();
    if (free < needed) {
      throw new FileSystemException(
          "only %d MB are free on the disk of the reports, %d MB must be (xiaoneng.reports.free-space)"
              .formatted(free / MEGABYTE, needed / MEGABYTE));
    }
  }

  /**
   * Keeps what is written; where that fails nothing of it stays.
   *
   * @throws IOException where it cannot be written, or the disk becomes full meanwhile
   */
  Spooled write(Writing writing) throws IOException {
    needRoom();
    Path arriving = Files.createTempFile(directory, "making-", UNFINISHED);
    try {
      MessageDigest digest = digest();
      long bytes;
      try (FileChannel channel = FileChannel.open(arriving, StandardOpenOption.WRITE);
          Watched out =
              new Watched(
                  new DigestOutputStream(
                      new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16),
                      digest))) {
        writing.to(out);
        out.flush();
        bytes = out.bytes;
        channel.force(true);
      }
      if (bytes == 0) {
        throw new IOException("nothing was written");
      }
      String sha256 = HexFormat.of().formatHex(digest.digest());
      Path place = path(sha256);
      Files.createDirectories(place.getParent());
      Files.move(arriving, place, StandardCopyOption.ATOMIC_MOVE);
      return new Spooled(sha256, bytes);
    } finally {
      Files.deleteIfExists(arriving);
    }
  }

  /**
   * Where the bytes of a file are, which have been read and are what was made.
   *
   * @throws SpoolGoneException where they are not
   * @throws IOException where they cannot be read
   */
  Path verified(RunFile file) throws IOException {
    Path place = path(file.sha256());
    if (file.goneAt() != null || !Files.isRegularFile(place)) {
      throw new SpoolGoneException("the bytes of " + file.name() + " are no longer kept");
    }
    if (!sha256(place).equals(file.sha256())) {
      throw new SpoolGoneException(
          "the bytes of " + file.name() + " are not those that were made: its checksum differs");
    }
    return place;
  }

  /** Takes the bytes away. */
  void remove(String sha256) throws IOException {
    Files.deleteIfExists(path(sha256));
  }

  /** Takes away what an interrupted writing left; only while nothing is written. */
  void clean() throws IOException {
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, "*" + UNFINISHED)) {
        for (Path each : left) {
          Files.deleteIfExists(each);
        }
      }
    }
  }

  /** Takes away files that nobody knows, older than an instant; how many. */
  int sweep(Predicate<String> known, Instant before) throws IOException {
    if (!Files.isDirectory(directory)) {
      return 0;
    }
    int swept = 0;
    try (Stream<Path> files = Files.walk(directory, 2)) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        if (Files.getLastModifiedTime(each).toInstant().isBefore(before)
            && !known.test(each.getFileName().toString())) {
          Files.deleteIfExists(each);
          swept++;
        }
      }
    }
    return swept;
  }

  /** Where the file of that hash lies. */
  Path path(String sha256) {
    return directory.resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  /** SHA-256 of a file, in hex. */
  static String sha256(Path file) throws IOException {
    MessageDigest digest = digest();
    byte[] chunk = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      int read;
      while ((read = in.read(chunk)) >= 0) {
        digest.update(chunk, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** Counts, and looks for room now and then. */
  private final class Watched extends FilterOutputStream {

    private static final long LOOK_EVERY = 8 * MEGABYTE;

    private long bytes;
    private long looked;

    Watched(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int one) throws IOException {
      out.write(one);
      count(1);
    }

    @Override
    public void write(byte[] some, int from, int length) throws IOException {
      out.write(some, from, length);
      count(length);
    }

    private void count(int more) throws IOException {
      bytes += more;
      if (bytes - looked >= LOOK_EVERY) {
        looked = bytes;
        needRoom();
      }
    }
  }
}
