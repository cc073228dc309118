package io.xiaoneng.claim;

import io.xiaoneng.supervision.MatterEntry;
import io.xiaoneng.supervision.Party;
import java.time.Instant;

/**
 * A step that was taken.
 *
 * @param by name of the person
 * @param days counted days claimed, for {@link ClaimStep#RAISE}; granted, for {@link
 *     ClaimStep#ACCEPT}; 0 else
 */
public record ClaimEntry(ClaimStep step, Party party, String by, Instant at, String text, int days)
    implements MatterEntry {}
