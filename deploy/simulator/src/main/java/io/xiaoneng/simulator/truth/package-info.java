/** What the figures must be, counted beside the generator and without the model's fold. */
@NullMarked
package io.xiaoneng.simulator.truth;

import org.jspecify.annotations.NullMarked;
