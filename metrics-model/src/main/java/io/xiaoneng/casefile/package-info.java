/** The fold of a case from its events: milestones, clocks, due dates, flags and the clock trace. */
@NullMarked
package io.xiaoneng.casefile;

import org.jspecify.annotations.NullMarked;
