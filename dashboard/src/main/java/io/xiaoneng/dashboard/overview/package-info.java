/** The city at a glance: one picture a tick, however many look at it. */
@NullMarked
package io.xiaoneng.dashboard.overview;

import org.jspecify.annotations.NullMarked;
