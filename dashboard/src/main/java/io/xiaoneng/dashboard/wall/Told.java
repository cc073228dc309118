package io.xiaoneng.dashboard.wall;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A part of the wall's picture with its age. A part that cannot be had any more keeps what was last
 * known.
 *
 * @param at when it was computed; null where it never was
 * @param limit seconds after which it is old by its own cadence
 * @param failing whether the last try to renew it failed
 * @param it the figures; null where there never were any
 */
record Told<T>(@Nullable Instant at, int limit, boolean failing, @Nullable T it) {}
