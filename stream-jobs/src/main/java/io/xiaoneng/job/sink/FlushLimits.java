package io.xiaoneng.job.sink;

import java.io.Serializable;
import java.time.Duration;

/**
 * When a batch is sent, and how long a writer tries.
 *
 * @param rows at most so many a batch
 * @param every a row waits at most so long for its batch, but for rows that are late anyway: they
 *     wait up to half as long as they are late
 * @param giveUpAfter from the first failure of a batch; then the job fails and restarts from its
 *     checkpoint
 */
public record FlushLimits(int rows, Duration every, Duration giveUpAfter) implements Serializable {

  /** For tables that a live page reads: in the figures well within a second. */
  public static final FlushLimits LIVE =
      new FlushLimits(50_000, Duration.ofMillis(250), Duration.ofSeconds(60));

  /** For tables that nobody watches by the second. */
  public static final FlushLimits CALM =
      new FlushLimits(50_000, Duration.ofSeconds(1), Duration.ofSeconds(60));
}
