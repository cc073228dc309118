/** How fast, and in how much memory, the monthly report of a large city is written. */
@NullMarked
package io.xiaoneng.bench.monthly;

import org.jspecify.annotations.NullMarked;
