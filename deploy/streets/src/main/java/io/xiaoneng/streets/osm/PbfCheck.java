package io.xiaoneng.streets.osm;

import io.xiaoneng.streets.StreetsFailure;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.openstreetmap.osmosis.osmbinary.Fileformat;

/**
 * Reads a PBF extract from end to end before it is imported: the block headers, and that every
 * block unpacks to the size it tells. The import itself takes a file that is cut for one that
 * ended.
 *
 * <p>A cut that falls exactly between two blocks leaves a valid file; only a check sum beside the
 * extract ({@code FILE.md5}, as the publishers of extracts lay there) can tell. It is compared
 * where it is there.
 */
final class PbfCheck {

  private static final int MOST_HEADER_BYTES = 64 * 1024;
  private static final int MOST_BLOCK_BYTES = 32 * 1024 * 1024;

  private final Path file;
  private long at;

  private PbfCheck(Path file) {
    this.file = file;
  }

  /**
   * Reads the file.
   *
   * @throws StreetsFailure where it is cut, damaged, or no PBF extract
   */
  static void check(Path file) {
    try {
      compareSum(file);
      try (DataInputStream in =
          new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
        new PbfCheck(file).blocks(in);
      }
    } catch (IOException unreadable) {
      throw new StreetsFailure(file + " cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }

  private void blocks(DataInputStream in) throws IOException {
    for (int first = in.read(); first >= 0; first = in.read()) {
      long begin = at;
      at++;
      try {
        block(in, first, begin);
      } catch (EOFException end) {
        throw new StreetsFailure(
            file + " is cut: the block that begins at byte " + begin + " has no end", end);
      }
    }
    if (at == 0) {
      throw new StreetsFailure(file + " is empty");
    }
  }

  private void block(DataInputStream in, int first, long begin) throws IOException {
    int size = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
    if (size <= 0 || size > MOST_HEADER_BYTES) {
      throw broken(begin);
    }
    byte[] head = new byte[size];
    in.readFully(head);
    Fileformat.BlobHeader header;
    try {
      header = Fileformat.BlobHeader.parseFrom(head);
    } catch (IOException none) {
      throw broken(begin);
    }
    boolean known = header.getType().equals("OSMHeader") || header.getType().equals("OSMData");
    if (begin == 0 && !header.getType().equals("OSMHeader")
        || !known
        || header.getDatasize() < 0
        || header.getDatasize() > MOST_BLOCK_BYTES) {
      throw broken(begin);
    }
    byte[] body = new byte[header.getDatasize()];
    in.readFully(body);
    at = begin + Integer.BYTES + size + body.length;
    unpack(body, begin);
  }

  private void unpack(byte[] body, long begin) {
    Inflater inflater = new Inflater();
    try {
      Fileformat.Blob blob = Fileformat.Blob.parseFrom(body);
      if (blob.hasZlibData()) {
        inflater.setInput(blob.getZlibData().toByteArray());
        byte[] out = new byte[1 << 16];
        long unpacked = 0;
        while (!inflater.finished()) {
          int count = inflater.inflate(out);
          if (count == 0 && !inflater.finished()) {
            throw broken(begin);
          }
          unpacked += count;
        }
        if (unpacked != blob.getRawSize()) {
          throw broken(begin);
        }
      } else if (!blob.hasRaw()) {
        throw new StreetsFailure(
            file + " is packed in a way other than zlib, which is not read; pack it anew");
      }
    } catch (IOException | DataFormatException damaged) {
      throw broken(begin);
    } finally {
      inflater.end();
    }
  }

  private StreetsFailure broken(long begin) {
    return new StreetsFailure(
        begin == 0
            ? file + " is no PBF extract of OpenStreetMap, or damaged at its first byte"
            : file + " is damaged: what begins at byte " + begin + " is no block of a PBF extract");
  }

  private static void compareSum(Path file) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".md5");
    if (!Files.isReadable(beside)) {
      return;
    }
    String told = Files.readString(beside, StandardCharsets.UTF_8).strip().toLowerCase(Locale.ROOT);
    String is = md5(file);
    if (!told.startsWith(is)) {
      throw new StreetsFailure(
          file + " is cut or damaged: its check sum is " + is + ", not that of " + beside);
    }
  }

  private static String md5(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      byte[] part = new byte[1 << 16];
      for (int count = in.read(part); count >= 0; count = in.read(part)) {
        digest.update(part, 0, count);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException none) {
      throw new UncheckedIOException(new IOException("this Java knows no MD5", none));
    }
  }
}
