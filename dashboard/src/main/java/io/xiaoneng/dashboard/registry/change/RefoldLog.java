package io.xiaoneng.dashboard.registry.change;

import java.util.List;

/** Where the job is told to fold cases again. */
interface RefoldLog {

  /**
   * Asks for cases to be folded again.
   *
   * @param epoch the registry's, that the folds must at least know
   * @return whether every command is durable; where not, it is asked again later
   */
  boolean ask(List<String> cases, long epoch);
}
