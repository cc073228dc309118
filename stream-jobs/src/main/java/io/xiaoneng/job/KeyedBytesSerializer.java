package io.xiaoneng.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Key in UTF-8 and bytes, each behind its length. Copies nothing: the type is immutable. */
public final class KeyedBytesSerializer extends TypeSerializerSingleton<KeyedBytes> {

  public static final KeyedBytesSerializer INSTANCE = new KeyedBytesSerializer();

  private static final long serialVersionUID = 1L;

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public KeyedBytes createInstance() {
    return new KeyedBytes("", new byte[0]);
  }

  @Override
  public KeyedBytes copy(KeyedBytes from) {
    return from;
  }

  @Override
  public KeyedBytes copy(KeyedBytes from, KeyedBytes reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(KeyedBytes record, DataOutputView target) throws IOException {
    byte[] key = record.key().getBytes(StandardCharsets.UTF_8);
    target.writeInt(key.length);
    target.write(key);
    target.writeInt(record.bytes().length);
    target.write(record.bytes());
  }

  @Override
  public KeyedBytes deserialize(DataInputView source) throws IOException {
    String key = new String(bytes(source), StandardCharsets.UTF_8);
    return new KeyedBytes(key, bytes(source));
  }

  private static byte[] bytes(DataInputView source) throws IOException {
    byte[] bytes = new byte[source.readInt()];
    source.readFully(bytes);
    return bytes;
  }

  @Override
  public KeyedBytes deserialize(KeyedBytes reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    for (int part = 0; part < 2; part++) {
      int length = source.readInt();
      target.writeInt(length);
      target.write(source, length);
    }
  }

  @Override
  public TypeSerializerSnapshot<KeyedBytes> snapshotConfiguration() {
    return new Snapshot();
  }

  /** For savepoints: the format has one version so far. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<KeyedBytes> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
