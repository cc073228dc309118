/** 半月例会材料: tasks, lagging units, orders and their answers, and what has to be discussed. */
@NullMarked
package io.xiaoneng.dashboard.report.halfmonthly;

import org.jspecify.annotations.NullMarked;
