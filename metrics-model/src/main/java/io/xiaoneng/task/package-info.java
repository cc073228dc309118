/** The ledger of tasks 督办台账: a task's way, its stages and letters; pure rules. */
@NullMarked
package io.xiaoneng.task;

import org.jspecify.annotations.NullMarked;
