/** Closing a month: draft, publication, objections, the final edition, restatements. */
@NullMarked
package io.xiaoneng.dashboard.assessment.closing;

import org.jspecify.annotations.NullMarked;
