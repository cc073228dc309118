/** Alerts 预警 of cases as the job raised them, and the cases whose term is nearly over. */
@NullMarked
package io.xiaoneng.dashboard.supervision.alert;

import org.jspecify.annotations.NullMarked;
