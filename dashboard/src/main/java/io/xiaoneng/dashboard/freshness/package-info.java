/** How fresh the figures are: progress of the job, lag, silent sources. */
@NullMarked
package io.xiaoneng.dashboard.freshness;

import org.jspecify.annotations.NullMarked;
