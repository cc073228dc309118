/** Recorded dates from which the chart of a unit or a class begins anew. */
@NullMarked
package io.xiaoneng.dashboard.supervision.flag.rebase;

import org.jspecify.annotations.NullMarked;
