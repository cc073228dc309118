/**
 * The synthetic city: its units, items, service points and senders. Names are public, figures made
 * up.
 */
@NullMarked
package io.xiaoneng.simulator.city;

import org.jspecify.annotations.NullMarked;
