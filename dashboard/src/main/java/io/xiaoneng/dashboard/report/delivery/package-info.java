/** Reports on their way: when they are made, who gets them, and what became of each. */
@NullMarked
package io.xiaoneng.dashboard.report.delivery;

import org.jspecify.annotations.NullMarked;
