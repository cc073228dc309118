/** How a unit's month is scored: schemes as data, and the points that figures come to by them. */
@NullMarked
package io.xiaoneng.assessment;

import org.jspecify.annotations.NullMarked;
