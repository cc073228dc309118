package io.xiaoneng.agency;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the figures need of one contract with an agency 中介: one row of {@code contract_row}.
 *
 * @param agency code, as sent, "" where not known
 * @param service what was contracted, "" where not sent
 * @param contractedAt earliest agency.contracted
 * @param dueAt of that event; without it of the earliest event that names one; null for none
 * @param finishedAt earliest agency.finished
 * @param dueDate local date of {@code dueAt}: the cohort
 * @param test a drill: in no figure
 * @param version strictly grows with every change of the set of events, as that of a case does
 * @param latestRecordedAt when the youngest event was recorded
 */
public record ContractFacts(
    String contract,
    String agency,
    String service,
    @Nullable Instant contractedAt,
    @Nullable Instant dueAt,
    @Nullable Instant finishedAt,
    @Nullable LocalDate dueDate,
    boolean test,
    BigInteger version,
    Instant latestRecordedAt) {}
