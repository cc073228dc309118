package io.xiaoneng.clickhouse.engine;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * The functions of libchdb that are used here; names, order and types are those of its C header.
 */
interface ChdbLibrary extends Library {
  void chdb_set_signal_handlers_enabled(int enabled);

  @Nullable Pointer chdb_connect(int argc, Pointer argv);

  void chdb_close_conn(Pointer connection);

  Pointer chdb_query_with_params_n(
      Pointer connection,
      byte[] query,
      long queryLength,
      byte[] format,
      long formatLength,
      @Nullable Pointer names,
      @Nullable Pointer nameLengths,
      @Nullable Pointer values,
      @Nullable Pointer valueLengths,
      long parameters);

  Pointer chdb_stream_query_with_params_n(
      Pointer connection,
      byte[] query,
      long queryLength,
      byte[] format,
      long formatLength,
      @Nullable Pointer names,
      @Nullable Pointer nameLengths,
      @Nullable Pointer values,
      @Nullable Pointer valueLengths,
      long parameters);

  Pointer chdb_stream_fetch_result(Pointer connection, Pointer stream);

  void chdb_stream_cancel_query(Pointer connection, Pointer stream);

  void chdb_destroy_query_result(Pointer result);

  @Nullable Pointer chdb_result_buffer(Pointer result);

  long chdb_result_length(Pointer result);

  long chdb_result_storage_rows_read(Pointer result);

  long chdb_result_storage_bytes_read(Pointer result);

  long chdb_result_rows_written(Pointer result);

  long chdb_result_bytes_written(Pointer result);

  @Nullable Pointer chdb_result_error(Pointer result);

  Pointer chdb_stream_insert_n(
      Pointer connection, byte[] query, long queryLength, byte[] format, long formatLength);

  int chdb_stream_append(Pointer insert, byte[] data, long length);

  Pointer chdb_stream_done(Pointer insert);

  void chdb_stream_cancel_insert(Pointer insert);

  @Nullable Pointer chdb_stream_insert_error(Pointer insert);

  void chdb_destroy_insert_stream(Pointer insert);
}
