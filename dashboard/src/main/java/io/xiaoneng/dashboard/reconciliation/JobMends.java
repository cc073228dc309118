package io.xiaoneng.dashboard.reconciliation;

import java.util.List;

/** Sends the running job commands that mend what it keeps. */
interface JobMends extends AutoCloseable {

  /**
   * A command of {@link io.xiaoneng.cube.MendCommand}.
   *
   * @param key the case or the cell
   */
  record Command(String key, String value) {}

  /**
   * Sends commands, in order; returns when all are durable.
   *
   * @throws IllegalStateException where they are not, or not within a minute
   */
  void send(List<Command> commands) throws InterruptedException;

  @Override
  void close();
}
