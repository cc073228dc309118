/** The registry as the dashboard reads it: names, levels and the tree of units. */
@NullMarked
package io.xiaoneng.dashboard.registry;

import org.jspecify.annotations.NullMarked;
