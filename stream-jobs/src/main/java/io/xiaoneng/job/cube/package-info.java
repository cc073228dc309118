/** Cells of the cube as keyed state, and their absolute rows. */
@NullMarked
package io.xiaoneng.job.cube;

import org.jspecify.annotations.NullMarked;
