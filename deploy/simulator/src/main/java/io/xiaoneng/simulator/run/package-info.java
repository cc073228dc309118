/** Sending: the history at full speed, then each event at its time; state for a restart. */
@NullMarked
package io.xiaoneng.simulator.run;

import org.jspecify.annotations.NullMarked;
