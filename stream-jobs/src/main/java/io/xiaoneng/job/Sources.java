package io.xiaoneng.job;

import io.xiaoneng.job.intake.DeadLetterRow;
import io.xiaoneng.job.intake.RawRecord;
import io.xiaoneng.job.registry.RegistryRow;
import org.apache.flink.api.connector.source.Source;
import org.jspecify.annotations.Nullable;

/**
 * What the case job reads.
 *
 * @param events every event topic
 * @param registry the registry topic, for its table
 * @param deadLetters the dead-letter topic, for its table
 * @param refolds cases that must be folded again; null for none
 * @param cellMends what cells of the cube are given to be right again; null for none
 * @param reaches what service points reach; null for none
 */
public record Sources(
    Source<RawRecord, ?, ?> events,
    Source<RegistryRow, ?, ?> registry,
    Source<DeadLetterRow, ?, ?> deadLetters,
    @Nullable Source<KeyedBytes, ?, ?> refolds,
    @Nullable Source<KeyedBytes, ?, ?> cellMends,
    @Nullable Source<KeyedBytes, ?, ?> reaches) {

  /** Without commands and reaches. */
  public Sources(
      Source<RawRecord, ?, ?> events,
      Source<RegistryRow, ?, ?> registry,
      Source<DeadLetterRow, ?, ?> deadLetters) {
    this(events, registry, deadLetters, null, null, null);
  }
}
