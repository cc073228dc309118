/**
 * The start of a whole installation on one machine: its options, its order of start and its end.
 */
@NullMarked
package io.xiaoneng.launcher;

import org.jspecify.annotations.NullMarked;
