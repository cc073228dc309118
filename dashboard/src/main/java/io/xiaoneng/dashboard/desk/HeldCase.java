package io.xiaoneng.dashboard.desk;

import java.time.Instant;

/**
 * An open case, and who holds it.
 *
 * @param caseId number of the case; its item is not sensitive
 * @param due of the case's promise
 * @param daysLeft counted days d with today &lt; d ≤ due; below 0 the counted days past it
 * @param hoursLeft counted hours until {@code due}, in the city's working hours; below 0 past it
 * @param unit code of the unit responsible
 * @param holder code of the unit that holds the step; the responsible one where none is named
 * @param step that goes on, "" where none is known
 * @param role of its handler, "" where none was sent
 * @param limit the nearer of the step's term and the case's own
 * @param ofStep whether the limit is the step's
 * @param limitDays counted days left of it, below 0 past it
 * @param past whether the limit has passed
 * @param near whether it is near: one counted day of a step, three of a case
 */
public record HeldCase(
    String caseId,
    Instant due,
    int daysLeft,
    double hoursLeft,
    String unit,
    String unitZh,
    String unitEn,
    String holder,
    String holderZh,
    String holderEn,
    String step,
    String role,
    String item,
    String itemZh,
    String itemEn,
    Instant limit,
    boolean ofStep,
    int limitDays,
    boolean past,
    boolean near) {}
