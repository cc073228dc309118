/** The way of cases through their steps: the process map, and event logs for other tools. */
@NullMarked
package io.xiaoneng.dashboard.process;

import org.jspecify.annotations.NullMarked;
