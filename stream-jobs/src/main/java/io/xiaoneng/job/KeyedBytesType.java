package io.xiaoneng.job;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.jspecify.annotations.Nullable;

/** Tells Flink how {@link KeyedBytes} is written, so that it never guesses. */
public final class KeyedBytesType extends TypeInformation<KeyedBytes> {

  public static final KeyedBytesType INSTANCE = new KeyedBytesType();

  /** A placeholder. */
  public static final KeyedBytes EMPTY = new KeyedBytes("", new byte[0]);

  private static final long serialVersionUID = 1L;

  private KeyedBytesType() {}

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public Class<KeyedBytes> getTypeClass() {
    return KeyedBytes.class;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public TypeSerializer<KeyedBytes> createSerializer(SerializerConfig config) {
    return KeyedBytesSerializer.INSTANCE;
  }

  @Override
  public String toString() {
    return "KeyedBytes";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof KeyedBytesType;
  }

  @Override
  public int hashCode() {
    return KeyedBytesType.class.hashCode();
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof KeyedBytesType;
  }
}
