package io.xiaoneng.dashboard.reconciliation;

/** Is told how far a long piece of work has come. */
interface Progress {

  /** For whom nobody listens. */
  Progress NONE = (what, cases) -> {};

  /**
   * Told now and then, each time some seconds of work later.
   *
   * @param what it is at, in a few words
   * @param cases done so far
   */
  void at(String what, long cases);
}
