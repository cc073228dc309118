/** A report's content, the same for every format. */
@NullMarked
package io.xiaoneng.dashboard.report.document;

import org.jspecify.annotations.NullMarked;
