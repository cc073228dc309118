package io.xiaoneng.job;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What travels between the operators: a key and bytes whose meaning the receiver knows. Immutable
 * by agreement: nobody changes the bytes, so nobody copies them.
 *
 * @param key the case number, or a cell's address
 */
public record KeyedBytes(String key, byte[] bytes) {

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof KeyedBytes that
        && key.equals(that.key)
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(key, Arrays.hashCode(bytes));
  }

  @Override
  public String toString() {
    return key + " (" + bytes.length + " bytes)";
  }
}
