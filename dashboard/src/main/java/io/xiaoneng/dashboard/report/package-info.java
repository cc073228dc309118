/** Reports: which there are, what is in them, and how they are written in each format. */
@NullMarked
package io.xiaoneng.dashboard.report;

import org.jspecify.annotations.NullMarked;
