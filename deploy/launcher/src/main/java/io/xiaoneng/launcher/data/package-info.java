/**
 * The data directory: where everything of one installation lies, and what is remembered about it.
 */
@NullMarked
package io.xiaoneng.launcher.data;

import org.jspecify.annotations.NullMarked;
