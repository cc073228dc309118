package io.xiaoneng.clickhouse.front;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;

/** Reads what {@link BlockOutputStream} describes; a wrong checksum is an error. */
final class BlockInputStream extends InputStream {
  private static final int MAX_BLOCK_BYTES = 1 << 28;
  private static final byte STORED = 0x02;

  private final InputStream in;
  private final LZ4SafeDecompressor decompressor = LZ4Factory.fastestInstance().safeDecompressor();
  private byte[] plain = new byte[0];
  private int at;

  BlockInputStream(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (at == plain.length) {
      if (!nextBlock()) {
        return -1;
      }
    }
    int count = Math.min(length, plain.length - at);
    System.arraycopy(plain, at, bytes, offset, count);
    at += count;
    return count;
  }

  private boolean nextBlock() throws IOException {
    byte[] head = in.readNBytes(BlockOutputStream.HASH_BYTES + BlockOutputStream.HEADER_BYTES);
    if (head.length == 0) {
      return false;
    }
    if (head.length < BlockOutputStream.HASH_BYTES + BlockOutputStream.HEADER_BYTES) {
      throw new EOFException("the compressed body broke off");
    }
    ByteBuffer header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    byte method = header.get(BlockOutputStream.HASH_BYTES);
    int compressed = header.getInt(BlockOutputStream.HASH_BYTES + 1);
    int size = header.getInt(BlockOutputStream.HASH_BYTES + 5);
    if (compressed < BlockOutputStream.HEADER_BYTES
        || compressed > MAX_BLOCK_BYTES
        || size < 0
        || size > MAX_BLOCK_BYTES) {
      throw new IOException("a compressed block of " + compressed + " and " + size + " bytes");
    }
    byte[] block = new byte[compressed];
    System.arraycopy(head, BlockOutputStream.HASH_BYTES, block, 0, BlockOutputStream.HEADER_BYTES);
    int data = compressed - BlockOutputStream.HEADER_BYTES;
    if (in.readNBytes(block, BlockOutputStream.HEADER_BYTES, data) < data) {
      throw new EOFException("the compressed body broke off");
    }
    CityHash128.Hash hash = CityHash128.of(block, 0, compressed);
    if (hash.low() != header.getLong(0) || hash.high() != header.getLong(Long.BYTES)) {
      throw new IOException("a compressed block's checksum is wrong");
    }
    plain = unpack(method, block, size);
    at = 0;
    return true;
  }

  private byte[] unpack(byte method, byte[] block, int size) throws IOException {
    byte[] result = new byte[size];
    int data = block.length - BlockOutputStream.HEADER_BYTES;
    try {
      if (method == BlockOutputStream.LZ4) {
        if (decompressor.decompress(block, BlockOutputStream.HEADER_BYTES, data, result, 0)
            == size) {
          return result;
        }
      } else if (method == STORED && data == size) {
        System.arraycopy(block, BlockOutputStream.HEADER_BYTES, result, 0, size);
        return result;
      }
    } catch (LZ4Exception e) {
      throw new IOException("a compressed block is broken", e);
    }
    throw new IOException("a compressed block of method " + method + " cannot be read");
  }
}
