package io.xiaoneng.dashboard.hall;

import io.xiaoneng.dashboard.overview.Rate;
import org.jspecify.annotations.Nullable;

/**
 * A queue on one day: of the city, of a hall, or of a window.
 *
 * @param waiting tickets taken that day that were neither called, served nor abandoned by the
 *     moment of the picture
 * @param longest minutes since the oldest of them was taken; null where nobody waits
 * @param taken tickets taken that day
 * @param waited from taken to called ({@code wait-minutes})
 * @param served from called to served ({@code service-minutes})
 * @param abandoned of the tickets taken ({@code abandon-rate})
 */
public record Queue(
    long waiting,
    @Nullable Double longest,
    long taken,
    Minutes waited,
    Minutes served,
    Rate abandoned) {

  static final Queue NONE = new Queue(0, null, 0, Minutes.NONE, Minutes.NONE, Rate.of(0, 0));
}
