package io.xiaoneng.job.registry;

import java.io.Serializable;

/** Travels with the job; each subtask opens the registry through it. */
@FunctionalInterface
public interface RegistryAccess extends Serializable {

  /**
   * The registry, read to its present end.
   *
   * @throws IllegalStateException where it cannot be read within a minute
   */
  RegistryView open() throws InterruptedException;
}
