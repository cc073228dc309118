/** The ledger of tasks: its store, the action plan's tasks, API and pages. */
@NullMarked
package io.xiaoneng.dashboard.supervision.task;

import org.jspecify.annotations.NullMarked;
