package io.xiaoneng.dashboard.supervision;

import io.xiaoneng.dashboard.XiaonengProperties;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The bytes of attachments: files named by their hash in the data directory, where no web server
 * looks. A file is written beside its place first; what is too long is refused as soon as that is
 * known, and nothing of it stays.
 */
@Component
public class AttachmentFiles {

  /** Longest file that is taken. */
  public static final long MOST_BYTES = 20L << 20;

  /** Left free on the disk, for what must go on. */
  private static final long LEFT_FREE = 512L << 20;

  private final Path directory;

  AttachmentFiles(XiaonengProperties settings) {
    this.directory = settings.data().resolve("dashboard").resolve("attachments");
  }

  /**
   * A file that was taken.
   *
   * @param sha256 of its content, in hex: its name
   */
  record Kept(String mediaType, long size, String sha256) {}

  /**
   * Takes a file in.
   *
   * @param announced its length as the sender tells it; -1 for unknown
   * @throws NoteRefusedException where it is too long, empty, of no type that is taken or of
   *     another than its name says, or the disk is nearly full
   */
  Kept take(String name, long announced, InputStream in) throws IOException {
    if (announced > MOST_BYTES) {
      throw tooLong();
    }
    Files.createDirectories(directory);
    if (Files.getFileStore(directory).getUsableSpace() < LEFT_FREE + MOST_BYTES) {
      throw new NoteRefusedException(
          HttpStatus.INSUFFICIENT_STORAGE, "the disk is nearly full; no file can be taken now");
    }
    Path arriving = Files.createTempFile(directory, "arriving-", ".part");
    try {
      MessageDigest digest = digest();
      long size = copy(in, arriving, digest);
      if (size == 0) {
        throw new NoteRefusedException(HttpStatus.BAD_REQUEST, "the file is empty");
      }
      AttachmentType type =
          AttachmentType.of(arriving).filter(each -> each.suits(name)).orElseThrow(() -> bad(name));
      String sha256 = HexFormat.of().formatHex(digest.digest());
      Path place = path(sha256);
      Files.createDirectories(place.getParent());
      Files.move(arriving, place, StandardCopyOption.REPLACE_EXISTING);
      return new Kept(type.mediaType(), size, sha256);
    } finally {
      Files.deleteIfExists(arriving);
    }
  }

  /** Where the file of that hash lies. */
  public Path path(String sha256) {
    return directory.resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  private static long copy(InputStream in, Path to, MessageDigest digest) throws IOException {
    long size = 0;
    byte[] buffer = new byte[64 << 10];
    try (OutputStream out = Files.newOutputStream(to)) {
      int read;
      while ((read = in.read(buffer)) >= 0) {
        size += read;
        if (size > MOST_BYTES) {
          throw tooLong();
        }
        digest.update(buffer, 0, read);
        out.write(buffer, 0, read);
      }
    }
    return size;
  }

  private static NoteRefusedException tooLong() {
    return new NoteRefusedException(
        HttpStatus.CONTENT_TOO_LARGE, "the file is longer than " + (MOST_BYTES >> 20) + " MB");
  }

  private static NoteRefusedException bad(String name) {
    return new NoteRefusedException(
        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
        "the content of \""
            + name
            + "\" is none of PDF, PNG, JPEG, DOCX, XLSX, OFD and text, carries macros, or is not"
            + " what its name ends with");
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
