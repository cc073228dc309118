/** Exploring figures: any metric cut, compared, drawn, kept as a view and taken along as a file. */
@NullMarked
package io.xiaoneng.dashboard.explore;

import org.jspecify.annotations.NullMarked;
