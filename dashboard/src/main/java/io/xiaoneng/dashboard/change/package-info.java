/** Why figures changed: what volume, items, speed and late data add to a change. */
@NullMarked
package io.xiaoneng.dashboard.change;

import org.jspecify.annotations.NullMarked;
