package io.xiaoneng.clickhouse.front;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;

/**
 * ClickHouse's compressed blocks: a CityHash128 of what follows, the method, both sizes, LZ4 data.
 * All numbers little-endian.
 */
final class BlockOutputStream extends OutputStream {
  static final int HASH_BYTES = 16;
  static final int HEADER_BYTES = 9;
  static final byte LZ4 = (byte) 0x82;
  private static final int BLOCK_BYTES = 1 << 18;

  private final OutputStream out;
  private final LZ4Compressor compressor = LZ4Factory.fastestInstance().fastCompressor();
  private final byte[] plain = new byte[BLOCK_BYTES];
  private final byte[] block =
      new byte[HASH_BYTES + HEADER_BYTES + compressor.maxCompressedLength(BLOCK_BYTES)];
  private int filled;

  BlockOutputStream(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    int left = length;
    while (left > 0) {
      int count = Math.min(left, plain.length - filled);
      System.arraycopy(bytes, from, plain, filled, count);
      filled += count;
      from += count;
      left -= count;
      if (filled == plain.length) {
        sendBlock();
      }
    }
  }

  private void sendBlock() throws IOException {
    if (filled == 0) {
      return;
    }
    int compressed =
        HEADER_BYTES
            + compressor.compress(
                plain,
                0,
                filled,
                block,
                HASH_BYTES + HEADER_BYTES,
                block.length - HASH_BYTES - HEADER_BYTES);
    ByteBuffer header = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
    header.position(HASH_BYTES);
    header.put(LZ4).putInt(compressed).putInt(filled);
    CityHash128.Hash hash = CityHash128.of(block, HASH_BYTES, compressed);
    header.putLong(0, hash.low()).putLong(Long.BYTES, hash.high());
    out.write(block, 0, HASH_BYTES + compressed);
    filled = 0;
  }

  @Override
  public void close() throws IOException {
    sendBlock();
    out.close();
  }
}
