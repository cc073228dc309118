package io.xiaoneng.task;

import io.xiaoneng.supervision.MatterEntry;
import io.xiaoneng.supervision.Party;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A step that was taken. Entries are only ever added.
 *
 * @param text what was said; "" for nothing; of 催办 the document that it rests on
 * @param stage number of the stage it is about; 0 where it is about the whole task
 * @param date the day asked for or granted by an extension; null else
 * @param rung how hard it presses, of 催办; null else
 */
public record TaskEntry(
    TaskStep step,
    Party party,
    String by,
    Instant at,
    String text,
    int stage,
    @Nullable LocalDate date,
    @Nullable Rung rung)
    implements MatterEntry {}
