/** Cold copies of a data directory, with a list of what is in them, and the way back. */
@NullMarked
package io.xiaoneng.launcher.backup;

import org.jspecify.annotations.NullMarked;
