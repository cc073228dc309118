/** Dated targets: which there are, and whether the city is on the way to them. */
@NullMarked
package io.xiaoneng.dashboard.path;

import org.jspecify.annotations.NullMarked;
