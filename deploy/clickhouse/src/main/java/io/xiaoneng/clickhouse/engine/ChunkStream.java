package io.xiaoneng.clickhouse.engine;

import com.sun.jna.Pointer;

/** A running SELECT whose result comes chunk by chunk; closing it early cancels the query. */
public final class ChunkStream implements AutoCloseable {
  private final ChdbLibrary library;
  private final Pointer connection;
  private final Pointer stream;
  private boolean ended;

  ChunkStream(ChdbLibrary library, Pointer connection, Pointer stream) {
    this.library = library;
    this.connection = connection;
    this.stream = stream;
  }

  /** The next chunk; one of length zero is the last. */
  public Chunk next() throws EngineException {
    try {
      Chunk chunk = new Chunk(library, library.chdb_stream_fetch_result(connection, stream));
      ended = chunk.length() == 0;
      return chunk;
    } catch (EngineException e) {
      ended = true;
      throw e;
    }
  }

  @Override
  public void close() {
    if (!ended) {
      library.chdb_stream_cancel_query(connection, stream);
    }
    library.chdb_destroy_query_result(stream);
  }
}
