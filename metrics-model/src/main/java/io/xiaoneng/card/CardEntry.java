package io.xiaoneng.card;

import io.xiaoneng.supervision.MatterEntry;
import io.xiaoneng.supervision.Party;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step that was taken. Entries are only ever added.
 *
 * @param party on whose side it was taken
 * @param by name of the person
 * @param text what was said; "" for nothing
 * @param claim the cause that the unit claims; null where it claims none
 * @param days counted days given to mend; null for the usual term
 */
public record CardEntry(
    CardStep step,
    Party party,
    String by,
    Instant at,
    String text,
    @Nullable Claim claim,
    @Nullable Integer days)
    implements MatterEntry {}
