/** Marks at figures that an upheld appeal spoke against, wherever those figures are shown. */
@NullMarked
package io.xiaoneng.dashboard.supervision.mark;

import org.jspecify.annotations.NullMarked;
