/** What was refused, for who has to mend it. */
@NullMarked
package io.xiaoneng.dashboard.deadletter;

import org.jspecify.annotations.NullMarked;
