package io.xiaoneng.dashboard.circle.reach;

import java.util.Collection;

/** Where reaches are published for the job that counts with them. */
interface ReachLog {

  /**
   * Publishes and returns once all is durable.
   *
   * @param gone whether the points have no reach any more
   * @return false where it could not be done in time; to be repeated as a whole
   * @throws InterruptedException where the caller is interrupted
   */
  boolean publish(Collection<ReachRow> reaches, long version, boolean gone)
      throws InterruptedException;
}
