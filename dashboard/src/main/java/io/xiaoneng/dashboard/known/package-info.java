/** Figures as they were known at an earlier moment, and what has changed since. */
@NullMarked
package io.xiaoneng.dashboard.known;

import org.jspecify.annotations.NullMarked;
