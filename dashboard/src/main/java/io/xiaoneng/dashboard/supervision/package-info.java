/** What cards and tasks of supervision have in common: who may see them, notes, files, letters. */
@NullMarked
package io.xiaoneng.dashboard.supervision;

import org.jspecify.annotations.NullMarked;
