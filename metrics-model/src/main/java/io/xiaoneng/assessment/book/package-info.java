/** The assessment of a month as it is frozen: every unit's lines, points and place. */
@NullMarked
package io.xiaoneng.assessment.book;

import org.jspecify.annotations.NullMarked;
