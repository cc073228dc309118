package io.xiaoneng.casefile;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One special procedure 特别程序 of a case.
 *
 * @param stop STOP (the clock stands still) or else EXTENSION (days are granted)
 * @param start when it began or was granted
 * @param startDate local date of {@code start}: itself not stopped
 * @param end when it ended, at the decision at the latest; null while it is open
 * @param endDate local date of {@code end}: the last stopped day
 * @param limitDays counted days it may take; null where none was sent
 * @param grantedDays days an extension grants; 0 for a stop
 */
record Procedure(
    String id,
    boolean stop,
    Instant start,
    LocalDate startDate,
    @Nullable Instant end,
    @Nullable LocalDate endDate,
    @Nullable Integer limitDays,
    int grantedDays) {}
