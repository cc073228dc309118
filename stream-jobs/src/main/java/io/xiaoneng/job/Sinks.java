package io.xiaoneng.job;

import io.xiaoneng.job.casefile.CaseRow;
import io.xiaoneng.job.casefile.ConflictRow;
import io.xiaoneng.job.intake.DeadLetter;
import io.xiaoneng.job.intake.DeadLetterRow;
import io.xiaoneng.job.intake.SourceSeen;
import io.xiaoneng.job.registry.RegistryChange;
import io.xiaoneng.job.registry.RegistryRow;
import org.apache.flink.api.connector.sink2.Sink;

/**
 * What the case job writes.
 *
 * @param archive event_archive, RowBinary
 * @param cases case_row, and job_progress with it
 * @param cells cube_cell, RowBinary
 * @param alerts case_alert, RowBinary
 * @param sourcesSeen source_seen
 * @param conflicts conflicting_duplicate
 * @param tickets ticket_row, RowBinary
 * @param contracts contract_row, RowBinary
 * @param pointDays point_day, RowBinary
 * @param coverageDays coverage_day, RowBinary
 * @param registryRows registry_row
 * @param deadLetterRows dead_letter
 * @param deadLetters the dead-letter topic
 * @param registrations the registry topic
 */
public record Sinks(
    Sink<byte[]> archive,
    Sink<CaseRow> cases,
    Sink<byte[]> cells,
    Sink<byte[]> alerts,
    Sink<SourceSeen> sourcesSeen,
    Sink<ConflictRow> conflicts,
    Sink<byte[]> tickets,
    Sink<byte[]> contracts,
    Sink<byte[]> pointDays,
    Sink<byte[]> coverageDays,
    Sink<RegistryRow> registryRows,
    Sink<DeadLetterRow> deadLetterRows,
    Sink<DeadLetter> deadLetters,
    Sink<RegistryChange> registrations) {}
