/** A large load with known totals for measuring the job. */
@NullMarked
package io.xiaoneng.simulator.bench;

import org.jspecify.annotations.NullMarked;
