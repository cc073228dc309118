/** Points that are awarded beside the figures of a month, by a decision with a document. */
@NullMarked
package io.xiaoneng.dashboard.assessment.award;

import org.jspecify.annotations.NullMarked;
