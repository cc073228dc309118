/** The page of hints that a unit's figures may have been helped along. */
@NullMarked
package io.xiaoneng.dashboard.radar;

import org.jspecify.annotations.NullMarked;
