package io.xiaoneng.job;

import io.xiaoneng.job.intake.DeadLetterRow;
import io.xiaoneng.job.intake.RawRecord;
import io.xiaoneng.job.registry.RegistryRow;
import org.apache.flink.api.connector.source.Source;

/**
 * What the case job reads.
 *
 * @param events every event topic
 * @param registry the registry topic, for its table
 * @param deadLetters the dead-letter topic, for its table
 */
public record Sources(
    Source<RawRecord, ?, ?> events,
    Source<RegistryRow, ?, ?> registry,
    Source<DeadLetterRow, ?, ?> deadLetters) {}
