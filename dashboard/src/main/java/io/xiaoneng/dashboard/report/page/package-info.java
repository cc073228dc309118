/** Reports on pages and over the API: which there are, to be read and to be taken along. */
@NullMarked
package io.xiaoneng.dashboard.report.page;

import org.jspecify.annotations.NullMarked;
