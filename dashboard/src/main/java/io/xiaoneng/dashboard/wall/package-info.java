/** The wall: the city on a large screen, read from afar, that keeps itself up to date for weeks. */
@NullMarked
package io.xiaoneng.dashboard.wall;

import org.jspecify.annotations.NullMarked;
