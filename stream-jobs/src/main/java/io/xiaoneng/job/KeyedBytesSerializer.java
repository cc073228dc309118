package io.xiaoneng.job;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/**
 * Key as Flink writes texts, then the length and the bytes. Copies nothing: the type is immutable.
 */
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
    StringValue.writeString(record.key(), target);
    target.writeInt(record.bytes().length);
    target.write(record.bytes());
  }

  @Override
  public KeyedBytes deserialize(DataInputView source) throws IOException {
    String key = StringValue.readString(source);
    byte[] bytes = new byte[source.readInt()];
    source.readFully(bytes);
    return new KeyedBytes(key, bytes);
  }

  @Override
  public KeyedBytes deserialize(KeyedBytes reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    StringValue.copyString(source, target);
    int length = source.readInt();
    target.writeInt(length);
    target.write(source, length);
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
