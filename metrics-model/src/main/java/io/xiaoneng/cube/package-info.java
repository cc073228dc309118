/** The narrow cube: what one case adds to the figures of a day. */
@NullMarked
package io.xiaoneng.cube;

import org.jspecify.annotations.NullMarked;
