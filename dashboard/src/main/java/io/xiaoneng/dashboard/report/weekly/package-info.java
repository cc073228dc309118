/** 领导周报: what moved, and what needs its readers, on two pages. */
@NullMarked
package io.xiaoneng.dashboard.report.weekly;

import org.jspecify.annotations.NullMarked;
