/** Positions on the ground, the datums they are told in, and how far apart they are. */
@NullMarked
package io.xiaoneng.circle.place;

import org.jspecify.annotations.NullMarked;
