package io.xiaoneng.dashboard.registry;

import io.xiaoneng.registry.MutableRegistry;
import io.xiaoneng.registry.RecordKind;
import io.xiaoneng.registry.RegistryKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records themselves, as they were published. Safe to share. */
public interface RecordStore {

  /** The JSON of a record, or null where it is not there. */
  @Nullable Map<String, @Nullable Object> body(RegistryKey key);

  /** The keys of a kind, sorted, versions ascending. */
  List<RegistryKey> keys(RecordKind kind);

  /** A registry of the same records, to try changes on. */
  MutableRegistry copy();

  /** Takes in a record that was published by this program just now. */
  void published(RegistryKey key, byte @Nullable [] value, long offset);
}
