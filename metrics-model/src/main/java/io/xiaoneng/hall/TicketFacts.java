package io.xiaoneng.hall;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the figures need of one ticket: the result of the fold, and one row of {@code ticket_row}.
 *
 * @param point where it was taken, "" where not known
 * @param unit of the point by the registry, "" where unknown
 * @param district of that unit, "" where unknown
 * @param window that called it last, else the one its other events name, "" where not sent
 * @param item what it was taken for, "" where not sent
 * @param takenAt earliest queue.taken
 * @param calledAt earliest queue.called; calls after it are the same person called again
 * @param servedAt earliest queue.served
 * @param abandonedAt earliest queue.abandoned
 * @param takenDate local date of {@code takenAt}: the cohort
 * @param test a drill: in no figure
 * @param version strictly grows with every change of the set of events, as that of a case does
 * @param latestRecordedAt when the youngest event was recorded
 */
public record TicketFacts(
    String ticket,
    String point,
    String unit,
    String district,
    String window,
    String item,
    @Nullable Instant takenAt,
    @Nullable Instant calledAt,
    @Nullable Instant servedAt,
    @Nullable Instant abandonedAt,
    @Nullable LocalDate takenDate,
    boolean test,
    BigInteger version,
    Instant latestRecordedAt) {}
