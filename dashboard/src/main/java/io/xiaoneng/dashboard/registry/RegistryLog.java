package io.xiaoneng.dashboard.registry;

import io.xiaoneng.registry.RegistryKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where records of the registry are published: the topic, or a stand-in for tests. */
interface RegistryLog {

  /**
   * One record.
   *
   * @param value JSON; null takes the record out
   */
  record Entry(RegistryKey key, byte @Nullable [] value) {}

  /**
   * Publishes records together: all of them, or none.
   *
   * @return the offset of each, ascending, once every replica in sync has them
   * @throws RegistryLogException where none was published, or it is not known whether they were
   */
  List<Long> publish(List<Entry> entries);
}
