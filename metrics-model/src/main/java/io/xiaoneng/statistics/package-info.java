/** Statistics that know nothing of cases. */
@NullMarked
package io.xiaoneng.statistics;

import org.jspecify.annotations.NullMarked;
