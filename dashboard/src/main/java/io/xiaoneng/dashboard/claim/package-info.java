/** Claims of units on overdue days of their cases, and what becomes of them. */
@NullMarked
package io.xiaoneng.dashboard.claim;

import org.jspecify.annotations.NullMarked;
