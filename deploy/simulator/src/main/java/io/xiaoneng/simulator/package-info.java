/** A synthetic city that sends the events of a real one: its command line. */
@NullMarked
package io.xiaoneng.simulator;

import org.jspecify.annotations.NullMarked;
