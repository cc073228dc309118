/** Flags of units: when the rule is applied, what is kept of it, and what is shown. */
@NullMarked
package io.xiaoneng.dashboard.supervision.flag;

import org.jspecify.annotations.NullMarked;
