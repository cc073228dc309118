/** The live stream of pages: one sender, one payload a tick, slow readers skip to the latest. */
@NullMarked
package io.xiaoneng.dashboard.live;

import org.jspecify.annotations.NullMarked;
