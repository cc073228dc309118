/** Overdue days that a unit says were not its own doing: claimed, decided, kept. */
@NullMarked
package io.xiaoneng.claim;

import org.jspecify.annotations.NullMarked;
