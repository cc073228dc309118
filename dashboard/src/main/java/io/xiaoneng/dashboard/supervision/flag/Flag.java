package io.xiaoneng.dashboard.supervision.flag;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A flag as lists show it.
 *
 * @param ruleVersion of the rule it came about by
 * @param inForce false for one of a rule that runs beside the one in force
 * @param period month, {@code 2026-03}
 * @param closed whether the month was over: then the flag never changes
 * @param unit code; "" for a problem of the whole class
 * @param level YELLOW, RED, FEED (its data, not its work) or SYSTEMIC
 * @param grounds names of {@link io.xiaoneng.flag.Ground}
 * @param figure the unit's share, 0 to 1; null without a case
 * @param withdrawnAt when a later look at the same month no longer showed it
 */
public record Flag(
    long id,
    int ruleVersion,
    boolean inForce,
    String metric,
    String unitClass,
    String period,
    boolean closed,
    String unit,
    String level,
    List<String> grounds,
    @Nullable Double figure,
    long cases,
    Instant madeAt,
    @Nullable Instant withdrawnAt) {}
