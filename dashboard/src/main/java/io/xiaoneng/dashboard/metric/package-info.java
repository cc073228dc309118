/** The metrics API: every figure as SQL over case rows. */
@NullMarked
package io.xiaoneng.dashboard.metric;

import org.jspecify.annotations.NullMarked;
