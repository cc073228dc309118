package io.xiaoneng.job.registry;

import io.xiaoneng.registry.Registry;

/** A subtask's hold of the registry. */
public interface RegistryView extends AutoCloseable {

  /** The registry; later records show in it by themselves. */
  Registry registry();

  /**
   * Waits until the registry shows what was published before this call, at most a second. For the
   * moment before a refusal: a code may have been registered just now.
   *
   * @return false where that was not possible; then the registry may be a little behind
   */
  boolean refresh();

  /**
   * Whether a record for that key shall be published now. True once for each key, in this process.
   */
  boolean announce(String key);

  @Override
  void close();
}
