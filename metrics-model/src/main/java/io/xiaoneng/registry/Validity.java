package io.xiaoneng.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From when to when a unit exists.
 *
 * @param from inclusive; null: it always did
 * @param to exclusive; null: no end is known
 * @param successor code of the unit that took over what it did, "" where none did
 */
public record Validity(@Nullable Instant from, @Nullable Instant to, String successor) {

  /** Without begin, end and successor. */
  public static final Validity ALWAYS = new Validity(null, null, "");

  /** Whether that moment lies inside. */
  public boolean covers(Instant at) {
    return (from == null || !at.isBefore(from)) && (to == null || at.isBefore(to));
  }
}
