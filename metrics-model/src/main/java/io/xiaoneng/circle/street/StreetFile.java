package io.xiaoneng.circle.street;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;

/**
 * Streets in a file of our own, so that whoever searches needs no map library: a mark, the sizes of
 * the arrays, the arrays as big-endian numbers, and a check sum over all of it.
 */
public final class StreetFile {

  private static final long MARK = 0x584E_5354_5245_4531L;
  private static final int ARRAYS = 8;
  private static final int HEAD = Long.BYTES + (ARRAYS + 1) * Integer.BYTES;

  private StreetFile() {}

  /** Writes the file whole or not at all. */
  public static void write(StreetNetwork network, Path file) throws IOException {
    int[][] arrays = network.arrays();
    byte[] ways = network.ways();
    long size = HEAD + ways.length + Long.BYTES;
    for (int[] array : arrays) {
      size += (long) array.length * Integer.BYTES;
    }
    if (size > Integer.MAX_VALUE) {
      throw new StreetFileException(file + " would be larger than two gigabytes");
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) size);
    bytes.putLong(MARK);
    for (int[] array : arrays) {
      bytes.putInt(array.length);
    }
    bytes.putInt(ways.length);
    for (int[] array : arrays) {
      bytes.asIntBuffer().put(array);
      bytes.position(bytes.position() + array.length * Integer.BYTES);
    }
    bytes.put(ways);
    bytes.putLong(sum(bytes, bytes.position()));
    bytes.flip();
    Path half = file.resolveSibling(file.getFileName() + ".part");
    try (FileChannel out =
        FileChannel.open(
            half,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
    }
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Reads a file.
   *
   * @throws StreetFileException where it is no file of streets, cut or damaged
   */
  public static StreetNetwork read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    if (bytes.limit() < HEAD + Long.BYTES || bytes.getLong() != MARK) {
      throw new StreetFileException(file + " is no file of streets");
    }
    int end = bytes.limit() - Long.BYTES;
    if (sum(bytes, end) != bytes.getLong(end)) {
      throw new StreetFileException(file + " is cut or damaged: its check sum is wrong");
    }
    int[][] arrays = new int[ARRAYS][];
    for (int i = 0; i < ARRAYS; i++) {
      arrays[i] = new int[bytes.getInt()];
    }
    byte[] ways = new byte[bytes.getInt()];
    for (int[] array : arrays) {
      bytes.asIntBuffer().get(array);
      bytes.position(bytes.position() + array.length * Integer.BYTES);
    }
    bytes.get(ways);
    return new StreetNetwork(
        arrays[0], arrays[1], arrays[2], arrays[3], arrays[4], ways, arrays[5], arrays[6],
        arrays[7]);
  }

  private static long sum(ByteBuffer bytes, int end) {
    CRC32 sum = new CRC32();
    sum.update(bytes.duplicate().position(0).limit(end));
    return sum.getValue();
  }
}
