/** The halls as they are now: who waits, how long it took, window by window. */
@NullMarked
package io.xiaoneng.dashboard.hall;

import org.jspecify.annotations.NullMarked;
