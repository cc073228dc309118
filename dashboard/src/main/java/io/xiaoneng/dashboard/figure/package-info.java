/** The page of a metric: its figure, its course, its parts, and what it means. */
@NullMarked
package io.xiaoneng.dashboard.figure;

import org.jspecify.annotations.NullMarked;
