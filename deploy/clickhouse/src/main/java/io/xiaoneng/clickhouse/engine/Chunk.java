package io.xiaoneng.clickhouse.engine;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** A piece of a result in native memory; must be closed. Not thread-safe. */
public final class Chunk implements AutoCloseable {
  private static final int COPY_BYTES = 1 << 16;

  private final ChdbLibrary library;
  private final Pointer result;
  private final @Nullable Pointer data;
  private final long length;

  /** Takes ownership of the result. An error in it is thrown, and the result freed. */
  Chunk(ChdbLibrary library, Pointer result) throws EngineException {
    this.library = library;
    this.result = result;
    Pointer error = library.chdb_result_error(result);
    if (error != null) {
      String text = error.getString(0, "UTF-8");
      library.chdb_destroy_query_result(result);
      throw EngineException.of(text);
    }
    this.length = library.chdb_result_length(result);
    this.data = library.chdb_result_buffer(result);
  }

  /** Bytes of the chunk; zero at the end of a stream. */
  public long length() {
    return length;
  }

  /** Writes the bytes from {@code from} on. */
  public void writeTo(OutputStream out, long from) throws IOException {
    if (data == null) {
      return;
    }
    byte[] buffer = new byte[(int) Math.min(COPY_BYTES, Math.max(0, length - from))];
    for (long at = from; at < length; at += buffer.length) {
      int count = (int) Math.min(buffer.length, length - at);
      data.read(at, buffer, 0, count);
      out.write(buffer, 0, count);
    }
  }

  /** At most the first {@code limit} bytes. */
  public byte[] head(int limit) {
    return data == null ? new byte[0] : data.getByteArray(0, (int) Math.min(limit, length));
  }

  /** What the query read and wrote. */
  public Counts counts() {
    return new Counts(
        library.chdb_result_storage_rows_read(result),
        library.chdb_result_storage_bytes_read(result),
        library.chdb_result_rows_written(result),
        library.chdb_result_bytes_written(result));
  }

  @Override
  public void close() {
    library.chdb_destroy_query_result(result);
  }
}
