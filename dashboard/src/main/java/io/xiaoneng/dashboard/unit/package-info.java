/** Pages of one unit and of the tree below it. */
@NullMarked
package io.xiaoneng.dashboard.unit;

import org.jspecify.annotations.NullMarked;
