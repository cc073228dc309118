package io.xiaoneng.dashboard.desk;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A holder was pressed.
 *
 * @param unit code of the unit responsible for the case
 * @param step that the holder held then, "" where none was known
 * @param limit the term that was near or past then
 * @param number of the presses of that case and holder, from 1
 * @param again from this day on it may be pressed again
 */
public record Press(
    String caseId,
    String holder,
    String unit,
    String item,
    String step,
    String role,
    Instant limit,
    int number,
    String by,
    Instant at,
    LocalDate again) {}
