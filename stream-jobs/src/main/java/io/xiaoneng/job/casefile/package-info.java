/** The set of a case's events as keyed state, and the row that its fold gives. */
@NullMarked
package io.xiaoneng.job.casefile;

import org.jspecify.annotations.NullMarked;
