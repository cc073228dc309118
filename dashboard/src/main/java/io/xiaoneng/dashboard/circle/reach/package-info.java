/**
 * Feeds the 15-minute circle: loads the streets, measures which cells walk to which point as the
 * registry changes, and keeps the tables and the topic that hold it.
 */
@NullMarked
package io.xiaoneng.dashboard.circle.reach;

import org.jspecify.annotations.NullMarked;
