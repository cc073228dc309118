/**
 * What happens in the city on a day: the lives of cases and service points, as a function of the
 * seed.
 */
@NullMarked
package io.xiaoneng.simulator.life;

import org.jspecify.annotations.NullMarked;
